// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "claim/checks_of_claim.hpp"
#include "label/exact.hpp"

namespace ferrolabel::claim {

namespace {

using label::Exact;
using quantity::Decimal;

constexpr About intensity_field = on_claim("/offer/intensity");

/// A text that the bidder says beside the label: its name, its member, the label's own, and the code where they differ.
struct OfferedText {
  std::string_view name;
  std::string_view member;
  const char* code;
  Check check;
  std::string_view labelled;
};

std::string_view or_empty(const std::optional<std::string>& text) { return text ? std::string_view{*text} : std::string_view{}; }

void check_texts(Examination& exam) {
  const auto& label = exam.label();
  const auto& mill = label.installation;
  const auto& product = label.product;
  const OfferedText texts[]{
      {"scheme", "/offer/scheme", "claim.scheme.other", Check::scheme, label.scheme.id},
      {"schemeVersion", "/offer/schemeVersion", "claim.scheme.version-offered", Check::scheme, label.scheme.version},
      {"family", "/offer/family", "claim.family.swapped", Check::scheme, label.scheme.family},
      {"class", "/offer/class", "claim.class.not-on-label", Check::classed, label.class_name},
      {"productId", "/offer/productId", "claim.product.id", Check::product, product.id},
      {"productName", "/offer/productName", "claim.product.name", Check::product, product.name},
      {"cn", "/offer/cn", "claim.product.cn", Check::product, product.cn},
      {"grade", "/offer/grade", "claim.product.grade", Check::product, product.grade},
      {"form", "/offer/form", "claim.product.form", Check::product, product.form},
      {"productStage", "/offer/productStage", "claim.product.stage", Check::product, product.stage},
      {"installation", "/offer/installation", "claim.site.installation", Check::product, mill.id},
      {"installationName", "/offer/installationName", "claim.site.name", Check::product, mill.name},
      {"site", "/offer/site", "claim.site.other", Check::product, mill.site},
      {"country", "/offer/country", "claim.origin.country", Check::origin, mill.country},
      {"meltCountry", "/offer/meltCountry", "claim.origin.melt", Check::origin, or_empty(mill.melt_country)},
      {"pourCountry", "/offer/pourCountry", "claim.origin.pour", Check::origin, or_empty(mill.pour_country)},
      {"meltSite", "/offer/meltSite", "claim.origin.melt-site", Check::origin, mill.melt_site},
      {"electricityBasis", "/offer/electricityBasis", "claim.electricity.other", Check::basis, label.electricity_basis},
      {"verificationLevel", "/offer/verificationLevel", "claim.verification.not-on-label", Check::verifier, label.verification.level},
      {"verifier", "/offer/verifier", "claim.verifier.other-name", Check::verifier, label.verification.verifier},
      {"accreditation", "/offer/accreditation", "claim.verifier.other-number", Check::verifier, label.verification.accreditation},
  };
  for (const auto& text : texts) {
    const auto offered = exam.offered(text.name);
    if (offered.empty()) continue;
    const auto rule = "what the bidder says of " + std::string{text.name} + " is what the label says";
    const auto found = "offered " + shown(offered) + "; the label says " + shown(text.labelled);
    if (offered == text.labelled) exam.pass(text.check, on_claim(text.member), rule, std::string{offered});
    else exam.fail(text.check, on_claim(text.member), {text.code, rule, found, "go by the label, and ask the bidder"});
  }
}

void check_standing_of_scheme(Examination& exam) {
  const auto offered = exam.offered("schemeStatus");
  if (offered.empty()) return;
  const auto* scheme = exam.evidence.scheme(exam.label().scheme.id);
  const auto word = scheme == nullptr ? std::string_view{exam.label().scheme.status} : scheme->status_word();
  const std::string rule = "the bidder gives the scheme its own standing";
  if (offered == word) exam.pass(Check::scheme, on_claim("/offer/schemeStatus"), rule, std::string{word});
  else exam.fail(Check::scheme, on_claim("/offer/schemeStatus"), {"claim.scheme.posed-as-law", rule, "offered as " + shown(offered) + "; it is " + std::string{word}, "do not take its class for more than it is"});
}

void check_heading(Examination& exam, const OfferedFigure& figure) {
  const std::string rule = "the figure printed is E of the label's scheme, for this product";
  const auto fail = [&](const char* code, std::string evidence) { exam.fail(Check::classed, intensity_field, {code, rule, std::move(evidence), "go by the label's E"}); };
  if (figure.kind == "product-footprint") fail("claim.intensity.footprint", "a printed product carbon footprint is no E of a scheme");
  if (figure.kind == "epd-gwp") fail("claim.intensity.epd", "GWP of an environmental product declaration is no E of a scheme");
  if (figure.kind == "site-average") fail("claim.level.site", "an average of the site is no figure of the product");
  if (figure.kind == "company-average" || figure.kind == "company-target") fail("claim.level.company", "a figure of the company is none of the product");
  if (contains(figure.modules, "D")) fail("claim.intensity.module-d", "module D, credits beyond the product's life, is in the figure");
  if (figure.offsets) fail("claim.intensity.offsets", "offsets or credits were taken off the figure");
}

struct Unit {
  std::string_view name;
  int power;  ///< of ten, to kg/t
};
constexpr std::array<Unit, 5> units{{{"kgCO2e/t", 0}, {"kgCO2/t", 0}, {"tCO2e/t", 3}, {"tCO2/t", 3}, {"kgCO2e/kg", 3}}};

/// Whether two figures agree to the digits of the first, in kg/t.
bool agree(const Decimal& offered, int power, const Decimal& labelled) {
  const auto left = Exact::of(Decimal{offered.significand(), offered.exponent() + power});
  const auto right = Exact::of(labelled);
  const auto half = Exact::of(Decimal{5, offered.exponent() + power - 1});
  if (!left || !right || !half) return false;
  return *left - *right <= *half && *right - *left <= *half;
}

void check_figure(Examination& exam) {
  const auto& figure = exam.claim.offer.intensity;
  if (!figure) return;
  check_heading(exam, *figure);
  if (figure->kind != "scheme-intensity") return;
  const auto& label = exam.label();
  const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& each) { return each.name == figure->unit; });
  const std::string rule = "the figure printed is the label's E, to its digits";
  const auto found = "offered " + figure->value.to_string() + " " + figure->unit + "; the label says " + label.intensity.to_string() + " " + label.unit;
  const Fault other{"claim.intensity.other", rule, found, "go by the label"};
  if (unit == units.end()) return exam.fail(Check::classed, intensity_field, other);
  if (agree(figure->value, unit->power, label.intensity)) return exam.pass(Check::classed, intensity_field, rule, found);
  if (agree(figure->value, unit->power + 3, label.intensity) || agree(figure->value, unit->power - 3, label.intensity))
    return exam.fail(Check::classed, intensity_field, {"claim.intensity.thousandfold", rule, found, "kg per t and t per t were exchanged: go by the label"});
  exam.fail(Check::classed, intensity_field, other);
}

void check_share(Examination& exam) {
  const auto& offered = exam.claim.offer.scrap_share;
  const auto& labelled = exam.label().scrap_share;
  if (!offered) return;
  const std::string rule = "the scrap share offered is the label's";
  const auto found = "offered " + offered->to_string() + "; the label says " + (labelled ? labelled->to_string() : std::string{"nothing"});
  if (labelled && *offered == *labelled) exam.pass(Check::classed, on_claim("/offer/scrapShare"), rule, found);
  else exam.fail(Check::classed, on_claim("/offer/scrapShare"), {labelled && *offered < *labelled ? "claim.scrap-share.lowered" : "claim.scrap-share.raised", rule, found, "go by the label"});
}

}  // namespace

void check_offer(Examination& exam) {
  check_texts(exam);
  check_standing_of_scheme(exam);
  check_figure(exam);
  check_share(exam);
}

}  // namespace ferrolabel::claim
