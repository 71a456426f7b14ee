// SPDX-License-Identifier: Apache-2.0
#include "label/provenance.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

/// Grid for the mill, a contract for the melt shop alone, another one for iron making.
plant::Installation with_contracts() {
  auto plant = melt_shop();
  plant.electricity.front().amount.value = 100;
  plant.electricity.front().instruments = {"GRID-GO"};
  for (const auto& [id, amount] : {std::pair{"sun", 200.0}, std::pair{"sea", 50.0}}) {
    auto supply = plant.electricity.front();
    supply.id = id;
    supply.source = plant::ElectricitySource::ppa;
    supply.amount.value = amount;
    supply.location_factor = supply.emission_factor;
    supply.instruments = {std::string{"PPA-"} + id};
    plant.electricity.push_back(supply);
  }
  plant.processes[1].electricity.front().supply = "sun";
  power(plant.processes[2], 50);
  plant.processes[2].electricity.back().supply = "sea";
  return plant;
}

}  // namespace

TEST_CASE("instruments are those of the power that the case counts, in the chain of the stage") {
  const auto plant = with_contracts();
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  using embedded::ElectricityBasis;
  const auto crude = label::find_stage(inventory.value(), *inventory->find_process("mill"), "crude-steel").sources;
  CHECK(label::counted_instruments(*inventory, crude, ElectricityBasis::market) == std::vector<std::string>{"PPA-sun"});
  CHECK(label::counted_instruments(*inventory, crude, ElectricityBasis::method) == std::vector<std::string>{"PPA-sun"});
  CHECK(label::counted_instruments(*inventory, crude, ElectricityBasis::location).empty());
  CHECK(label::counted_instruments(*inventory, crude, ElectricityBasis::eu_average).empty());
  const auto gate = label::find_stage(inventory.value(), *inventory->find_process("mill"), "gate").sources;
  CHECK(label::counted_instruments(*inventory, gate, ElectricityBasis::market) == std::vector<std::string>{"GRID-GO", "PPA-sun", "PPA-sea"});
}

TEST_CASE("the share of default values is that of the scheme's stage, not of the good sold") {
  auto plant = melt_shop();
  plant.processes[2].precursors.front().mass.value = 900;
  plant.processes[1].disposition.sold->value = 100;
  auto slab = bought("slab", "Crude steel", "72071210", 100, 0, 0);
  slab.basis = plant::PrecursorBasis::defaults;
  slab.direct.reset();
  slab.indirect.reset();
  const auto method = method_of("eu-cbam-2026");
  const auto row = std::find_if(method->default_values->values.begin(), method->default_values->values.end(), [&](const auto& value) {
    const auto* category = method->goods->category_of(value.cn);
    return category != nullptr && category->name == "Crude steel";
  });
  REQUIRE(row != method->default_values->values.end());
  slab.country = *plant::CountryCode::parse(row->country);
  slab.cn = *plant::CnCode::parse(row->cn);
  plant.purchased.push_back(slab);
  use(plant.processes[2], "slab", 100);
  auto inventory = embedded::compute(plant, *method);
  for (const auto& finding : inventory.findings()) INFO(describe(finding));
  REQUIRE(inventory);
  const auto& mill = *inventory->find_process("mill");
  CHECK(mill.default_share > 0.1);
  const auto own = label::find_stage(inventory.value(), *inventory->find_process("melt"), "crude-steel").sources;
  CHECK(label::default_share_at(*inventory, own) == 0);
  const auto gate = label::find_stage(inventory.value(), mill, "gate").sources;
  CHECK(label::default_share_at(*inventory, gate) == Approx(mill.default_share).epsilon(1e-12));
}
