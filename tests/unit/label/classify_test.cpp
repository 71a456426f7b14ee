// SPDX-License-Identifier: Apache-2.0
#include "label/classify.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "scheme_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::label;
using label::test::dec;
using label::test::ladder_scheme;
using label::test::line;
using method::SchemeKind;

namespace {

quantity::Date day(std::string_view text) { return quantity::parse_date(text).value(); }

std::string code_of(const Result<Classification>& result) { return result.ok() ? std::string{} : result.findings().front().code; }

method::Scheme dated_scheme() {
  auto scheme = ladder_scheme();
  scheme.kind = SchemeKind::dated_glidepath;
  auto& classes = scheme.families.front().classes;
  classes = {line("in", 0, "1570", "0"), line("in", 0, "1310", "0")};
  classes[0].year = 2026;
  classes[1].year = 2030;
  scheme.families.front().otherwise = {"out", 1};
  return scheme;
}

}  // namespace

TEST_CASE("the lowest rank whose line holds is the class, with both distances") {
  const auto result = classify(ladder_scheme(), "all", dec("500"), dec("0.2"));
  REQUIRE(result.ok());
  CHECK(result->class_name == "B");
  CHECK(result->rank == 1);
  CHECK(result->limit_text == "660");
  CHECK(result->better_class == "A");
  CHECK(result->distance_to_better == 170);
  CHECK(result->distance_to_worse == 160);
  CHECK(result->limits.size() == 2);
}

TEST_CASE("the best class has no better one and the last no worse one") {
  const auto best = classify(ladder_scheme(), "all", dec("1"), dec("0"));
  CHECK_FALSE(best->distance_to_better);
  const auto last = classify(ladder_scheme(), "all", dec("900"), dec("0"));
  CHECK(last->class_name == "C");
  CHECK_FALSE(last->limit);
  CHECK(last->distance_to_better == 100);
  CHECK_FALSE(last->distance_to_worse);
}

TEST_CASE("an intensity or a share that cannot be is a finding, and both are told at once") {
  const auto result = classify(ladder_scheme(), "all", dec("-1"), dec("30"));
  REQUIRE_FALSE(result.ok());
  REQUIRE(result.findings().size() == 2);
  CHECK(result.findings()[0].code == "classify.intensity.out-of-range");
  CHECK(result.findings()[1].code == "classify.scrap-share.out-of-range");
  CHECK(code_of(classify(ladder_scheme(), "all", dec("10000000"), dec("0"))) == "classify.intensity.out-of-range");
}

TEST_CASE("an unknown family is a finding that lists what there is") {
  const auto result = classify(ladder_scheme(), "flat", dec("1"), dec("0"));
  CHECK(code_of(result) == "classify.family.unknown");
  CHECK(result.findings().front().fix.find("'all'") != std::string::npos);
  auto two = ladder_scheme();
  two.families.push_back(two.families.front());
  two.families.back().id = "other";
  CHECK(code_of(classify(two, "", dec("1"), dec("0"))) == "classify.family.missing");
  CHECK(classify(two, "", dec("1"), dec("0")).findings().front().message.find(two.families.back().id) != std::string::npos);
}

TEST_CASE("a missing scrap share is refused where the limit slopes, and counts as 0 only where the scheme says so") {
  auto scheme = ladder_scheme();
  const auto refused = classify(scheme, "all", dec("300"), {});
  REQUIRE(refused.ok());
  CHECK(refused->refused());
  CHECK(refused->refused_because.find("scrap share") != std::string::npos);
  scheme.scrap.missing_is_zero = true;
  const auto assumed = classify(scheme, "all", dec("300"), {});
  CHECK(assumed->class_name == "A");
  CHECK(assumed->scrap_share_assumed);
  CHECK_FALSE(assumed->scrap_share);
}

TEST_CASE("a year that is not printed is refused with its printed neighbours, never interpolated") {
  const auto scheme = dated_scheme();
  CHECK(classify(scheme, "all", dec("1570"), {}, day("2026-11-24"))->class_name == "in");
  CHECK(classify(scheme, "all", dec("1570"), {}, day("2030-01-01"))->class_name == "out");
  const auto between = classify(scheme, "all", dec("100"), {}, day("2028-06-01"));
  CHECK(between->refused());
  CHECK(between->refused_because.find("2026 and 2030") != std::string::npos);
  CHECK(classify(scheme, "all", dec("100"), {}, day("2025-06-01"))->refused_because.find("first printed year is 2026") != std::string::npos);
  CHECK(classify(scheme, "all", dec("100"), {}, day("2031-06-01"))->refused_because.find("last printed year is 2030") != std::string::npos);
  CHECK(classify(scheme, "all", dec("100"), {})->refused_because.find("no date") != std::string::npos);
}

