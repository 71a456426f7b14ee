// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

Answer with_figure(const char* value, const char* unit, const char* kind = "scheme-intensity", std::vector<std::string> modules = {}, bool offsets = false) {
  GoodClaim good;
  good.claim.offer.intensity = OfferedFigure{decimal(value), unit, kind, std::move(modules), offsets};
  return good.after(check_offer);
}

}  // namespace

TEST_CASE("the bidder's figure is the label's E, in any unit, to its own digits") {
  CHECK(faults(with_figure("52.17", "kgCO2e/t")) == "");
  CHECK(faults(with_figure("52", "kgCO2e/t")) == "");
  CHECK(faults(with_figure("0.052", "tCO2e/t")) == "");
  CHECK(has(with_figure("51", "kgCO2e/t"), "claim.intensity.other"));
}

TEST_CASE("kg per t and t per t exchanged are found") {
  CHECK(has(with_figure("0.05217", "kgCO2e/t"), "claim.intensity.thousandfold"));
  CHECK(has(with_figure("52.17", "tCO2e/t"), "claim.intensity.thousandfold"));
  CHECK(has(with_figure("52.17", "lb/t"), "claim.intensity.other"));
}

TEST_CASE("a footprint, a declaration, module D, offsets and figures of site or company pose as E in vain") {
  CHECK(has(with_figure("52.17", "kgCO2e/t", "product-footprint"), "claim.intensity.footprint"));
  CHECK(has(with_figure("52.17", "kgCO2e/t", "epd-gwp", {"A1-A3", "D"}), "claim.intensity.module-d"));
  CHECK(has(with_figure("52.17", "kgCO2e/t", "epd-gwp"), "claim.intensity.epd"));
  CHECK(has(with_figure("52.17", "kgCO2e/t", "scheme-intensity", {}, true), "claim.intensity.offsets"));
  CHECK(has(with_figure("52.17", "kgCO2e/t", "site-average"), "claim.level.site"));
  CHECK(has(with_figure("52.17", "kgCO2e/t", "company-target"), "claim.level.company"));
}

TEST_CASE("a draft class posed as law is found") {
  GoodClaim good;
  good.claim.offer.texts["schemeStatus"] = "law";
  CHECK(has(good.after(check_offer), "claim.scheme.posed-as-law"));
  good.claim.offer.texts["schemeStatus"] = "product-default";
  CHECK(faults(good.after(check_offer)) == "");
}

TEST_CASE("each text that the bidder says beside the label must be the label's") {
  const std::pair<const char*, const char*> texts[]{
      {"scheme", "claim.scheme.other"}, {"schemeVersion", "claim.scheme.version-offered"}, {"family", "claim.family.swapped"}, {"class", "claim.class.not-on-label"},
      {"productId", "claim.product.id"}, {"productName", "claim.product.name"}, {"cn", "claim.product.cn"}, {"grade", "claim.product.grade"}, {"form", "claim.product.form"},
      {"productStage", "claim.product.stage"}, {"installation", "claim.site.installation"}, {"installationName", "claim.site.name"}, {"site", "claim.site.other"},
      {"country", "claim.origin.country"}, {"meltCountry", "claim.origin.melt"}, {"pourCountry", "claim.origin.pour"}, {"meltSite", "claim.origin.melt-site"},
      {"electricityBasis", "claim.electricity.other"}, {"verificationLevel", "claim.verification.not-on-label"}, {"verifier", "claim.verifier.other-name"},
      {"accreditation", "claim.verifier.other-number"}};
  for (const auto& [name, code] : texts) {
    GoodClaim good;
    good.claim.offer.texts[name] = "something else";
    INFO(name);
    CHECK(faults(good.after(check_offer)) == code);
    CHECK(find(good.after(check_offer), code)->field == "/bids/0/lines/0/offer/" + std::string{name});
  }
}

TEST_CASE("a scrap share beside the label's is lowered or raised") {
  GoodClaim good;
  good.claim.offer.scrap_share = decimal("0.3");
  CHECK(has(good.after(check_offer), "claim.scrap-share.lowered"));
  good.claim.offer.scrap_share = decimal("0.99");
  CHECK(has(good.after(check_offer), "claim.scrap-share.raised"));
}
