// SPDX-License-Identifier: Apache-2.0
#include "label/quota.hpp"

#include <catch2/catch.hpp>

#include "scheme_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::label;
using label::test::dec;

namespace {

method::Scheme quota_scheme() {
  method::Scheme scheme;
  scheme.info.id = "quota";
  scheme.kind = method::SchemeKind::quota;
  scheme.quota_share = dec("0.25");
  return scheme;
}

QuotaVerdict verdict(std::string_view accepted, std::string_view undecided, std::string_view total) {
  return evaluate_quota(quota_scheme(), dec(accepted), dec(undecided), dec(total))->verdict;
}

}  // namespace

TEST_CASE("a quota is accepted at its share, rejected where it cannot be reached, and open between") {
  CHECK(verdict("25", "0", "100") == QuotaVerdict::accept);
  CHECK(verdict("24.999999999999", "0", "100") == QuotaVerdict::reject);
  CHECK(verdict("20", "5", "100") == QuotaVerdict::cannot_decide);
  CHECK(verdict("20", "4.999999999999", "100") == QuotaVerdict::reject);
  CHECK(verdict("0.075", "0", "0.3") == QuotaVerdict::accept);  // 0.25 · 0.3 in doubles is not the question
}

TEST_CASE("what is missing for the quota is told in tonnes") {
  const auto result = evaluate_quota(quota_scheme(), dec("20"), dec("0"), dec("100"));
  CHECK(result->share == Approx(0.2));
  CHECK(result->missing == Approx(5));
  CHECK(evaluate_quota(quota_scheme(), dec("30"), dec("0"), dec("100"))->missing == 0);
}

TEST_CASE("a bill of steel that cannot be is a finding") {
  const auto code = [](std::string_view a, std::string_view u, std::string_view t) {
    return evaluate_quota(quota_scheme(), dec(a), dec(u), dec(t)).findings().front().code;
  };
  CHECK(code("0", "0", "0") == "classify.quota.bad-tonnes");
  CHECK(code("-1", "0", "10") == "classify.quota.bad-tonnes");
  CHECK(code("8", "3", "10") == "classify.quota.bad-tonnes");
  CHECK(code("1", "0", "10000000000") == "classify.quota.bad-tonnes");
  CHECK(evaluate_quota(label::test::ladder_scheme(), dec("1"), dec("0"), dec("2")).findings().front().code == "classify.quota.no-share");
}