TEST_CASE("a credit lowers what is compared and never what is shown") {
  auto scheme = ladder_scheme();
  scheme.kind = SchemeKind::credit_adjusted_limit;
  scheme.credit = method::Credit{dec("585"), ""};
  scheme.families.front().classes = {line("best20", 0, "703", "0")};
  CHECK(classify(scheme, "all", dec("1000"), {})->refused());
  ClassifyInputs inputs;
  inputs.primary_fraction = dec("0.6");
  const auto result = classify(scheme, "all", dec("1000"), {}, {}, inputs);
  CHECK(result->class_name == "best20");
  CHECK(result->intensity == "1000");
  CHECK(result->compared_intensity == "649");
  CHECK(result->distance_to_worse == 54);
  inputs.primary_fraction = dec("1.1");
  CHECK(code_of(classify(scheme, "all", dec("1000"), {}, {}, inputs)) == "classify.primary-fraction.out-of-range");
}

TEST_CASE("a route gate is passed by the limit or by enough scrap") {
  auto scheme = ladder_scheme();
  scheme.kind = SchemeKind::route_gate;
  scheme.families.front().classes = {line("in", 0, "209", "0")};
  scheme.families.front().classes.front().scrap_minimum = dec("0.9");
  ClassifyInputs inputs;
  inputs.scrap_per_product = dec("0.9");
  const auto result = classify(scheme, "all", dec("300"), {}, {}, inputs);
  CHECK(result->class_name == "in");
  CHECK_FALSE(result->distance_to_worse);
  inputs.scrap_per_product = dec("0.89");
  CHECK(classify(scheme, "all", dec("300"), {}, {}, inputs)->class_name == "C");
}

TEST_CASE("a reference is reached by the class that it names or a better one") {
  method::Scheme scheme;
  scheme.info.id = "pledge";
  scheme.kind = SchemeKind::reference;
  scheme.reference = method::Reference{"test", {{2030, "B"}, {2040, "A"}}, "yes", "no", std::make_shared<const method::Scheme>(ladder_scheme())};
  const auto at_2030 = classify(scheme, "all", dec("300"), dec("0"), day("2030-01-01"));
  CHECK(at_2030->class_name == "yes");
  CHECK(at_2030->referred_class == "A");
  const auto at_2040 = classify(scheme, "all", dec("500"), dec("0"), day("2040-01-01"));
  CHECK(at_2040->class_name == "no");
  CHECK(at_2040->distance_to_better == 100);
  CHECK(classify(scheme, "all", dec("300"), dec("0"), day("2026-01-01"))->refused_because.find("2030") != std::string::npos);
  scheme.reference->referred = nullptr;
  CHECK(classify(scheme, "all", dec("300"), dec("0"), day("2030-01-01"))->refused());
}

TEST_CASE("a scheme that cannot judge refuses with its reason") {
  auto unusable = ladder_scheme();
  unusable.usable = false;
  unusable.refused_because = "superseded";
  CHECK(classify(unusable, "all", dec("1"), dec("0"))->refused_because == "superseded");
  auto recalled = ladder_scheme();
  recalled.limits_confidence = quantity::Confidence::recalled;
  CHECK(classify(recalled, "all", dec("1"), dec("0"))->refused_because.find("confidence M") != std::string::npos);
  auto attribute = ladder_scheme();
  attribute.kind = SchemeKind::pledge;
  CHECK(classify(attribute, "all", dec("1"), dec("0"))->refused());
  auto quota = ladder_scheme();
  quota.kind = SchemeKind::quota;
  quota.quota_share = dec("0.25");
  CHECK(classify(quota, "", dec("1"), {})->refused_because.find("bill of steel") != std::string::npos);
  auto later = ladder_scheme();
  later.effective_from = day("2029-01-01");
  CHECK(classify(later, "all", dec("1"), dec("0"), day("2026-01-01"))->refused_because.find("2029-01-01") != std::string::npos);
}

TEST_CASE("a draft and a notice are told with every class") {
  auto scheme = ladder_scheme();
  scheme.status = method::SchemeStatus::draft;
  scheme.notice = "ours";
  const auto result = classify(scheme, "all", dec("1"), dec("0"));
  REQUIRE(result.findings().size() == 2);
  CHECK(result.findings()[0].code == "classify.scheme.status");
  CHECK(result.findings()[0].message.find("draft") != std::string::npos);
  CHECK(result.findings()[1].message.find("ours") != std::string::npos);
}

TEST_CASE("uncertainty crosses an edge when the half width reaches it") {
  const auto result = classify(ladder_scheme(), "all", dec("500"), dec("0.2"));
  CHECK_FALSE(uncertainty_crosses_edge(*result, 159.9));
  CHECK(uncertainty_crosses_edge(*result, 160));
}
