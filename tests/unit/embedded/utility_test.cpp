// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

plant::Installation with_chp(bool stated_references) {
  auto plant = melt_shop();
  plant::Process station;
  station.id = "station";
  station.kind = plant::ProcessKind::utility;
  station.reported_direct.emplace(100);
  station.chp.emplace();
  station.chp->fuel_energy.emplace(2000);
  if (stated_references) {
    station.chp->reference_heat.emplace(0.9);
    station.chp->reference_electricity.emplace(0.5);
  }
  plant.processes.push_back(station);
  plant::HeatFlow heat;
  heat.id = "steam";
  heat.from = "station";
  heat.to = "mill";
  heat.amount.value = 900;
  plant.heat.push_back(heat);
  plant::ElectricitySupply own;
  own.id = "own";
  own.source = plant::ElectricitySource::own;
  own.process = "station";
  own.amount.value = 100;
  plant.electricity.push_back(own);
  power(plant.processes[2], 100);
  return plant;
}

}  // namespace

TEST_CASE("combined heat and power is split by efficiencies over their references, and nothing is lost") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = with_chp(true);
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const double heat = (900.0 / 2000) / 0.9;
  const double power = (360.0 / 2000) / 0.5;
  const double of_heat = 100 * heat / (heat + power);
  const double in_mill = inventory->find_process("mill")->attributed_direct.value.value() - 50;
  CHECK(in_mill == Approx(of_heat).epsilon(1e-12));
}

TEST_CASE("a utility without heat and power for anyone is an error, and so is power that it uses itself") {
  auto plant = melt_shop();
  plant::Process station;
  station.id = "station";
  station.kind = plant::ProcessKind::utility;
  plant.processes.push_back(station);
  power(plant.processes.back(), 5);
  const auto result = embedded::compute(plant, *method_of("eu-cbam-2026"));
  REQUIRE_FALSE(result);
  CHECK(has(result.findings(), "embedded.utility.no-output"));
  CHECK(has(result.findings(), "embedded.utility.own-power"));
}

TEST_CASE("references that are not stated are those of hard coal, with a note") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = with_chp(false);
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(has(inventory.findings(), "embedded.chp.reference-hard-coal"));
}

TEST_CASE("the split of heat and power needs no fuel: a fuel without calorific value or shared with others changes nothing") {
  const auto method = method_of("eu-cbam-2026");
  auto known = with_chp(true);
  auto unknown = known;
  unknown.processes.back().chp->fuel_energy.reset();
  const auto with_fuel = embedded::compute(known, *method);
  const auto without = embedded::compute(unknown, *method);
  REQUIRE(with_fuel);
  REQUIRE(without);
  CHECK(with_fuel->find_process("mill")->attributed_direct.value == without->find_process("mill")->attributed_direct.value);
  CHECK_FALSE(has(with_fuel.findings(), "embedded.chp.output-above-fuel"));
}

TEST_CASE("more heat and power than fuel is a warning, and power of nothing leaves all emissions with the heat") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = with_chp(true);
  plant.processes.back().chp->fuel_energy->value = 1000;
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.chp.output-above-fuel"));
  plant.electricity.back().amount.value = 0;
  plant.processes[2].electricity.pop_back();
  const auto heat_only = embedded::compute(plant, *method);
  for (const auto& finding : heat_only.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(heat_only);
  CHECK(heat_only->find_process("mill")->attributed_direct.value.value() == Approx(50 + 100).epsilon(1e-12));
}
