// SPDX-License-Identifier: Apache-2.0
#include "batch/submission_rules.hpp"

#include <catch2/catch.hpp>

#include "rule_run.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;
using namespace ferrolabel::support;

TEST_CASE("every rule of the set gives a result in its order, and a good submission passes") {
  const auto good = submission();
  const auto results = run(good);
  const auto& rules = shipped_rules().set().rules;
  REQUIRE(results.size() == rules.size());
  for (std::size_t at = 0; at < rules.size(); ++at) {
    INFO(rules[at].id);
    CHECK(results[at].rule == &rules[at]);
    CHECK(results[at].outcome != RuleOutcome::failed);
    CHECK(results[at].findings.empty());
  }
  CHECK(outcome("submission.request.tonnes", good) == "passed");
  CHECK(outcome("submission.statement.agrees", good) == "not-applicable");
}

TEST_CASE("findings have the code and the severity of their rule") {
  const auto error = result_of("submission.request.tonnes", submission_with("tonnes=\"1200.5\"", "tonnes=\"0\""));
  REQUIRE(error.findings.size() == 1);
  CHECK(error.findings[0].code == "submission.request.tonnes");
  CHECK(error.findings[0].severity == Severity::error);
  const auto warning = result_of("submission.statement.unmodified", submission_with("unmodified", "modified"));
  REQUIRE(warning.findings.size() == 1);
  CHECK(warning.findings[0].severity == Severity::warning);
}

TEST_CASE("a rule set with a rule that has no check is refused") {
  auto set = std::make_shared<method::RuleSet>(shipped_rules().set());
  set->rules[3].id = "submission.request.weather";
  const auto rules = SubmissionRules::of(set);
  REQUIRE_FALSE(rules);
  REQUIRE(rules.findings().size() == 1);
  CHECK(rules.findings()[0].code == "submission.rule.unknown");
}

TEST_CASE("every check that there is stands in the shipped set") {
  std::size_t checks = 0;
  for (const auto group : {request_checks(), statement_checks(), evidence_checks(), signature_checks()}) checks += group.size();
  CHECK(checks == shipped_rules().set().rules.size());
}

TEST_CASE("names of organisations are the same whatever their blanks and capitals") {
  CHECK(is_same_name("Example  Verify GmbH", "EXAMPLE VERIFY gmbh "));
  CHECK_FALSE(is_same_name("Example Verify", "Example Verifier"));
}
