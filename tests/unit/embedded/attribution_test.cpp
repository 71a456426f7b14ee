// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("heat of a boiler counts its fuel over its efficiency, the method's where none is stated") {
  auto plant = steel_1();
  plant::HeatFlow heat;
  heat.id = "steam";
  heat.from = plant::outside;
  heat.to = "steel";
  heat.amount.value = 1000;
  heat.fuel_emission_factor.emplace(96);
  plant.heat.push_back(heat);
  const auto method = method_of("eu-cbam-2023");
  const auto with = embedded::compute(plant, *method);
  REQUIRE(with);
  const auto base = steel_1();
  const auto before = embedded::compute(base, *method);
  CHECK(with->find_good("steel")->attributed_direct.value.value() - before->find_good("steel")->attributed_direct.value.value() ==
        Approx(1000 * 96 / 0.9 / 1000).margin(1e-6));
}

TEST_CASE("heat without a factor from outside is an error") {
  auto plant = steel_1();
  plant::HeatFlow heat;
  heat.id = "steam";
  heat.from = plant::outside;
  heat.to = "steel";
  heat.amount.value = 1000;
  plant.heat.push_back(heat);
  CHECK(has(embedded::compute(plant, *method_of("eu-cbam-2023")).findings(), "embedded.heat.factor-missing"));
}

TEST_CASE("coke-oven gas burnt for power counts its own factor, which is below that of natural gas") {
  auto plant = melt_shop();
  plant::Process station;
  station.id = "station";
  station.kind = plant::ProcessKind::utility;
  plant.processes.push_back(station);
  plant::WasteGasFlow gas;
  gas.id = "gas";
  gas.gas = "coke_oven_gas";
  gas.from = "iron";
  gas.to = "station";
  gas.energy.emplace(1000);
  plant.waste_gases.push_back(gas);
  plant.electricity.front().source = plant::ElectricitySource::own;
  plant.electricity.front().process = "station";
  plant.electricity.front().emission_factor.reset();
  const auto method = method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(inventory->find_process("station")->attributed_direct.value.value() == Approx(44.4).epsilon(1e-12));
  CHECK(inventory->find_process("iron")->attributed_direct.value.value() == Approx(1200 - 1000 * 56.1 * 0.667 / 1000).epsilon(1e-12));
}

TEST_CASE("heat from a utility with a factor of its own is an error") {
  auto plant = steel_1();
  plant::Process boiler;
  boiler.id = "boiler";
  boiler.kind = plant::ProcessKind::utility;
  boiler.reported_direct.emplace(100);
  plant.processes.push_back(boiler);
  plant::HeatFlow heat;
  heat.id = "steam";
  heat.from = "boiler";
  heat.to = "steel";
  heat.amount.value = 1000;
  plant.heat.push_back(heat);
  const auto method = method_of("eu-cbam-2023");
  CHECK(embedded::compute(plant, *method));
  plant.heat.front().emission_factor.emplace(0);
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.utility.factor-stated"));
}
