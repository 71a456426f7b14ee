// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "batch/run.hpp"
#include "batch/run_manifest.hpp"
#include "generate/submission_generator.hpp"
#include "support/json_schema.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"
#include "unit/batch/input_world.hpp"
#include "unit/issuing/issuing_support.hpp"
#include "unit/registry/registry_world.hpp"

/// Runs over submissions, with a key and a registry of their own.
namespace ferrolabel::batch::test {

inline const std::string methods_folder = FERROLABEL_SOURCE_DIR "/methods";
inline const std::string sample_folder = FERROLABEL_SOURCE_DIR "/samples/submissions";

inline const trust::SigningKey& issuer_key() {
  static const auto key = issuing::test_key();
  return key;
}
inline const trust::SigningKey& log_key() {
  static const auto key = issuing::test_key(9, {registry::tests::registry_id, "Example Registry"});
  return key;
}

inline ExaminerTerms examiner_terms(const trust::SigningKey* key = &issuer_key()) {
  return {methods_folder, issuing::label_day("2026-11-24"), false, false, key, key == nullptr ? std::string{} : registry::tests::registry_id};
}

/// A sample submission that is in order, with pieces of it replaced, each of which must be there: 111.725 t are asked for, of
/// 1960.1 t that were made.
inline std::string sound_submission(const std::vector<std::pair<std::string, std::string>>& replaced = {}) {
  auto text = syntax::read_file(sample_folder + "/S-0000001.xml", 1U << 20U).value().text;
  for (const auto& [piece, by] : replaced) {
    const auto at = text.find(piece);
    REQUIRE(at != std::string::npos);
    text.replace(at, piece.size(), by);
  }
  return text;
}

/// So many generated submissions in one envelope, about one in ten with a planted fault. Same count, same bytes.
inline std::string envelope(std::uint64_t count) {
  const generate::SubmissionGenerator generator{FERROLABEL_SOURCE_DIR "/samples/plants", {.seed = 5, .faulty = 0.1, .kinds = generate::FaultKinds::well_formed}};
  std::string text = "<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\">\n";
  for (std::uint64_t rank = 0; rank < count; ++rank) {
    const auto xml = generator.make(rank).xml;
    text += xml.substr(xml.find("<submission"));
  }
  return text + "</submissions>\n";
}

/// Generated once: enough for three groups of the registrar.
inline const std::string& large_envelope() {
  static const auto text = envelope(600);
  return text;
}

/// A folder for results, and a registry beside it, both new.
class RunWorld {
 public:
  RunWorld() { static_cast<void>(registry_.open()); }

  [[nodiscard]] RunTerms terms(std::vector<std::string> inputs = {sample_folder}) const {
    RunTerms terms;
    terms.examiner = examiner_terms();
    terms.inputs = std::move(inputs);
    terms.open_registry = [url = registry_.url()] { return registry::Registry::open(url); };
    terms.registry_key = &log_key();
    terms.now = registry::tests::noon;
    return terms;
  }

  /// Opens the folder, begins the run or goes on with it, and runs.
  RunResult run(const RunTerms& terms, const std::string& name = "out") const {
    const auto out = open(terms, name);
    auto result = batch::run(terms, *out);
    for (const auto& finding : result.findings()) UNSCOPED_INFO(describe(finding));
    REQUIRE(result);
    return std::move(result).value();
  }
  /// From within the world's folder, by whose name no row is to differ.
  [[nodiscard]] std::unique_ptr<OutFolder> open(const RunTerms& terms, const std::string& name = "out") const {
    std::filesystem::current_path(folder.path());
    auto out = OutFolder::open(folder.path(name), true);
    for (const auto& finding : out.findings()) UNSCOPED_INFO(describe(finding));
    REQUIRE(out);
    for (const auto& finding : begin_or_go_on(run_record(terms), *out.value())) FAIL(describe(finding));
    return std::move(out).value();
  }

  /// Every file of a folder of results but the journal, with its bytes.
  [[nodiscard]] std::map<std::string, std::string> files(const std::string& name = "out") const {
    std::map<std::string, std::string> found;
    const std::filesystem::path root{folder.path(name)};
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
      const auto file = std::filesystem::relative(entry.path(), root).string();
      if (entry.is_regular_file() && file != "journal") found[file] = folder.read(name + "/" + file);
    }
    return found;
  }
  /// What the registry holds, without heads.
  [[nodiscard]] std::string exported() const { return registry::tests::exported(registry_.open(), false); }
  [[nodiscard]] const std::string& registry_url() const { return registry_.url(); }

  InputWorld folder;

 private:
  registry::tests::World registry_;
};

/// Where a JSON document breaks a schema of schemas/; empty where it keeps to it.
inline std::string broken_by(const syntax::Document& document, const std::string& schema) {
  const auto read = syntax::read_json_file(FERROLABEL_SOURCE_DIR "/schemas/" + schema + ".schema.json").value();
  std::string text;
  for (const auto& misfit : support::JsonSchema{read.root()}.misfits(read.root(), document.root())) text += misfit + ", ";
  return text;
}

/// Rows of results.jsonl.
inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// A row of results.jsonl, read.
inline syntax::Document read_row(const std::string& row) { return syntax::read_json({"row", row}).value(); }

/// The label that a row names; empty where it names none.
inline std::string label_of_row(const std::string& row) {
  const auto document = read_row(row);
  return std::string{row_text(document.root().member("label"))};
}

/// Whether two sets of files are the same; where not, which differ. Shorter than what CHECK would print of all their bytes.
inline std::string differences(const std::map<std::string, std::string>& one, const std::map<std::string, std::string>& other) {
  std::set<std::string> names;
  for (const auto* files : {&one, &other})
    for (const auto& [name, bytes] : *files) {
      const auto there = one.find(name);
      const auto here = other.find(name);
      if (there == one.end() || here == other.end() || there->second != here->second) names.insert(name);
    }
  std::string text;
  for (const auto& name : names) text += name + " ";
  return text;
}

}  // namespace ferrolabel::batch::test
