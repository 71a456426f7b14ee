// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/open_dataset.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "formats/ecospold/ecospold1_reader.hpp"
#include "formats/ecospold/ecospold2_reader.hpp"
#include "formats/ilcd/ilcd_reader.hpp"
#include "formats/lca/dataset_builder.hpp"
#include "formats/lca/dataset_cache.hpp"
#include "formats/lca/import_notes.hpp"
#include "formats/lca/lca_files.hpp"
#include "formats/openlca/openlca_reader.hpp"
#include "syntax/file.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::formats {

namespace {

/// The namespace in the first start tag of an XML text; empty where there is none. Only a guess at the format: the reader checks.
std::string_view root_namespace(std::string_view text) {
  auto at = text.find('<');
  while (at != std::string_view::npos && at + 1 < text.size() && (text[at + 1] == '?' || text[at + 1] == '!'))
    at = text.find('<', text.substr(at).starts_with("<!--") ? text.find("-->", at) : at + 1);
  if (at == std::string_view::npos) return {};
  const auto tag = text.substr(at, text.find('>', at) - at);
  const auto name = tag.substr(1, tag.find_first_of(" \t\r\n/") - 1);
  const auto colon = name.find(':');
  const std::string declared = colon == std::string_view::npos ? "xmlns=" : "xmlns:" + std::string{name.substr(0, colon)} + "=";
  const auto found = tag.find(declared);
  if (found == std::string_view::npos || found + declared.size() >= tag.size()) return {};
  const auto value = tag.substr(found + declared.size() + 1);
  return value.substr(0, value.find(tag[found + declared.size()]));
}

bool begins_as_cache(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;  // to open a pipe would wait for a writer
  std::array<char, 8> start{};
  std::ifstream file{path, std::ios::binary};
  file.read(start.data(), start.size());
  return is_dataset_cache({start.data(), static_cast<std::size_t>(file.gcount())});
}

class Import {
 public:
  explicit Import(const ImportOptions& options) : options_{options}, builder_{options.units, report_} {}

  void run(const std::vector<std::string>& inputs) {
    each_lca_file(inputs, options_.archive, report_, [this](SourceText source) { take(std::move(source)); });
  }

  Result<ImportedDataset> finish(std::string name) {
    ecospold1_.link();
    ilcd_.pour(builder_);
    openlca_.pour(builder_);
    auto dataset = std::move(builder_).finish();
    dataset.name = std::move(name);
    if (!dataset.processes.empty()) return ImportedDataset{std::move(dataset), std::move(report_)};
    Findings findings{{"import.nothing", Severity::error, {}, "no process was found in the input", "name EcoSpold, ILCD or openLCA files, folders or archives of them, or a file that 'lca import' wrote"}};
    for (const auto& complaint : report_.complaints) findings.insert(findings.end(), complaint.examples.begin(), complaint.examples.end());
    return findings;
  }

 private:
  void take(SourceText source) {
    const auto first = source.text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string::npos && source.text[first] == '<') return take_xml(std::move(source));
    if (first == std::string::npos || source.text[first] != '{') return unknown(source.file);
    const auto file = source.file;
    if (openlca_.read(std::move(source), builder_)) seen("openLCA JSON-LD");
    else unknown(file);
  }

  void take_xml(SourceText source) {
    const auto uri = root_namespace(source.text);
    hold_against_schema(source, uri);
    if (uri == ecospold2_namespace) {
      seen("EcoSpold 2");
      return read_ecospold2(std::move(source), builder_);
    }
    if (uri == ecospold1_namespace) {
      seen("EcoSpold 1");
      return ecospold1_.read(std::move(source));
    }
    if (uri.starts_with(ilcd_namespaces)) {
      seen("ILCD");
      return ilcd_.read(std::move(source), builder_);
    }
    unknown(source.file);
  }

  void hold_against_schema(const SourceText& source, std::string_view uri) {
    for (const auto& schema : options_.schemas) {
      if (schema.target_namespace() != uri) continue;
      ++report_.held_against_schema;
      auto findings = syntax::read_xml(source, schema, xml_import_limits).findings();
      std::erase_if(findings, [](const Finding& finding) { return !finding.code.starts_with("xml.schema."); });
      if (!findings.empty()) ++report_.break_schema;
      for (auto& finding : findings) {
        finding.severity = Severity::note;
        finding.place.source = std::make_shared<const SourceText>(SourceText{source.file, {}});
        report_.add(std::move(finding));
      }
      return;
    }
  }

  void unknown(const std::string& file) {
    ImportNotes{report_, file}.add("import.format.unknown", Severity::warning, 0, [&] { return file + " is in none of the formats that are read, and is left out"; }, "name EcoSpold, ILCD or openLCA data");
  }

  void seen(std::string_view format) {
    if (report_.format.find(format) != std::string::npos) return;
    report_.format.append(report_.format.empty() ? "" : ", ").append(format);
  }

  const ImportOptions& options_;
  ImportReport report_;
  DatasetBuilder builder_;
  Ecospold1Reader ecospold1_{builder_};
  IlcdReader ilcd_;
  OpenlcaReader openlca_;
};

}  // namespace

Result<ImportedDataset> open_dataset(const std::vector<std::string>& inputs, const ImportOptions& options) {
  if (inputs.size() == 1 && begins_as_cache(inputs.front())) {
    const auto file = syntax::read_file(inputs.front(), ArchiveLimits{}.bytes);
    if (!file) return file.findings();
    return read_dataset_cache(*file);
  }
  Import import{options};
  import.run(inputs);
  auto path = std::filesystem::path{inputs.empty() ? std::string{} : inputs.front()};
  if (!path.has_filename()) path = path.parent_path();
  return import.finish(path.stem().string());
}

}  // namespace ferrolabel::formats
