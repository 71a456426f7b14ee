// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a re-roller that hides the melt site is found by the trust data") {
  GoodClaim good;
  good.facts.sites[0].stages = {"hot-rolled"};
  CHECK(faults(good.after(check_origin)) == "");
  good.label().installation.melt_site = "ITBRC";  // its own
  CHECK(has(good.after(check_origin), "claim.site.melt-hidden"));
  good.label().installation.melt_site.clear();
  CHECK(has(good.after(check_origin), "claim.site.melt-hidden"));
}

TEST_CASE("melt country and pour country are two fields") {
  GoodClaim good;
  good.label().installation.pour_country = "AT";
  good.question.origin.poured_in.clear();
  CHECK(faults(good.after(check_origin)) == "claim.origin.not-one-country");
  good.label().installation.pour_country.reset();
  CHECK(has(good.after(check_origin), "claim.origin.not-stated", Outcome::undecided));
}

TEST_CASE("a lot may ask for an origin of its own") {
  GoodClaim good;
  good.question.lots[0].origin.melted_in = {"FR"};
  CHECK(has(good.after(check_origin), "claim.origin.melt"));
}
