// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a label is good on its first and its last day, and on no day before or after") {
  GoodClaim good;
  good.claim.lot.clear();
  good.label().valid_until = good.decision;
  CHECK(faults(good.after(check_valid)) == "");
  good.label().valid_until = day("2026-11-23");
  CHECK(has(good.after(check_valid), "claim.valid.expired"));
  good.label().valid_from = day("2026-11-25");
  good.label().valid_until = day("2027-11-25");
  CHECK(has(good.after(check_valid), "claim.valid.not-yet"));
}

TEST_CASE("a scheme that states no end of validity gives a note, and no refusal") {
  GoodClaim good;
  good.label().valid_until.reset();
  CHECK(has(good.after(check_valid), "claim.valid.unknown-end", Outcome::note));
  CHECK(faults(good.after(check_valid)) == "");
}

TEST_CASE("delivery is held against the lot and the label") {
  GoodClaim good;
  good.claim.offer.delivery = day("2027-07-01");
  CHECK(has(good.after(check_valid), "claim.delivery.other"));
  good.claim.offer.delivery = day("2027-03-01");
  good.label().valid_until = day("2027-02-28");
  CHECK(has(good.after(check_valid), "claim.valid.not-at-delivery"));
}

TEST_CASE("a label that was suspended and reinstated is good again, and its history is told") {
  GoodClaim good;
  good.registered().history = {{day("2026-11-20"), "suspended", "query"}, {day("2026-11-22"), "reinstated", "answered"}};
  const auto answer = good.after(check_valid);
  CHECK(faults(answer) == "");
  CHECK(std::any_of(answer.reasons.begin(), answer.reasons.end(), [](const auto& each) { return each.evidence.find("reinstated on 2026-11-22") != std::string::npos; }));
  good.registered().history.pop_back();
  CHECK(has(good.after(check_valid), "claim.valid.suspended"));
}

TEST_CASE("a status list that is missing or too old cannot decide") {
  GoodClaim good;
  good.registry.list_date = day("2026-11-17");
  CHECK(faults(good.after(check_valid)) == "");
  good.registry.list_date = day("2026-11-16");
  CHECK(has(good.after(check_valid), "claim.status.too-old", Outcome::undecided));
  good.registry.list_date.reset();
  CHECK(has(good.after(check_valid), "claim.status.too-old", Outcome::undecided));
  good.question.registered = false;
  CHECK(has(good.after(check_valid), "claim.status.too-old", Outcome::note));
}
