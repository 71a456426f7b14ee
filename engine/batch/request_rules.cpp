// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "batch/rule_check.hpp"
#include "issuing/quantity_limit.hpp"

namespace ferrolabel::batch {

namespace {

using formats::Submission;

/// A good with the process that makes it; the good is nothing where a process itself was asked for and makes none or several.
struct Asked {
  const plant::Process* process = nullptr;
  const plant::Good* good = nullptr;
};

Asked find_product(const Submission& submission) {
  const auto& wanted = submission.request.product;
  for (const auto& process : submission.plant.processes)
    for (const auto& good : process.goods)
      if (good.id == wanted) return {&process, &good};
  for (const auto& process : submission.plant.processes)
    if (process.id == wanted && process.kind == plant::ProcessKind::production) return {&process, process.goods.size() == 1 ? &process.goods.front() : nullptr};
  return {};
}

RuleCheck tonnes_above_zero(const Submission& submission, const RuleFacts&) {
  RuleCheck check;
  if (submission.request.tonnes <= quantity::Decimal{}) check.fail({submission.request.tonnes_place, "0 t are asked for", "state the tonnes that the label is to cover"});
  return check;
}

RuleCheck product_is_made(const Submission& submission, const RuleFacts&) {
  RuleCheck check;
  if (find_product(submission).process != nullptr) return check;
  std::string goods;
  for (const auto& process : submission.plant.processes)
    for (const auto& good : process.goods) goods += (goods.empty() ? "'" : ", '") + good.id + "'";
  check.fail({submission.request.product_place, "the plant makes no '" + submission.request.product + "'", goods.empty() ? "name a production process of the plant" : "the plant makes " + goods});
  return check;
}

RuleCheck tonnes_are_there(const Submission& submission, const RuleFacts&) {
  const auto [process, good] = find_product(submission);
  if (good == nullptr || !process->activity_level) return RuleCheck::not_applicable();
  const auto available = issuing::available_tonnes(submission.plant, *process, *good);
  RuleCheck check;
  if (submission.request.tonnes > available)
    check.fail({submission.request.tonnes_place, submission.request.tonnes.to_string() + " t of '" + good->id + "' are asked for, and " + available.to_string() + " t can be",
                "ask for fewer tonnes, or correct the activity level", good->mass ? good->mass->place : process->activity_level->place});
  return check;
}

RuleCheck scheme_is_known(const Submission& submission, const RuleFacts& facts) {
  if (facts.schemes.empty()) return RuleCheck::not_applicable();
  RuleCheck check;
  if (std::find(facts.schemes.begin(), facts.schemes.end(), submission.request.scheme) == facts.schemes.end())
    check.fail({submission.request.scheme_place, "there is no scheme '" + submission.request.scheme + "'", "write an id that ferrolabel methods list --kind scheme shows"});
  return check;
}

/// A day of issue against another day that it must not come before.
RuleCheck issued_not_before(const Submission& submission, const quantity::Date& least, const Place& least_place, const char* what) {
  if (!submission.request.issue_date) return RuleCheck::not_applicable();
  RuleCheck check;
  if (*submission.request.issue_date < least)
    check.fail({submission.request.issue_date_place, "the label is to be dated " + day_text(*submission.request.issue_date) + ", and " + what + " " + day_text(least), "ask for a later day, or leave it out", least_place});
  return check;
}

RuleCheck issued_after_period(const Submission& submission, const RuleFacts&) {
  return issued_not_before(submission, submission.plant.period.to, submission.plant.period.place, "the period ends on");
}

RuleCheck issued_after_statement(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  return issued_not_before(submission, submission.statement->date, submission.statement->place, "the statement is of");
}

RuleCheck issued_not_in_future(const Submission& submission, const RuleFacts& facts) {
  if (!submission.request.issue_date || !facts.day) return RuleCheck::not_applicable();
  RuleCheck check;
  if (*submission.request.issue_date > *facts.day)
    check.fail({submission.request.issue_date_place, "the label is to be dated " + day_text(*submission.request.issue_date) + ", and it is made on " + day_text(*facts.day), "ask for an earlier day, or leave it out"});
  return check;
}

}  // namespace

std::span<const NamedCheck> request_checks() noexcept {
  static constexpr NamedCheck checks[] = {
      {"submission.request.tonnes", tonnes_above_zero},
      {"submission.request.product", product_is_made},
      {"submission.request.available", tonnes_are_there},
      {"submission.request.scheme", scheme_is_known},
      {"submission.request.issue-after-period", issued_after_period},
      {"submission.request.issue-after-statement", issued_after_statement},
      {"submission.request.issue-not-future", issued_not_in_future},
  };
  return checks;
}

}  // namespace ferrolabel::batch
