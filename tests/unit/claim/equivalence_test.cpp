// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "claim/equivalence.hpp"
#include "unit/label/scheme_support.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

using method::ElectricityCase;

/// Two schemes at one stage; `wide` counts all that `narrow` counts, and more.
method::Scheme narrow() {
  auto scheme = label::test::ladder_scheme();
  scheme.info.id = "narrow";
  scheme.unit = "kgCO2/t";
  scheme.gases = {"CO2"};
  scheme.boundary = {{"direct", true, ""}, {"indirect", true, ""}};
  scheme.electricity.basis = ElectricityCase::actual_sources;
  scheme.scrap.numerator = {"pre", "post"};
  scheme.scrap.primary = {"hot-metal", "pig-iron", "dri", "hbi"};
  return scheme;
}

method::Scheme wide() {
  auto scheme = narrow();
  scheme.info.id = "wide";
  scheme.unit = "kgCO2e/t";
  scheme.gases = {"CO2", "CH4", "N2O"};
  scheme.boundary.push_back({"precursors", true, ""});
  return scheme;
}

label::Label label_of(const method::Scheme& scheme) {
  GoodClaim good;
  auto label = good.label();
  label.scheme.id = scheme.info.id;
  label.scheme.family = "all";
  label.unit = scheme.unit;
  label.class_name = "A";
  return label;
}

Equivalence show(const method::Scheme& own, const method::Scheme& asked, const label::Label& label, const char* class_name = "A", bool offsets = false) {
  const AskedClass wanted{asked.info.id, "", class_name, ""};
  const auto decision = day("2026-11-24");
  return show_equivalence(label, own, asked, {wanted, VerificationRank::limited, decision, offsets});
}

Holds line(const Equivalence& shown, std::string_view rule) {
  const auto found = std::find_if(shown.lines.begin(), shown.lines.end(), [rule](const auto& each) { return each.rule == rule; });
  REQUIRE(found != shown.lines.end());
  return found->holds;
}

}  // namespace

TEST_CASE("equivalence is one-way: the wider boundary serves for the narrower, and not the reverse") {
  const auto there = show(wide(), narrow(), label_of(wide()));
  CHECK(there.serving == Serving::equivalent);
  CHECK(there.lines.size() == 9);
  const auto back = show(narrow(), wide(), label_of(narrow()));
  CHECK(back.serving == Serving::not_shown);
  CHECK(line(back, "boundary") == Holds::no);
  CHECK(line(back, "gases") == Holds::no);
}

TEST_CASE("each line of an equivalence can break it") {
  const auto own = wide();
  const auto asked = narrow();
  auto label = label_of(own);
  label.stage = "hot-rolled";
  CHECK(line(show(own, asked, label), "stage") == Holds::no);
  label = label_of(own);
  label.electricity_basis = "market";
  CHECK(line(show(own, asked, label), "electricity") == Holds::no);
  label = label_of(own);
  label.verification.level = "self-declared";
  CHECK(line(show(own, asked, label), "verification") == Holds::no);
  CHECK(line(show(own, asked, label_of(own), "A", true), "credits") == Holds::no);
  label = label_of(own);
  label.intensity = decimal("67.6");
  CHECK(line(show(own, asked, label), "limit") == Holds::no);
  label.intensity = decimal("67.5");
  CHECK(line(show(own, asked, label), "limit") == Holds::yes);
  auto aged = asked;
  aged.validity_months = 12;
  label = label_of(own);
  label.valid_from = day("2025-11-24");
  CHECK(line(show(own, aged, label), "validity") == Holds::no);
  label.valid_from = day("2025-11-25");
  CHECK(line(show(own, aged, label), "validity") == Holds::yes);
  CHECK(line(show(own, asked, label_of(own), "C"), "limit") == Holds::no);
}

TEST_CASE("what is not stated needs a dossier") {
  const auto own = wide();
  auto asked = narrow();
  asked.gases.clear();
  CHECK(show(own, asked, label_of(own)).serving == Serving::needs_dossier);
  asked = narrow();
  asked.electricity.basis = ElectricityCase::unresolved;
  CHECK(show(own, asked, label_of(own)).serving == Serving::needs_dossier);
  asked = narrow();
  asked.electricity.basis = ElectricityCase::location;
  asked.electricity.also_allowed = {ElectricityCase::actual_sources};
  CHECK(line(show(own, asked, label_of(own)), "electricity") == Holds::unknown);
  asked = narrow();
  asked.unsettled = {{"alloys", method::Concern::intensity, "not published"}};
  CHECK(line(show(own, asked, label_of(own)), "boundary") == Holds::unknown);
  auto at_will = own;
  at_will.boundary[1].required = false;
  CHECK(line(show(at_will, narrow(), label_of(own)), "boundary") == Holds::unknown);
}

TEST_CASE("s is taken by the asked scheme's rule, or the limit must hold at every s") {
  const auto own = wide();
  auto asked = narrow();
  asked.scrap.numerator = {"home", "pre", "post"};
  auto label = label_of(own);
  label.intensity = decimal("50");  // 400 - 350 at s = 1
  const auto shown = show(own, asked, label);
  CHECK(line(shown, "limit") == Holds::yes);
  label.intensity = decimal("50.1");
  CHECK(line(show(own, asked, label), "limit") == Holds::unknown);
}
