// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <string_view>

#include "batch/rule_check.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::batch {

namespace {

using formats::EvidenceItem;
using formats::Submission;

/// Items that share a member with an earlier one. @param what of the member, for the message
RuleCheck each_once(const Submission& submission, const std::string EvidenceItem::* member, const char* what, const char* fix) {
  if (submission.evidence.empty()) return RuleCheck::not_applicable();
  RuleCheck check;
  std::map<std::string_view, const EvidenceItem*> seen;
  for (const auto& item : submission.evidence) {
    const auto [first, is_new] = seen.emplace(item.*member, &item);
    if (!is_new) check.fail({item.place, std::string{"evidence '"} + item.id + "' has the same " + what + " as '" + first->second->id + "'", fix, first->second->place});
  }
  return check;
}

RuleCheck ids_are_unique(const Submission& submission, const RuleFacts&) { return each_once(submission, &EvidenceItem::id, "id", "give each its own id"); }

RuleCheck digests_are_unique(const Submission& submission, const RuleFacts&) { return each_once(submission, &EvidenceItem::digest, "digest", "keep one of them, or correct the digest"); }

RuleCheck nothing_is_empty(const Submission& submission, const RuleFacts&) {
  if (submission.evidence.empty()) return RuleCheck::not_applicable();
  static const std::string of_nothing = syntax::sha256_digest({});
  RuleCheck check;
  for (const auto& item : submission.evidence)
    if (item.digest == of_nothing) check.fail({item.place, "evidence '" + item.id + "' is an empty file", "take the digest of the document itself"});
  return check;
}

RuleCheck references_lead_somewhere(const Submission& submission, const RuleFacts&) {
  if (submission.references.empty()) return RuleCheck::not_applicable();
  std::vector<std::string_view> ids;
  for (const auto& item : submission.evidence) ids.push_back(item.id);
  std::sort(ids.begin(), ids.end());
  RuleCheck check;
  for (const auto& reference : submission.references)
    if (!std::binary_search(ids.begin(), ids.end(), std::string_view{reference.id})) check.fail({reference.place, "there is no evidence '" + reference.id.substr(0, 64) + "'", "list it, or correct the id after 'evidence:'"});
  return check;
}

RuleCheck nothing_is_too_young(const Submission& submission, const RuleFacts&) {
  if (!submission.statement || submission.evidence.empty()) return RuleCheck::not_applicable();
  RuleCheck check;
  for (const auto& item : submission.evidence)
    if (item.date && *item.date > submission.statement->date)
      check.fail({item.place, "evidence '" + item.id + "' is of " + quantity::to_string(*item.date) + ", after the statement of " + quantity::to_string(submission.statement->date), "correct the day, or have the figures verified again", submission.statement->place});
  return check;
}

RuleCheck report_is_there(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  const auto& items = submission.evidence;
  RuleCheck check;
  if (std::none_of(items.begin(), items.end(), [](const EvidenceItem& item) { return item.kind == "verification-report"; }))
    check.fail({submission.statement->place, "the verification report is not among the evidence", "list it as an item of kind verification-report"});
  return check;
}

RuleCheck electricity_has_a_supply(const Submission& submission, const RuleFacts&) {
  const plant::ElectricityUse* first = nullptr;
  for (const auto& process : submission.plant.processes)
    for (const auto& use : process.electricity)
      if (first == nullptr && use.amount.value > 0) first = &use;
  if (first == nullptr) return RuleCheck::not_applicable();
  RuleCheck check;
  if (submission.plant.electricity.empty()) check.fail({first->amount.place, "electricity is used, and no supply of it is reported", "report the supplies under 'electricity'"});
  return check;
}

RuleCheck producer_runs_the_plant(const Submission& submission, const RuleFacts&) {
  const auto& submitter = submission.submitter;
  if (submitter.role != formats::SubmitterRole::producer || submission.plant.operator_name.empty()) return RuleCheck::not_applicable();
  RuleCheck check;
  if (!is_same_name(submitter.organisation, submission.plant.operator_name))
    check.fail({submitter.place, "'" + submitter.organisation + "' submits as producer, and '" + submission.plant.operator_name + "' runs the plant", "correct the name, or submit as representative", submission.plant.place});
  return check;
}

}  // namespace

std::span<const NamedCheck> evidence_checks() noexcept {
  static constexpr NamedCheck checks[] = {
      {"submission.evidence.ids", ids_are_unique},
      {"submission.evidence.digests", digests_are_unique},
      {"submission.evidence.content", nothing_is_empty},
      {"submission.evidence.references", references_lead_somewhere},
      {"submission.evidence.dates", nothing_is_too_young},
      {"submission.evidence.report", report_is_there},
      {"submission.plant.electricity", electricity_has_a_supply},
      {"submission.plant.operator", producer_runs_the_plant},
  };
  return checks;
}

}  // namespace ferrolabel::batch
