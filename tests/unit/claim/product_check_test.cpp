// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("the wrong site is found by question and by trust data") {
  GoodClaim good;
  good.label().installation.site = "ITTRN";
  CHECK(has(good.after(check_product), "claim.site.other"));
  good.question.origin.sites.clear();
  CHECK(has(good.after(check_product), "claim.site.other"));
  good.facts.sites.clear();
  CHECK_FALSE(has(good.after(check_product), "claim.site.other"));
}

TEST_CASE("a works cannot label goods that it cannot make") {
  GoodClaim good;
  good.facts.sites[0].stages = {"crude-steel"};
  CHECK(has(good.after(check_product), "claim.site.cannot-make"));
}

TEST_CASE("a label of crude steel does not cover a coil") {
  GoodClaim good;
  good.label().product.stage = "crude-steel";
  good.label().product.cn = "72071111";
  const auto answer = good.after(check_product);
  CHECK(has(answer, "claim.product.stage"));
  CHECK(has(answer, "claim.product.cn"));
}

TEST_CASE("a field that is asked and not stated keeps the verdict open") {
  GoodClaim good;
  good.label().product.grade.clear();
  CHECK(has(good.after(check_product), "claim.product.grade", Outcome::undecided));
}

TEST_CASE("offered heats must be among those of the label") {
  GoodClaim good;
  good.claim.offer.heats = {"H-1001", "H-1003"};
  const auto answer = good.after(check_product);
  REQUIRE(has(answer, "claim.product.heats"));
  CHECK(find(answer, "claim.product.heats")->evidence == "it does not cover H-1003");
  good.label().product.heats.clear();
  CHECK(has(good.after(check_product), "claim.product.heats", Outcome::undecided));
}
