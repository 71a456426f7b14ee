// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("book-and-claim and group balance posed as physical are found") {
  GoodClaim good;
  good.claim.offer.custody = Custody::segregated;
  good.facts.sites[0].custody = to_string(Custody::book_and_claim);
  CHECK(has(good.after(check_basis), "claim.custody.posed-as-physical"));
  good.facts.sites[0].custody = to_string(Custody::group_mass_balance);
  CHECK(has(good.after(check_basis), "claim.custody.posed-as-physical"));
  good.facts.sites[0].custody = to_string(Custody::site_mass_balance);
  CHECK(faults(good.after(check_basis)) == "");
}

TEST_CASE("a custody model that is asked must be said, and be one of those") {
  GoodClaim good;
  good.question.custody = {Custody::segregated};
  CHECK(has(good.after(check_basis), "claim.custody.not-stated", Outcome::undecided));
  good.claim.offer.custody = Custody::book_and_claim;
  CHECK(has(good.after(check_basis), "claim.custody.other"));
}

TEST_CASE("one guarantee of origin serves one plant in one period") {
  GoodClaim good;
  good.registry.instruments["GO-1"] = {"mill-1", day("2025-01-01"), day("2025-12-31")};
  CHECK(faults(good.after(check_basis)) == "");
  good.registry.instruments["GO-1"].period_from = day("2024-01-01");
  CHECK(has(good.after(check_basis), "claim.instrument.used"));
}

TEST_CASE("no default value stands where verified data exist") {
  GoodClaim good;
  good.facts.sites[0].verified_data = true;
  CHECK(has(good.after(check_basis), "claim.default-data.verified-exists"));
  good.label().default_share = {};
  CHECK(faults(good.after(check_basis)) == "");
}

TEST_CASE("the electricity basis is one of the scheme's, and one that is asked") {
  GoodClaim good;
  good.question.electricity = {"location"};
  CHECK(has(good.after(check_basis), "claim.electricity.other"));
  good.label().electricity_basis = "location";
  CHECK(has(good.after(check_basis), "claim.electricity.not-of-scheme"));
}
