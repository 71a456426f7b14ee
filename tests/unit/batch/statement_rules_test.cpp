// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "rule_run.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;
using namespace ferrolabel::support;

namespace {

formats::Submission without_statement() {
  auto text = good_submission;
  const auto from = text.find("  <statement ");
  return submission(text.erase(from, text.find('\n', from) + 1 - from));
}

}  // namespace

TEST_CASE("figures that nobody verified are a warning, and no other rule of the statement applies") {
  const auto bare = without_statement();
  CHECK(failed(bare) == Ids{"submission.statement.present"});
  CHECK(result_of("submission.statement.present", bare).findings[0].severity == Severity::warning);
  for (const auto& result : run(bare)) {
    INFO(result.rule->id);
    if (result.rule->id.starts_with("submission.statement.") && result.rule->id != "submission.statement.present") CHECK(result.outcome == RuleOutcome::not_applicable);
  }
}

TEST_CASE("the statement covers every day of the period") {
  CHECK(failed(submission_with("periodFrom=\"2025-01-01\"", "periodFrom=\"2025-01-02\"")) == Ids{"submission.statement.covers-period"});
  CHECK(failed(submission_with("periodTo=\"2025-12-31\"", "periodTo=\"2025-12-30\"")) == Ids{"submission.statement.covers-period"});
  CHECK(failed(submission_with("periodTo=\"2025-12-31\"", "periodTo=\"2026-06-30\"")).empty());
}

TEST_CASE("the statement comes after the period, within the accreditation") {
  CHECK(outcome("submission.statement.after-period", submission_with("date=\"2026-02-20\" periodFrom", "date=\"2025-12-30\" periodFrom")) == "failed");
  CHECK(outcome("submission.statement.after-period", submission_with("date=\"2026-02-20\" periodFrom", "date=\"2025-12-31\" periodFrom")) == "passed");
  CHECK(failed(submission_with("accreditedFrom=\"2024-01-01\"", "accreditedFrom=\"2026-02-21\"")) == Ids{"submission.statement.accredited"});
  CHECK(failed(submission_with("accreditedUntil=\"2027-12-31\"", "accreditedUntil=\"2026-02-19\"")) == Ids{"submission.statement.accredited"});
  CHECK(failed(submission_with("accreditedUntil=\"2027-12-31\"", "accreditedUntil=\"2026-02-20\"")).empty());
  CHECK(failed(submission_with(" accreditedUntil=\"2027-12-31\"", "")).empty());
}

TEST_CASE("the verifier is neither who submits nor who runs the plant, however the name is written") {
  CHECK(failed(submission_with("verifier=\"Example Verify GmbH\"", "verifier=\"MUSTER  gmbh\"")) == Ids{"submission.statement.independent"});
  CHECK(failed(submission_with("verifier=\"Example Verify GmbH\"", "verifier=\"works\"")) == Ids{"submission.statement.independent"});
}

TEST_CASE("an adverse opinion or none is an error, a modified one a warning") {
  CHECK(failed(submission_with("unmodified", "adverse")) == Ids{"submission.statement.opinion"});
  CHECK(failed(submission_with("unmodified", "disclaimed")) == Ids{"submission.statement.opinion"});
  CHECK(failed(submission_with("unmodified", "modified")) == Ids{"submission.statement.unmodified"});
}

TEST_CASE("what the plant says of its verification agrees with the statement") {
  const auto own = [](const std::string& attributes) { return submission_with("<processes>", "<verification " + attributes + "/><processes>"); };
  CHECK(outcome("submission.statement.agrees", own("level=\"reasonable\" verifier=\"Example Verify GmbH\" accreditation=\"EX-V-1\"")) == "passed");
  CHECK(outcome("submission.statement.agrees", own("level=\"reasonable\" verifier=\"Example Verify GmbH\"")) == "passed");
  CHECK(failed(own("level=\"limited\" verifier=\"Example Verify GmbH\"")) == Ids{"submission.statement.agrees"});
  CHECK(failed(own("level=\"reasonable\" verifier=\"Other\"")) == Ids{"submission.statement.agrees"});
  CHECK(failed(own("level=\"reasonable\" verifier=\"Example Verify GmbH\" accreditation=\"EX-V-2\"")) == Ids{"submission.statement.agrees"});
}

TEST_CASE("for an installation of category C the materiality level is at most 2 per cent, once its emissions were calculated") {
  auto facts = all_facts();
  CHECK(outcome("submission.statement.materiality-c", submission(), facts) == "not-applicable");
  facts.installation_category = 'B';
  CHECK(outcome("submission.statement.materiality-c", submission(), facts) == "not-applicable");
  facts.installation_category = 'C';
  CHECK(outcome("submission.statement.materiality-c", submission(), facts) == "failed");
  CHECK(outcome("submission.statement.materiality-c", submission_with("materialityPercent=\"5\"", "materialityPercent=\"2.01\""), facts) == "failed");
  CHECK(outcome("submission.statement.materiality-c", submission_with("materialityPercent=\"5\"", "materialityPercent=\"2\""), facts) == "passed");
  CHECK(outcome("submission.statement.materiality-c", submission_with(" materialityPercent=\"5\"", ""), facts) == "not-applicable");
}

TEST_CASE("the materiality level is at most 5 per cent") {
  CHECK(failed(submission_with("materialityPercent=\"5\"", "materialityPercent=\"5.01\"")) == Ids{"submission.statement.materiality"});
  CHECK(outcome("submission.statement.materiality", submission_with(" materialityPercent=\"5\"", "")) == "not-applicable");
}

TEST_CASE("reasonable assurance rests on a site visit before the statement") {
  CHECK(failed(submission_with(" siteVisit=\"2026-02-03\"", "")) == Ids{"submission.statement.site-visit"});
  CHECK(failed(submission_with("siteVisit=\"2026-02-03\"", "siteVisit=\"2026-02-21\"")) == Ids{"submission.statement.site-visit"});
  CHECK(outcome("submission.statement.site-visit", submission_with("level=\"reasonable\"", "level=\"limited\"")) == "passed");
}
