// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "batch/rule_check.hpp"
#include "finding/result.hpp"
#include "formats/submission/submission.hpp"
#include "method/rule_set.hpp"

namespace ferrolabel::batch {

/// A rule that was run, and how it came out.
struct RuleResult {
  const method::Rule* rule = nullptr;  ///< of the rule set
  RuleOutcome outcome = RuleOutcome::passed;
  Findings findings;  ///< where failed: code and severity are the rule's
};

/// A rule set made ready to run. Immutable, for any number of threads.
class SubmissionRules {
 public:
  /// `submission.rule.unknown` for each rule of the set that there is no check for.
  [[nodiscard]] static Result<SubmissionRules> of(std::shared_ptr<const method::RuleSet> set);

  [[nodiscard]] const method::RuleSet& set() const noexcept { return *set_; }

  /// All rules in the order of the set, passed ones too. Valid while this lives.
  [[nodiscard]] std::vector<RuleResult> check(const formats::Submission& submission, const RuleFacts& facts) const;

 private:
  std::shared_ptr<const method::RuleSet> set_;
  std::vector<const NamedCheck*> checks_;  ///< as set_->rules
};

}  // namespace ferrolabel::batch
