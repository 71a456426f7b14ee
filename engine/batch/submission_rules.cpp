// SPDX-License-Identifier: Apache-2.0
#include "batch/submission_rules.hpp"

#include <array>
#include <utility>

namespace ferrolabel::batch {

namespace {

const NamedCheck* find_check(std::string_view rule) noexcept {
  for (const auto checks : {request_checks(), statement_checks(), evidence_checks(), signature_checks()})
    for (const auto& each : checks)
      if (each.rule == rule) return &each;
  return nullptr;
}

char lower(char sign) noexcept { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; }

std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char sign : name)
    if (sign != ' ' && sign != '\t' && sign != '\n' && sign != '\r') plain += lower(sign);
  return plain;
}

}  // namespace

std::string_view to_string(RuleOutcome outcome) noexcept {
  constexpr std::array<std::string_view, 3> names{"passed", "failed", "not-applicable"};
  return names[static_cast<std::size_t>(outcome)];
}

bool is_same_name(std::string_view one, std::string_view other) { return plain_name(one) == plain_name(other); }

Result<SubmissionRules> SubmissionRules::of(std::shared_ptr<const method::RuleSet> set) {
  SubmissionRules rules;
  Findings findings;
  for (const auto& rule : set->rules) {
    rules.checks_.push_back(find_check(rule.id));
    if (rules.checks_.back() == nullptr)
      findings.push_back({"submission.rule.unknown", Severity::error, rule.place, "there is no check for the rule '" + rule.id + "'", "mend its id, or use a newer program"});
  }
  if (!findings.empty()) return findings;
  rules.set_ = std::move(set);
  return rules;
}

std::vector<RuleResult> SubmissionRules::check(const formats::Submission& submission, const RuleFacts& facts) const {
  std::vector<RuleResult> results;
  results.reserve(checks_.size());
  for (std::size_t at = 0; at < checks_.size(); ++at) {
    const auto& rule = set_->rules[at];
    auto found = checks_[at]->check(submission, facts);
    RuleResult result{&rule, found.outcome, {}};
    for (auto& breach : found.breaches)
      result.findings.push_back({rule.id, rule.severity, std::move(breach.place), std::move(breach.message), std::move(breach.fix), std::move(breach.contradicted_by)});
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace ferrolabel::batch
