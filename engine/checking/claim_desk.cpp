// SPDX-License-Identifier: Apache-2.0
#include "checking/claim_desk.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "checking/registry_evidence.hpp"
#include "claim/claim_check.hpp"
#include "formats/claim/answer_json.hpp"
#include "formats/claim/question_reader.hpp"
#include "issuing/label_id.hpp"
#include "sampling/ordered_parallel_for.hpp"

namespace ferrolabel::checking {

namespace {

constexpr std::size_t lines_a_block = 16;

/// What stands ready for one check; `evidence` points into it.
struct Gathered {
  claim::RegistryEvidence registry;
  claim::SchemeSet schemes;
  claim::Evidence evidence;
};

void add_scheme(const Sources& sources, const std::string& id, claim::SchemeSet& schemes) {
  if (id.empty() || !sources.scheme || schemes.find(id) != schemes.end()) return;
  if (auto scheme = sources.scheme(id)) schemes.emplace(id, std::move(scheme));
}

std::unique_ptr<Gathered> gather(const Sources& sources, const std::vector<const claim::Claim*>& claims, const claim::Question& question, registry::Time now) {
  auto gathered = std::make_unique<Gathered>();
  for (const auto* claim : claims)
    if (claim->signed_label.label) add_scheme(sources, claim->signed_label.label->scheme.id, gathered->schemes);
  for (const auto& asked : question.classes) add_scheme(sources, asked.scheme, gathered->schemes);
  if (question.quota) add_scheme(sources, question.quota->scheme, gathered->schemes);
  gathered->evidence = {sources.trust, nullptr, &gathered->schemes};
  if (sources.registry != nullptr) {
    gathered->registry = registry_evidence(*sources.registry, claims, now);
    gathered->evidence.registry = &gathered->registry;
  }
  return gathered;
}

Result<claim::Question> question_of(const Sources& sources, const CheckTerms& terms, const formats::QuestionReference& own) {
  if (terms.question) {
    const auto id = own.question ? std::string{own.question.member("id").scalar()} : own.id;
    Findings findings;
    if ((own.question || !own.id.empty()) && id != terms.question->id)
      findings.push_back({"claim.question.other", Severity::warning, own.question ? own.question.place() : Place{}, "the document brings the question '" + id + "', but '" + terms.question->id + "' is asked",
                          "take care that bidders answer your question"});
    return {*terms.question, std::move(findings)};
  }
  static const formats::QuestionPacks no_packs;
  if (own.question) return formats::read_question(own.question, sources.packs != nullptr ? *sources.packs : no_packs);
  if (own.id.empty()) return claim::Question{};
  if (sources.questions != nullptr)
    if (const auto found = sources.questions->find(own.id); found != sources.questions->end()) return found->second;
  return Finding{"claim.question.unknown", Severity::error, {}, "the document names the question '" + own.id + "', which is not at hand", "write the question itself, or name its file by --question"};
}

quantity::Date decision_of(const CheckTerms& terms, const std::optional<quantity::Date>& own) {
  if (terms.decision) return *terms.decision;
  return own ? *own : quantity::Date{std::chrono::floor<std::chrono::days>(terms.now)};
}

Checked judge_claim(const Sources& sources, formats::ClaimDocument& document, syntax::Node root, claim::Question question, const CheckTerms& terms) {
  auto& claim = document.claim;
  claim.signed_label = formats::read_signed_label(claim.signed_label.token, sources.trust, issuing::label_id, claim.pointer);
  // A label alone that says itself that no registry counts it is judged by what it says; in a claim, tonnes are claimed of it.
  if (!root && question.id.empty()) question.registered = !claim.signed_label.label || claim.signed_label.label->registry != "unregistered";
  const auto decision = decision_of(terms, document.decision_date);
  const auto gathered = gather(sources, {&claim}, question, terms.now);
  auto answer = claim::check(claim, question, gathered->evidence, decision);
  std::string receipt;
  if (sources.receipt_key != nullptr) receipt = formats::make_receipt({&document, &answer, nullptr, nullptr, root, question, gathered->evidence, decision}, *sources.receipt_key);
  return {std::move(claim), std::move(question), decision, std::move(answer), std::move(receipt)};
}

/// The lines of all bids in document order.
template <class Tender>
auto lines_of(Tender& tender) {
  std::vector<decltype(tender.bids.front().lines.data())> lines;
  for (auto& bid : tender.bids)
    for (auto& line : bid.lines) lines.push_back(&line);
  return lines;
}

/// Signatures are what a tender costs: all cores verify them.
void read_labels(const Sources& sources, const std::vector<claim::Claim*>& lines, unsigned threads) {
  const auto read = [&](std::size_t begin, std::size_t end, unsigned) {
    for (auto at = begin; at < end; ++at) lines[at]->signed_label = formats::read_signed_label(lines[at]->signed_label.token, sources.trust, issuing::label_id, lines[at]->pointer);
    return end;
  };
  sampling::ordered_parallel_for(lines.size(), threads, lines_a_block, read, [](std::size_t) {});
}

claim::LineAnswers check_lines(const claim::Tender& tender, const std::vector<const claim::Claim*>& lines, const claim::Question& question, const claim::Evidence& evidence,
                               const quantity::Date& decision, unsigned threads) {
  std::vector<claim::Answer> answers;
  answers.reserve(lines.size());
  const auto check = [&](std::size_t begin, std::size_t end, unsigned) {
    std::vector<claim::Answer> made;
    for (auto at = begin; at < end; ++at) made.push_back(claim::brief(claim::check_line(*lines[at], question, evidence, decision)));
    return made;
  };
  sampling::ordered_parallel_for(lines.size(), threads, lines_a_block, check, [&](std::vector<claim::Answer> made) {
    for (auto& answer : made) answers.push_back(std::move(answer));
  });
  claim::LineAnswers by_bid;
  std::size_t at = 0;
  for (const auto& bid : tender.bids) {
    auto& of_bid = by_bid.emplace_back();
    for (std::size_t line = 0; line < bid.lines.size(); ++line) of_bid.push_back(std::move(answers[at++]));
  }
  return by_bid;
}

Checked judge_tender(const Sources& sources, formats::TenderDocument& document, syntax::Node root, claim::Question question, const CheckTerms& terms) {
  auto& tender = document.tender;
  const auto lines = lines_of(tender);
  read_labels(sources, lines, terms.threads);
  const std::vector<const claim::Claim*> claims{lines.begin(), lines.end()};
  const auto decision = decision_of(terms, document.decision_date);
  const auto gathered = gather(sources, claims, question, terms.now);
  auto answers = check_lines(tender, claims, question, gathered->evidence, decision, terms.threads);
  auto answer = claim::judge_tender(tender, question, gathered->evidence, std::move(answers));
  std::string receipt;
  if (sources.receipt_key != nullptr) receipt = formats::make_receipt({nullptr, nullptr, &document, &answer, root, question, gathered->evidence, decision}, *sources.receipt_key);
  return {std::move(tender), std::move(question), decision, std::move(answer), std::move(receipt)};
}

}  // namespace

Result<Checked> check_token(const Sources& sources, std::string_view token, const CheckTerms& terms) {
  const auto is_text = [](char sign) { return (sign >= ' ' && sign < 0x7f) || sign == '\t' || sign == '\r' || sign == '\n'; };
  if (const auto other = std::find_if_not(token.begin(), token.end(), is_text); other != token.end())
    return Finding{"claim.document.no-claim", Severity::error, {}, "the document is neither JSON nor a label: byte " + std::to_string(other - token.begin() + 1) + " is no sign of ASCII text", "give a claim or tender as JSON, or a label as it was signed"};
  auto document = formats::claim_of_token(token);
  return judge_claim(sources, document, {}, terms.question.value_or(claim::Question{}), terms);
}

Result<Checked> check_document(const Sources& sources, syntax::Node root, const CheckTerms& terms) {
  if (!formats::is_tender(root)) {
    auto document = formats::read_claim(root);
    if (!document) return document.findings();
    auto question = question_of(sources, terms, document->question);
    if (!question) return question.findings();
    auto findings = question.findings();
    return {judge_claim(sources, document.value(), root, std::move(question).value(), terms), std::move(findings)};
  }
  auto document = formats::read_tender(root);
  if (!document) return document.findings();
  auto question = question_of(sources, terms, document->question);
  if (!question) return question.findings();
  auto findings = question.findings();
  const auto merged = formats::merge_lots(question.value(), document->lots, root.place());
  findings.insert(findings.end(), merged.begin(), merged.end());
  if (has_errors(findings)) return findings;
  return {judge_tender(sources, document.value(), root, std::move(question).value(), terms), std::move(findings)};
}

std::string checked_json(const Checked& checked) {
  const formats::CheckHead head{checked.question.id, checked.decision, checked.receipt};
  return std::visit([&](const auto& answer) { return formats::check_json(answer, head); }, checked.answer);
}

}  // namespace ferrolabel::checking
