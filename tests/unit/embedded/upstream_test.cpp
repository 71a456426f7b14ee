// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "embedded/uncertainty.hpp"
#include "embedded/upstream.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

double of_mill(embedded::Inventory& inventory, embedded::UpstreamTerm term) {
  const auto& figures = embedded::upstream(inventory, term);
  const auto mill = static_cast<std::size_t>(inventory.find_process("mill")->node);
  return figures.embedded[mill].value.value();
}

std::vector<std::string> missing_in_mill(embedded::Inventory& inventory, embedded::UpstreamTerm term) {
  return embedded::upstream(inventory, term).missing[static_cast<std::size_t>(inventory.find_process("mill")->node)];
}

bool lists(const std::vector<std::string>& names, const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// A boiler house whose heat goes to a second one, which serves the mill alone and makes the power of `supply`.
plant::Installation two_utilities() {
  auto plant = melt_shop();
  for (const auto* id : {"boilers", "station"}) {
    plant::Process utility;
    utility.id = id;
    utility.kind = plant::ProcessKind::utility;
    utility.chp.emplace();
    plant.processes.push_back(utility);
  }
  plant::SourceStream coal;
  coal.id = "coal";
  coal.process = "boilers";
  coal.activity.metered.emplace(Stated<Mass>{10});
  coal.net_calorific_value.emplace(Stated<quantity::NetCalorificValue>{25});
  coal.emission_factor.emplace(Stated<quantity::EmissionFactorPerEnergy>{95});
  coal.upstream.emplace(Stated<quantity::SpecificEmissions>{0.5});
  plant.source_streams.push_back(coal);
  const auto heat = [&](const char* id, const char* from, const char* to, double amount) {
    plant::HeatFlow flow;
    flow.id = id;
    flow.from = from;
    flow.to = to;
    flow.amount.value = amount;
    plant.heat.push_back(flow);
  };
  heat("steam", "boilers", "station", 200);
  heat("hot-water", "station", "mill", 72);
  heat("other-water", "station", "melt", 36);
  return plant;
}

/// 10 MWh (36 GJ) of the station's power, of which the mill names 10 and the site's mix is left none.
void add_own_power(plant::Installation& plant, double named_by_mill) {
  plant::ElectricitySupply own;
  own.id = "own";
  own.source = plant::ElectricitySource::own;
  own.process = "station";
  own.amount.value = 10;
  plant.electricity.push_back(own);
  power(plant.processes[2], named_by_mill);
  plant.processes[2].electricity.back().supply = "own";
}

}  // namespace

TEST_CASE("power that names no supply takes the upstream of what named uses leave of each supply") {
  auto plant = melt_shop();
  plant.electricity.front().amount.value = 100;
  plant.electricity.front().upstream.emplace(0.1);
  auto wind = plant.electricity.front();
  wind.id = "wind";
  wind.amount.value = 200;
  wind.upstream.emplace(0.01);
  plant.electricity.push_back(wind);
  plant.processes[1].electricity.front().supply = "wind";
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(of_mill(inventory.value(), embedded::UpstreamTerm::electricity) == Approx((100 * 0.1 + 200 * 0.01) / 950).epsilon(1e-12));
}

TEST_CASE("heat and waste gas from outside are named as missing among the fuels, and own power without a maker among the power") {
  auto plant = melt_shop();
  plant::HeatFlow heat;
  heat.id = "district";
  heat.from = plant::outside;
  heat.to = "melt";
  heat.amount.value = 100;
  heat.emission_factor.emplace(60);
  plant.heat.push_back(heat);
  plant::WasteGasFlow gas;
  gas.id = "neighbour-gas";
  gas.gas = "blast_furnace_gas";
  gas.from = plant::outside;
  gas.to = "mill";
  gas.energy.emplace(50);
  plant.waste_gases.push_back(gas);
  plant.electricity.front().source = plant::ElectricitySource::own;
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto fuels = missing_in_mill(inventory.value(), embedded::UpstreamTerm::fuels);
  CHECK(lists(fuels, "bought heat 'district'"));
  CHECK(lists(fuels, "bought waste gas 'neighbour-gas'"));
  CHECK(lists(missing_in_mill(inventory.value(), embedded::UpstreamTerm::electricity), "electricity supply 'grid'"));
}

TEST_CASE("what a utility burns for another utility follows that one's heat to the processes") {
  const auto plant = two_utilities();
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  for (const auto& finding : inventory.findings()) INFO(describe(finding));
  REQUIRE(inventory);
  // 5 t upstream of the coal; two thirds of the station's heat go to the mill itself, one third comes to it in its steel
  CHECK(of_mill(inventory.value(), embedded::UpstreamTerm::fuels) == Approx(5.0 / 950).epsilon(1e-12));
  CHECK(missing_in_mill(inventory.value(), embedded::UpstreamTerm::fuels).empty());
  CHECK(missing_in_mill(inventory.value(), embedded::UpstreamTerm::transport) == std::vector<std::string>{"stream 'coal'", "precursor 'ferromanganese'", "bought scrap of 'melt'"});
}

TEST_CASE("a use that names a utility's power takes all of it, and gradients see that amount") {
  auto plant = two_utilities();
  plant.heat.erase(plant.heat.begin() + 2);  // the station serves the mill's 72 GJ of heat
  add_own_power(plant, 10);
  plant.processes[4].chp->reference_heat.emplace(0.9);
  plant.processes[4].chp->reference_electricity.emplace(0.5);
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  for (const auto& finding : inventory.findings()) INFO(describe(finding));
  REQUIRE(inventory);
  CHECK(of_mill(inventory.value(), embedded::UpstreamTerm::fuels) == Approx(5.0 / 950).epsilon(1e-12));
  auto half = plant;
  half.processes[1].electricity.front().supply = "own";
  half.processes[1].electricity.front().amount.value = 5;
  half.processes[2].electricity.back().amount.value = 5;
  half.electricity.front().amount.value = 100;
  auto shared = embedded::compute(half, *method);
  for (const auto& finding : shared.findings()) INFO(describe(finding));
  REQUIRE(shared);
  const auto& figures = embedded::upstream(shared.value(), embedded::UpstreamTerm::fuels);
  const auto melt = static_cast<std::size_t>(shared->find_process("melt")->node);
  CHECK(figures.embedded[melt].value.value() == Approx(5.0 * 18 / 108 / 1000).epsilon(1e-12));
  bool seen = false;
  for (const auto& input : embedded::sensitivities(*shared, figures.embedded[melt].step))
    seen = seen || (input.datum == &half.processes[1].electricity.front().amount && input.derivative > 0);
  CHECK(seen);
}

TEST_CASE("upstream is carried along the chain, and what states no factor is named there too") {
  auto plant = melt_shop();
  const auto method = method_of("eu-cbam-2026");
  plant.purchased.front().upstream.emplace(2.0);
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto& materials = embedded::upstream(inventory.value(), embedded::UpstreamTerm::materials);
  const auto mill = static_cast<std::size_t>(inventory->find_process("mill")->node);
  CHECK(materials.embedded[mill].value.value() == Approx(2.0 * 10 / 1000 * 1000 / 950).epsilon(1e-12));
  CHECK(materials.missing[mill].empty());
  const auto& power = embedded::upstream(inventory.value(), embedded::UpstreamTerm::electricity);
  CHECK_FALSE(power.missing[mill].empty());
}
