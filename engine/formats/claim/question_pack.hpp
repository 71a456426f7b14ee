// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "claim/question.hpp"
#include "finding/result.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// A pack of criteria beyond the class (schemas/question-pack.schema.json), from methods/questions/ID.json.
struct QuestionPack {
  std::string id;
  std::string title;
  std::string edition;
  std::string digest;  ///< "sha256:…" of the file
  std::vector<claim::Criterion> criteria;

  [[nodiscard]] const claim::Criterion* find(std::string_view criterion) const noexcept;
};

/// The packs of a folder by id, read once.
using QuestionPacks = std::map<std::string, QuestionPack, std::less<>>;

/// Findings: claim.document.*, .duplicate-id.
[[nodiscard]] Result<QuestionPack> read_question_pack(const syntax::Document& document);
/// All packs of a folder, with the findings of all broken ones at once. No packs where there is no such folder.
[[nodiscard]] Result<QuestionPacks> read_question_packs(const std::filesystem::path& directory);

}  // namespace ferrolabel::formats
