// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "claim/answer.hpp"
#include "claim/question.hpp"
#include "claim/tender.hpp"
#include "finding/result.hpp"
#include "formats/claim/question_pack.hpp"
#include "formats/claim/receipt.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"
#include "registry/registry.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::checking {

/// With what claims are checked. Pointers may be null: what is not at hand cannot decide. All must stay good during a check, and
/// bear being asked by several threads.
struct Sources {
  const trust::TrustList* trust = nullptr;
  const registry::Registry* registry = nullptr;
  /// A scheme by its id; nullptr where there is none.
  std::function<std::shared_ptr<const method::Scheme>(std::string_view id)> scheme{};
  const formats::QuestionPacks* packs = nullptr;
  const std::map<std::string, claim::Question, std::less<>>* questions = nullptr;  ///< those that documents name by id
  const trust::SigningKey* receipt_key = nullptr;  ///< no receipt without it
};

/// How it is asked.
struct CheckTerms {
  std::optional<claim::Question> question{};     ///< of who asks; goes before the document's own
  std::optional<quantity::Date> decision{};      ///< goes before the document's own; nothing in either: the day of `now`
  registry::Time now{};
  unsigned threads = 1;
};

struct Checked {
  std::variant<claim::Claim, claim::Tender> subject;  ///< with its labels read
  claim::Question question;
  quantity::Date decision{};
  std::variant<claim::Answer, claim::TenderAnswer> answer;
  std::string receipt;  ///< empty where there is no key to sign it

  [[nodiscard]] claim::Verdict verdict() const { return std::visit([](const auto& given) { return given.verdict; }, answer); }
};

/// The verdict on a claim that is the label itself. Without a question, one that says 'unregistered' needs no registry. Same sources and terms, same bytes on any number of threads.
/// Finding claim.document.no-claim: it has bytes that are no ASCII text, which neither an answer nor a receipt could repeat.
[[nodiscard]] Result<Checked> check_token(const Sources& sources, std::string_view token, const CheckTerms& terms);

/// The verdict on a claim or a tender, whichever the document is.
/// Findings: those of read_claim, read_tender, read_question and merge_lots; claim.question.unknown (the document names a question that
/// is not at hand); as a warning claim.question.other (it brings another question than the one that is asked).
/// Throws registry::StoreError where the registry cannot be read.
[[nodiscard]] Result<Checked> check_document(const Sources& sources, syntax::Node root, const CheckTerms& terms);

/// The result as JSON (schemas/check-result.schema.json).
[[nodiscard]] std::string checked_json(const Checked& checked);

}  // namespace ferrolabel::checking
