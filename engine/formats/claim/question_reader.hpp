// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "claim/question.hpp"
#include "finding/result.hpp"
#include "formats/claim/question_pack.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

inline constexpr std::string_view question_format = "ferrolabel-question";

/// Reads what a procurer asks (schemas/question.schema.json), with its criteria from the packs. All findings at once:
/// claim.document.missing-member, .unknown-member, .wrong-type, .bad-value, .decimal-comma, .duplicate-id, .unknown-pack.
[[nodiscard]] Result<claim::Question> read_question(syntax::Node root, const QuestionPacks& packs = {});

/// Writes a question whole, with its criteria in full, so that it can be read without packs; same question, same bytes.
[[nodiscard]] std::string write_question(const claim::Question& question);

/// The lots of a question or tender: [{"id", "title", "quantity", "delivery", "product", "origin"}].
[[nodiscard]] std::vector<claim::Lot> read_lots(const std::vector<syntax::Node>& items, Findings& findings);

/// Puts a tender's lots into the question: a lot that the question has gets the tender's tonnage where it has none itself; another
/// is added. Findings claim.document.bad-value where the two tonnages differ.
[[nodiscard]] Findings merge_lots(claim::Question& question, const std::vector<claim::Lot>& lots, const Place& place);

/// A criterion in full, as packs have it.
[[nodiscard]] claim::Criterion read_criterion_definition(syntax::Node item, std::string_view pack, Findings& findings);

}  // namespace ferrolabel::formats
