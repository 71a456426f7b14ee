// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "rule_run.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;
using namespace ferrolabel::support;

TEST_CASE("ids and digests of evidence are given once, and both places are told") {
  const auto twice = submission_with("id=\"V1\"", "id=\"E1\"");
  CHECK(failed(twice) == Ids{"submission.evidence.ids"});
  const auto finding = result_of("submission.evidence.ids", twice).findings[0];
  CHECK(finding.place.pointer == "/submission/evidence/item[2]");
  REQUIRE(finding.contradicted_by);
  CHECK(finding.contradicted_by->pointer == "/submission/evidence/item[1]");
  CHECK(failed(submission_with("sha256:2222222222222222222222222222222222222222222222222222222222222222", "sha256:1111111111111111111111111111111111111111111111111111111111111111")) == Ids{"submission.evidence.digests"});
}

TEST_CASE("no evidence is an empty file") {
  CHECK(failed(submission_with("sha256:1111111111111111111111111111111111111111111111111111111111111111", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")) == Ids{"submission.evidence.content"});
}

TEST_CASE("evidence that the plant names is there") {
  CHECK(failed(submission_with("evidence:E1 page 3", "evidence:E2 page 3")) == Ids{"submission.evidence.references"});
  CHECK(result_of("submission.evidence.references", submission_with("evidence:E1 page 3", "evidence:")).outcome == RuleOutcome::failed);
  CHECK(outcome("submission.evidence.references", submission_with("evidence:E1 page 3", "delivery notes")) == "not-applicable");
}

TEST_CASE("evidence is not younger than the statement, and the report is among it") {
  CHECK(failed(submission_with("date=\"2026-01-10\"", "date=\"2026-02-21\"")) == Ids{"submission.evidence.dates"});
  CHECK(failed(submission_with("kind=\"verification-report\"", "kind=\"other\"")) == Ids{"submission.evidence.report"});
}

TEST_CASE("without evidence its rules do not apply, but the report is missed") {
  auto text = good_submission;
  const auto from = text.find("  <evidence>");
  text.erase(from, text.find("</evidence>") + 12 - from);
  text.replace(text.find("evidence:E1 page 3"), 18, "delivery notes");
  const auto bare = submission(text);
  CHECK(failed(bare) == Ids{"submission.evidence.report"});
  for (const auto* rule : {"ids", "digests", "content", "references", "dates"}) CHECK(outcome(std::string{"submission.evidence."} + rule, bare) == "not-applicable");
}

TEST_CASE("electricity that is used has a supply") {
  auto text = good_submission;
  text.replace(text.find("<use supply=\"power\""), 19, "<use");
  const auto from = text.find("    <electricity><supply");
  text.erase(from, text.find('\n', from) + 1 - from);
  CHECK(failed(submission(text)) == Ids{"submission.plant.electricity"});
  CHECK(outcome("submission.plant.electricity", submission()) == "passed");
}

TEST_CASE("a producer that submits for itself runs the plant") {
  const auto other = submission_with("organisation=\"Muster GmbH\"", "organisation=\"Handel AG\"");
  CHECK(failed(other) == Ids{"submission.plant.operator"});
  CHECK(result_of("submission.plant.operator", other).findings[0].severity == Severity::warning);
  auto text = altered_submission("organisation=\"Muster GmbH\"", "organisation=\"Handel AG\"");
  text.replace(text.find("role=\"producer\""), 15, "role=\"representative\"");
  CHECK(outcome("submission.plant.operator", submission(text)) == "not-applicable");
}
