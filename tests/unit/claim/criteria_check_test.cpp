// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("pre-consumer scrap declared as post-consumer is found") {
  GoodClaim good;
  good.claim.offer.recycled_post = decimal("0.95");
  good.claim.offer.recycled_pre = decimal("0");
  CHECK(has(good.after(check_criteria), "claim.recycled.pre-as-post"));
  good.claim.offer.recycled_post = decimal("0.99");
  CHECK(has(good.after(check_criteria), "claim.recycled.other"));
  good.claim.offer.recycled_post = decimal("0.75");
  good.claim.offer.recycled_pre = decimal("0.2");
  CHECK(faults(good.after(check_criteria)) == "");
  good.label().recycled.pre_consumer.reset();
  CHECK(has(good.after(check_criteria), "claim.recycled.not-stated", Outcome::undecided));
}

TEST_CASE("recycled content is asked by kind and in all") {
  GoodClaim good;
  good.question.recycled.total = decimal("0.95");
  CHECK(faults(good.after(check_criteria)) == "");
  good.question.recycled.total = decimal("0.951");
  CHECK(has(good.after(check_criteria), "claim.recycled.too-low"));
  good.question.recycled = {decimal("0.21"), std::nullopt, std::nullopt};
  CHECK(has(good.after(check_criteria), "claim.recycled.too-low"));
}

TEST_CASE("a declared criterion is met, not met, or not said") {
  GoodClaim good;
  good.question.criteria = {{"circular", "take-back", "Take-back", CriterionKind::declared, "takeBack", std::nullopt, {}, "the question"}};
  CHECK(has(good.after(check_criteria), "claim.criterion.not-declared", Outcome::undecided));
  good.claim.offer.declared["takeBack"] = false;
  CHECK(has(good.after(check_criteria), "claim.criterion.not-met"));
  good.claim.offer.declared["takeBack"] = true;
  CHECK(faults(good.after(check_criteria)) == "");
}

TEST_CASE("a share is held against the figure of the question, and a criterion without figure cannot decide") {
  GoodClaim good;
  good.question.criteria = {{"resilient", "single-country", "Share of one country", CriterionKind::share_at_most, "singleCountryShare", std::nullopt, {}, ""}};
  CHECK(has(good.after(check_criteria), "claim.criterion.no-value", Outcome::undecided));
  good.question.criteria[0].value = decimal("0.5");
  CHECK(has(good.after(check_criteria), "claim.criterion.not-declared", Outcome::undecided));
  good.claim.offer.shares["singleCountryShare"] = decimal("0.51");
  CHECK(has(good.after(check_criteria), "claim.criterion.not-met"));
  good.claim.offer.shares["singleCountryShare"] = decimal("0.5");
  CHECK(faults(good.after(check_criteria)) == "");
}

TEST_CASE("a certificate is taken as declared, with a note, and not after its end") {
  GoodClaim good;
  good.question.criteria = {{"cyber-secure", "management", "Security management", CriterionKind::certificate, "", std::nullopt, {"ISO/IEC 27001"}, ""}};
  CHECK(has(good.after(check_criteria), "claim.criterion.not-declared", Outcome::undecided));
  good.claim.offer.certificates = {{"ISO/IEC 27001", "C-1", day("2026-11-23")}};
  CHECK(has(good.after(check_criteria), "claim.criterion.certificate-expired"));
  good.claim.offer.certificates[0].valid_until = good.decision;
  CHECK(faults(good.after(check_criteria)) == "");
  CHECK(has(good.after(check_criteria), "claim.criterion.as-declared", Outcome::note));
}

TEST_CASE("a melt country may be a criterion") {
  GoodClaim good;
  good.question.criteria = {{"resilient", "melt", "Melted in", CriterionKind::melted_in, "", std::nullopt, {"IT"}, ""}};
  CHECK(faults(good.after(check_criteria)) == "");
  good.label().installation.melt_country = "CN";
  CHECK(has(good.after(check_criteria), "claim.criterion.not-met"));
  good.label().installation.melt_country.reset();
  CHECK(has(good.after(check_criteria), "claim.origin.not-stated", Outcome::undecided));
}
