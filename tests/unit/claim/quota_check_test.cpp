// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "claim/quota_check.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

Reason quota_of(const char* accepted, const char* undecided, GoodClaim good = {}) {
  if (!good.question.quota) good.question.quota = QuotaRule{"eu-iaa-com-2026-100", decimal("1000"), false};
  return judge_quota(good.question, good.evidence(), {decimal(accepted), decimal(undecided)}, "/bids/0");
}

}  // namespace

TEST_CASE("the quota is reached at its very edge, missed a gram below, and open between") {
  CHECK(quota_of("250", "0").outcome == Outcome::pass);
  CHECK(quota_of("249.999999", "0").code == "claim.quota.not-reached");
  CHECK(quota_of("249.999999", "0.000001").code == "claim.quota.open");
  CHECK(quota_of("0", "249.999999").code == "claim.quota.not-reached");
}

TEST_CASE("a quota without class, total or scheme cannot decide") {
  GoodClaim good;
  good.question.quota = QuotaRule{"eu-iaa-com-2026-100", std::nullopt, false};
  CHECK(quota_of("250", "0", good).code == "claim.quota.no-total");
  good.question.quota->total = decimal("1000");
  good.question.quota->scheme = "eu-ci";
  CHECK(quota_of("250", "0", good).code == "claim.quota.not-at-hand");
  good.question.classes.clear();
  CHECK(quota_of("250", "0", good).code == "claim.quota.no-class");
  CHECK(quota_of("250", "0", good).outcome == Outcome::undecided);
}

TEST_CASE("more labelled steel than steel cannot decide") {
  CHECK(quota_of("1000.1", "0").code == "claim.quota.bad-tonnes");
}
