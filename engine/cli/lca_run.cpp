// SPDX-License-Identifier: Apache-2.0
#include "cli/lca_run.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "cli/exit_code.hpp"
#include "formats/matrix/matrix_folder.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::cli {

namespace {

/// How to mend what libxml2 says of a schema. ILCD's, for one, import http://www.w3.org/2001/xml.xsd, which lies in no folder of theirs.
std::string mend_of(std::string_view message) {
  constexpr std::string_view before = "Failed to parse the XML resource '";
  const auto at = message.find(before);
  if (at == std::string_view::npos) return "name the root .xsd, with those that it includes beside it";
  const auto rest = message.substr(at + before.size());
  const std::string missing{rest.substr(0, rest.find('\''))};
  const auto name = missing.substr(missing.rfind('/') + 1);
  return "put the file " + name + (name == missing ? "" : " (from " + missing + ")") + " into the same folder: nothing is fetched from the network";
}

/// The schema itself first, then all others of its folder, under the names by which it may import them.
Result<syntax::XmlSchema> read_schema(const std::string& file) {
  namespace fs = std::filesystem;
  const auto limit = syntax::file_limits().bytes;
  auto main = syntax::read_file(file, limit);
  if (!main) return std::move(main.findings());
  std::vector<SourceText> texts{{fs::path{file}.filename().string(), std::move(main.value().text)}};
  std::error_code error;
  std::vector<fs::path> beside;
  for (fs::directory_iterator at{fs::absolute(file, error).parent_path(), error}, end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".xsd" && at->path().filename() != fs::path{file}.filename()) beside.push_back(at->path());
  std::sort(beside.begin(), beside.end());
  for (const auto& path : beside)
    if (auto text = syntax::read_file(path.string(), limit)) texts.push_back({path.filename().string(), std::move(text.value().text)});
  try {
    return syntax::XmlSchema{std::move(texts)};
  } catch (const std::invalid_argument& fault) {
    return argument_error("import.schema.bad", file + " is no XML schema that can be used: " + fault.what(), mend_of(fault.what()));
  }
}

}  // namespace

Result<formats::ImportOptions> import_options(const Session& session, const std::vector<std::string>& schemas) {
  const auto document = syntax::read_json_file(session.methods_directory() + "/units/lca-units.json");
  if (!document) return document.findings();
  auto units = formats::read_unit_table(*document);
  if (!units) return std::move(units.findings());
  formats::ImportOptions options{.units = std::move(units).value()};
  for (const auto& file : schemas) {
    auto schema = read_schema(file);
    if (!schema) return std::move(schema.findings());
    options.schemas.push_back(std::move(schema).value());
  }
  return options;
}

Result<LcaInput> read_lca_input(const std::vector<std::string>& inputs, const formats::ImportOptions& options) {
  LcaInput input;
  if (inputs.size() == 1 && formats::is_matrix_folder(inputs.front())) {
    auto folder = formats::read_matrix_folder(inputs.front());
    if (!folder) return std::move(folder.findings());
    input.imported.dataset = std::move(folder.value().dataset);
    input.imported.report.format = "matrices";
    for (const auto& finding : folder.findings()) input.imported.report.add(finding);
    if (!folder->method.categories.empty()) input.method = std::move(folder.value().method);
    return input;
  }
  auto imported = formats::open_dataset(inputs, options);
  if (!imported) return std::move(imported.findings());
  input.imported = std::move(imported).value();
  return input;
}

OpenedDataset open_for(const Session& session, const std::string& input) {
  const auto options = import_options(session, {});
  if (!options) return {std::nullopt, session.fail(options.findings())};
  auto read = read_lca_input({input}, *options);
  if (!read) return {std::nullopt, session.fail(read.findings())};
  return {std::move(read.value().imported), exit_code::done};
}

}  // namespace ferrolabel::cli
