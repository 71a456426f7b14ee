// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
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

 private:
  ImportReport& report_;
  std::string file_;
};

/// Reads an XML file as events. Where it cannot be read to its end, what was read of a process that is under way is taken back,
/// and the finding stands in the report. @return whether it could
bool read_events(SourceText source, syntax::XmlEvents& events, DatasetBuilder& builder);

}  // namespace ferrolabel::formats
