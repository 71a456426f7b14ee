// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "embedded/compute.hpp"
#include "unit/issuing/issuing_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

/// A plant's inventory with a projection and a class made by hand.
struct Made {
  plant::Installation plant = sample_plant();
  std::shared_ptr<const method::AccountingMethod> method = method_of("eu-ets-2026");
  std::shared_ptr<const method::Scheme> scheme = schemes().scheme("eu-ci").value();
  Result<embedded::Inventory> inventory = embedded::compute(plant, *method);
  label::Projection projection;
  label::Classification classification;

  Made() {
    projection.scheme = "eu-ci";
    projection.good = "rebar";
    projection.family = "carbon";
    projection.stage = "crude-steel";
    projection.electricity_basis = "method";
    projection.intensity.emplace();
    projection.intensity_kg = decimal("180");
    projection.scrap_share_exact = decimal("0.5");
    classification = label::classify(*scheme, "carbon", *projection.intensity_kg, projection.scrap_share_exact).value();
  }

  [[nodiscard]] Result<label::Label> compose(const IssueTerms& terms = terms_for()) const {
    return issuing::compose({inventory.value(), *scheme, projection, classification, {}}, terms, test_key());
  }
};

}  // namespace

TEST_CASE("a label binds the projection and the class that it was given") {
  const auto label = Made{}.compose();
  REQUIRE(label.ok());
  CHECK(label->intensity == decimal("180"));
  CHECK(label->class_name == "A");
  CHECK(label->scrap_share == decimal("0.5"));
}

TEST_CASE("tonnes up to what the process made and did not use itself can be labelled, and not a gram more") {
  const Made made;
  CHECK(made.compose(terms_for("rebar", "420000")).ok());
  CHECK(all_codes(made.compose(terms_for("rebar", "420000.000001")).findings()).find("label.quantity.exceeded") == 0);
  CHECK(made.compose(terms_for("billet", "10000")).ok());
  CHECK(all_codes(made.compose(terms_for("billet", "10000.000001")).findings()).find("label.quantity.exceeded") == 0);
}

TEST_CASE("a good that the plant does not make is named with those that it makes") {
  const auto label = Made{}.compose(terms_for("coil"));
  REQUIRE(all_codes(label.findings()) == "label.product.unknown");
  CHECK(label.findings()[0].fix == "name one of its goods: billet, rebar, wire-rod, sections");
}

TEST_CASE("a key that did not exist on the label's date signs nothing") {
  auto terms = terms_for();
  terms.date = label_day("2025-12-31");
  CHECK(all_codes(Made{}.compose(terms).findings()).find("label.key.not-yet-valid") == 0);
}

TEST_CASE("a projection or a class that was refused refuses the label, with the reason") {
  Made refused_projection;
  refused_projection.projection.intensity.reset();
  refused_projection.projection.refused_because = "incomplete: no upstream factor";
  const auto first = refused_projection.compose();
  REQUIRE(all_codes(first.findings()) == "label.projection.refused");
  CHECK(first.findings()[0].message.find("no upstream factor") != std::string::npos);
  Made refused_class;
  refused_class.classification.class_name.reset();
  refused_class.classification.refused_because = "not in force";
  const auto second = refused_class.compose();
  REQUIRE(all_codes(second.findings()) == "label.class.refused");
  CHECK(second.findings()[0].message.find("not in force") != std::string::npos);
}

TEST_CASE("a class of another figure or scheme is never bound") {
  Made other_figure;
  other_figure.projection.intensity_kg = decimal("181");
  CHECK_THROWS_AS(other_figure.compose(), std::invalid_argument);
  Made other_scheme;
  other_scheme.classification.scheme = "less-1.1";
  CHECK_THROWS_AS(other_scheme.compose(), std::invalid_argument);
}

TEST_CASE("all reasons against a label come at once") {
  Made made;
  made.classification.class_name.reset();
  CHECK(all_codes(made.compose(terms_for("rebar", "1000000")).findings()) == "label.quantity.exceeded label.class.refused");
}

TEST_CASE("a label of a scheme that states a validity ends by it") {
  Made made;
  auto scheme = *made.scheme;
  scheme.validity_months = 24;
  made.scheme = std::make_shared<const method::Scheme>(scheme);
  const auto label = made.compose();
  REQUIRE(label.ok());
  CHECK(label->valid_until == label_day("2028-11-23"));
}

TEST_CASE("the label's words for a verification are the plant's own, and none is said aloud") {
  Made made;
  made.plant.verification = {};
  const auto label = made.compose();
  REQUIRE(label.ok());
  CHECK(label->verification.level == "self-declared");
  CHECK(all_codes(label.findings()).find("label.verification.self-declared") != std::string::npos);
}

TEST_CASE("no label rests on a balance that does not close, be it only a warning in the inventory") {
  Made made;
  made.plant.processes.front().electricity.front().amount.value *= 0.1;
  made.inventory = embedded::compute(made.plant, *made.method);
  REQUIRE(made.inventory.ok());
  CHECK(all_codes(made.compose().findings()).find("label.balance.not-closed") != std::string::npos);
}
