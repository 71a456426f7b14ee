// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a class inflated against E and s is found at the edge, to the last digit") {
  GoodClaim good;
  good.label().intensity = decimal("67.5");  // 400 - 350 x 0.95
  CHECK(faults(good.after(check_class)) == "");
  good.label().intensity = decimal("67.50000000001");
  CHECK(has(good.after(check_class), "claim.class.inflated"));
}

TEST_CASE("s lowered to loosen the line, or raised for a recycled-content claim, contradicts the recycled content") {
  GoodClaim good;
  good.label().scrap_share = decimal("0.5");
  CHECK(has(good.after(check_class), "claim.scrap-share.lowered"));
  good.label().scrap_share = decimal("0.96");
  CHECK(has(good.after(check_class), "claim.scrap-share.raised"));
  good.label().scrap_share = decimal("0.9500001");
  CHECK(faults(good.after(check_class)) == "");
}

TEST_CASE("E at another stage or in another unit is not compared") {
  GoodClaim good;
  good.label().stage = "finished";
  CHECK(has(good.after(check_class), "claim.stage.mismatch"));
  good.label().unit = "kgCO2/t";
  CHECK(has(good.after(check_class), "claim.intensity.unit"));
}

TEST_CASE("a scheme's status and notice are on the label as the scheme has them") {
  GoodClaim good;
  good.label().scheme.status = "law";
  CHECK(has(good.after(check_class), "claim.scheme.posed-as-other"));
  GoodClaim other;
  other.label().scheme.status_text.clear();
  CHECK(has(other.after(check_class), "claim.scheme.words"));
}

TEST_CASE("figures that the scheme cannot judge give no class") {
  GoodClaim good;
  good.label().scrap_share.reset();
  CHECK(has(good.after(check_class), "claim.class.refused"));
  good.label().scrap_share = decimal("1.5");
  CHECK(has(good.after(check_class), "claim.class.refused"));
}

TEST_CASE("a scrap share that is asked must be stated and within") {
  GoodClaim good;
  good.question.scrap_share_at_least = decimal("0.96");
  CHECK(has(good.after(check_class), "claim.scrap-share.not-asked"));
  good.question.scrap_share_at_least = decimal("0.95");
  CHECK(faults(good.after(check_class)) == "");
  good.question.scrap_share_at_most = decimal("0.94");
  CHECK(has(good.after(check_class), "claim.scrap-share.not-asked"));
  good.label().scrap_share.reset();
  CHECK(has(good.after(check_class), "claim.scrap-share.not-stated", Outcome::undecided));
}
