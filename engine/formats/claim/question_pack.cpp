// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/question_pack.hpp"

#include <algorithm>

#include "formats/claim/claim_object.hpp"
#include "formats/claim/question_reader.hpp"
#include "syntax/encoding.hpp"
#include "syntax/file.hpp"
#include "syntax/reader_findings.hpp"

namespace ferrolabel::formats {

const claim::Criterion* QuestionPack::find(std::string_view criterion) const noexcept {
  const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const auto& each) { return each.id == criterion; });
  return found == criteria.end() ? nullptr : &*found;
}

Result<QuestionPack> read_question_pack(const syntax::Document& document) {
  Findings findings;
  ClaimObject root{document.root(), findings};
  root.format("ferrolabel-question-pack");
  QuestionPack pack;
  pack.id = root.text("id");
  pack.title = root.text("title");
  pack.edition = root.text("edition");
  (void)root.text("licence");
  (void)root.optional_text("notice");
  if (document.source()) pack.digest = syntax::sha256_digest(document.source()->text);
  (void)root.required("criteria");
  for (const auto item : root.items("criteria")) {
    auto criterion = read_criterion_definition(item, pack.id, findings);
    if (pack.find(criterion.id) != nullptr)
      findings.push_back({"claim.document.duplicate-id", Severity::error, item.place(), "the criterion " + syntax::quoted(criterion.id) + " stands twice", "give each its own id"});
    pack.criteria.push_back(std::move(criterion));
  }
  root.finish();
  if (has_errors(findings)) return findings;
  return pack;
}

Result<QuestionPacks> read_question_packs(const std::filesystem::path& directory) {
  QuestionPacks packs;
  Findings findings;
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator{directory, ignored}) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto document = syntax::read_json_file(file.string());
    auto pack = document.ok() ? read_question_pack(*document) : Result<QuestionPack>{document.findings()};
    if (pack.ok()) {
      auto id = pack->id;
      packs.emplace(std::move(id), std::move(pack).value());
    } else {
      findings.insert(findings.end(), pack.findings().begin(), pack.findings().end());
    }
  }
  if (has_errors(findings)) return findings;
  return packs;
}

}  // namespace ferrolabel::formats
