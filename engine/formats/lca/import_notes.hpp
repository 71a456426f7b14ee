// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formats/input/input_finding.hpp"
#include "formats/lca/dataset_builder.hpp"
#include "syntax/xml_events.hpp"

namespace ferrolabel::formats {

/// Findings about one file, into the report of an import.
class ImportNotes {
 public:
  ImportNotes(ImportReport& report, std::string file) : report_{report}, file_{std::move(file)} {}

  [[nodiscard]] const std::string& file() const noexcept { return file_; }

  /// @param message gives the text, for the first of a code only @param line 0 = the file as a whole
  template <class Message>
  void add(std::string_view code, Severity severity, std::uint64_t line, Message message, std::string_view fix) {
    report_.add(code, [&] {
      auto finding = input_finding(file_, std::string{code}, message(), std::string{fix}, line);
      finding.severity = severity;
      return finding;
    });
  }

  /// Where a process states no reference product, or only one of amount 0.
  void about_reference(const lca::Process& process, std::uint64_t line);

  /// Takes back the process under way, as another begins within it: `import.process.nested`.
  void drop_outer(DatasetBuilder& builder, std::uint64_t line);

  /// A figure, or 0 with `import.figure.missing` where none is stated. @param what gives its name, for the first of a code only
  template <class What>
  double figure(std::optional<double> stated, std::uint64_t line, What what) {
    if (!stated) add("import.figure.missing", Severity::warning, line, [&] { return what() + " is missing or no number; it counts as 0"; }, "state it as a number with '.' as decimal sign");
    return stated.value_or(0);
  }

  /// An uncertainty, or none with `import.uncertainty.unknown` where one is stated that cannot be read. @param what as of figure()
  template <class What>
  lca::Uncertainty uncertainty(const std::optional<lca::Uncertainty>& stated, std::uint64_t line, What what) {
    if (!stated) add("import.uncertainty.unknown", Severity::note, line, [&] { return "the uncertainty of " + what() + " lacks a figure, or has one out of range, and is left out"; }, "state all its figures");
    return stated.value_or(lca::Uncertainty{});
  }

  /// A place for what has that id; nullptr where something has it already, which stays: `import.id.duplicate`. @param kind "the flow" …
  template <class Value>
  Value* first(std::map<std::string, Value>& values, const std::string& id, std::string_view kind) {
    const auto [place, is_new] = values.try_emplace(id);
    if (is_new) return &place->second;
    add("import.id.duplicate", Severity::warning, 0, [&] { return std::string{kind} + " " + id + " was read before; that one is kept, and this one is left out"; }, "keep one of the two, or give them ids of their own");
    return nullptr;
  }

  /// A unit or a flow property that is left out, as nothing converts to it: `import.figure.missing`.
  template <class What>
  void no_factor(std::uint64_t line, What what) {
    add("import.figure.missing", Severity::warning, line, [&] { return "the conversion factor of " + what() + " is missing or no number; it is left out"; }, "state it as a number with '.' as decimal sign");
  }

 private:
  ImportReport& report_;
  std::string file_;
};

/// Reads an XML file as events. Where it cannot be read to its end, what was read of a process that is under way is taken back,
/// and the finding stands in the report. @return whether it could
bool read_events(SourceText source, syntax::XmlEvents& events, DatasetBuilder& builder);

}  // namespace ferrolabel::formats
