// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "rule_run.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;
using namespace ferrolabel::support;

TEST_CASE("tonnes asked for are above 0, and told at their place") {
  const auto none = submission_with("tonnes=\"1200.5\"", "tonnes=\"0.000\"");
  CHECK(failed(none) == Ids{"submission.request.tonnes"});
  CHECK(result_of("submission.request.tonnes", none).findings[0].place.pointer == "/submission/request/tonnes");
  CHECK(failed(submission_with("tonnes=\"1200.5\"", "tonnes=\"0.000001\"")).empty());
}

TEST_CASE("the product is a good of the plant or a process that makes one") {
  CHECK(failed(submission_with("product=\"screws\"", "product=\"nuts\"")) == Ids{"submission.request.product"});
  CHECK(failed(submission_with("product=\"screws\"", "product=\"products\"")).empty());
  CHECK(result_of("submission.request.product", submission_with("product=\"screws\"", "product=\"nuts\"")).findings[0].fix == "the plant makes 'screws'");
}

TEST_CASE("no more tonnes than were made and not used by the plant itself") {
  CHECK(failed(submission_with("tonnes=\"1200.5\"", "tonnes=\"1700\"")).empty());
  const auto more = submission_with("tonnes=\"1200.5\"", "tonnes=\"1700.000001\"");
  CHECK(failed(more) == Ids{"submission.request.available"});
  REQUIRE(result_of("submission.request.available", more).findings[0].contradicted_by);
  CHECK(result_of("submission.request.available", more).findings[0].contradicted_by->pointer == "/submission/plant/processes/process/activityLevel");
  CHECK(failed(submission_with("name=\"Screws\"/>", "name=\"Screws\"><mass unit=\"t\">1000</mass></good>")) == Ids{"submission.request.available"});
  CHECK(outcome("submission.request.available", submission_with("product=\"screws\"", "product=\"nuts\"")) == "not-applicable");
}

TEST_CASE("the scheme is one of those that there are, where they are given") {
  const auto other = submission_with("scheme=\"eu-ci\"", "scheme=\"eu-ci-9\"");
  CHECK(failed(other) == Ids{"submission.request.scheme"});
  CHECK(outcome("submission.request.scheme", other, {}) == "not-applicable");
}

TEST_CASE("a label is not dated before its period ends, nor before the statement") {
  CHECK(failed(submission_with("issueDate=\"2026-03-02\"", "issueDate=\"2026-02-20\"")).empty());
  CHECK(failed(submission_with("issueDate=\"2026-03-02\"", "issueDate=\"2026-02-19\"")) == Ids{"submission.request.issue-after-statement"});
  CHECK(failed(submission_with("issueDate=\"2026-03-02\"", "issueDate=\"2025-12-30\"")) == Ids{"submission.request.issue-after-period", "submission.request.issue-after-statement"});
  const auto undated = submission_with(" issueDate=\"2026-03-02\"", "");
  CHECK(outcome("submission.request.issue-after-period", undated) == "not-applicable");
  CHECK(outcome("submission.request.issue-after-statement", undated) == "not-applicable");
  CHECK(outcome("submission.request.issue-not-future", undated) == "not-applicable");
}

TEST_CASE("a label is not dated after the day of the run, where that is given") {
  const auto good = submission();
  CHECK(outcome("submission.request.issue-not-future", good, {{}, quantity::parse_date("2026-03-02")}) == "passed");
  CHECK(outcome("submission.request.issue-not-future", good, {{}, quantity::parse_date("2026-03-01")}) == "failed");
  CHECK(outcome("submission.request.issue-not-future", good, {}) == "not-applicable");
}
