// SPDX-License-Identifier: Apache-2.0
#include "emissions/stream_emissions.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;
using plant::Stated;

namespace {

/// A method with the figures that these equations need, none of them from a pack.
struct Fixture {
  method::AccountingMethod method;
  emissions::Trace trace;
  Findings findings;

  Fixture() {
    method.factors = std::make_shared<const method::FactorPack>();
    method.co2_per_carbon = Stated<quantity::Co2PerCarbon>{3.664};
    method.oxidation_factor = Stated<quantity::Ratio>{1};
    method.conversion_factor = Stated<quantity::Ratio>{1};
    method.gwp_n2o = Stated<quantity::Ratio>{265};
  }
  [[nodiscard]] emissions::Calculation calculation() { return {method, trace, findings}; }
};

plant::SourceStream stream(double tonnes) {
  plant::SourceStream made;
  made.id = "stream";
  made.activity.metered.emplace(Stated<quantity::Mass>{tonnes});
  return made;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "combustion of heavy fuel oil gives the template's 827820 t") {
  auto oil = stream(252000);
  oil.net_calorific_value.emplace(Stated<quantity::NetCalorificValue>{45});
  oil.emission_factor.emplace(Stated<quantity::EmissionFactorPerEnergy>{73});
  CHECK(emissions::stream_emissions(oil, calculation())->counted.value.value() == 827820.0);
}

TEST_CASE_METHOD(Fixture, "process emissions of raw meal give the template's 10640.74 t") {
  auto meal = stream(121000);
  meal.method = plant::CalculationMethod::process;
  meal.emission_factor.emplace(Stated<quantity::SpecificEmissions>{0.08794});
  CHECK(emissions::stream_emissions(meal, calculation())->counted.value.value() == Approx(10640.74).margin(0.005).epsilon(0));
}

TEST_CASE_METHOD(Fixture, "steel leaving a mass balance counts negative as in the template") {
  auto steel = stream(1808226);
  steel.method = plant::CalculationMethod::mass_balance;
  steel.direction = plant::Direction::output;
  steel.carbon_content.emplace(Stated<quantity::CarbonContent>{0.003878});
  CHECK(emissions::stream_emissions(steel, calculation())->counted.value.value() == Approx(-25693.068768192).epsilon(1e-12));
}

TEST_CASE_METHOD(Fixture, "a missing factor is a finding, never a zero") {
  CHECK_FALSE(emissions::stream_emissions(stream(10), calculation()));
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "emissions.factor.missing");
}

TEST_CASE_METHOD(Fixture, "biomass is zero-rated with evidence and counts without, with a warning") {
  auto mixed = stream(100);
  mixed.emission_factor.emplace(Stated<quantity::SpecificEmissions>{2});
  mixed.biomass_fraction.emplace(0.25);
  CHECK(emissions::stream_emissions(mixed, calculation())->counted.value.value() == 200);
  CHECK(findings.back().code == "emissions.biomass.no-evidence");
  findings.clear();
  mixed.biomass_evidence = "certificate 1";
  const auto rated = emissions::stream_emissions(mixed, calculation());
  CHECK(rated->counted.value.value() == 150);
  CHECK(rated->biogenic->value.value() == 50);
  CHECK(findings.empty());
}

TEST_CASE_METHOD(Fixture, "stock changes make the activity data") {
  auto coal = stream(0);
  coal.activity = {};
  coal.activity.purchased.emplace(Stated<quantity::Mass>{100});
  coal.activity.opening_stock.emplace(Stated<quantity::Mass>{20});
  coal.activity.closing_stock.emplace(Stated<quantity::Mass>{15});
  coal.activity.exported.emplace(Stated<quantity::Mass>{5});
  coal.emission_factor.emplace(Stated<quantity::SpecificEmissions>{3});
  CHECK(emissions::stream_emissions(coal, calculation())->counted.value.value() == 300);
}

TEST_CASE_METHOD(Fixture, "stack measurement of N2O counts with its warming potential") {
  plant::MeasuredEmission stack;
  stack.id = "stack";
  stack.gas = plant::Gas::n2o;
  plant::StackHours hours;
  hours.concentration.value = 0.5;
  hours.flow.value = 1000;
  hours.hours.value = 2000;
  stack.series.push_back(hours);
  CHECK(emissions::measured_emissions(stack, calculation()).counted.value.value() == 265);
  stack.biomass_fraction.emplace(0.5);  // says nothing of gases other than CO2
  stack.biomass_evidence = "certificate 1";
  CHECK(emissions::measured_emissions(stack, calculation()).counted.value.value() == 265);
}

TEST_CASE_METHOD(Fixture, "captured CO2 is deducted only with proof, and never its biogenic part") {
  plant::Capture capture;
  capture.id = "capture";
  capture.amount.value = 1000;
  CHECK_FALSE(emissions::captured(capture, calculation()));
  CHECK(findings.back().code == "emissions.capture.no-proof");
  capture.proof = "receipt of the storage site";
  capture.biomass_fraction.emplace(0.1);
  CHECK(emissions::captured(capture, calculation())->value.value() == 900);
}

TEST_CASE_METHOD(Fixture, "a stated factor counts before that of the pack, and one that does not count is said") {
  auto coal = stream(10);
  coal.emission_factor.emplace(Stated<quantity::SpecificEmissions>{2});
  coal.carbon_content.emplace(Stated<quantity::CarbonContent>{0.9});
  CHECK(emissions::stream_emissions(coal, calculation())->counted.value.value() == 20);
  CHECK(findings.back().code == "emissions.factor.not-applicable");
}
