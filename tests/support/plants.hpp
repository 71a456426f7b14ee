// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

/// Small plants for tests, made in code: the shipped packs, and no file.
namespace ferrolabel::support {

using plant::Stated;
using quantity::Co2Mass;
using quantity::Mass;


inline std::shared_ptr<const method::AccountingMethod> method_of(const char* id) {
  const auto library = formats::PackLibrary::open(FERROLABEL_SOURCE_DIR "/methods");
  REQUIRE(library);
  auto found = library->method(id);
  REQUIRE(found);
  return *found;
}

inline plant::Installation year(const char* text) {
  plant::Installation plant;
  plant.id = "works";
  plant.period.from = *quantity::parse_date(std::string{text} + "-01-01");
  plant.period.to = *quantity::parse_date(std::string{text} + "-12-31");
  return plant;
}

inline plant::Process process(std::string id, const char* category, const char* cn, double activity) {
  plant::Process made;
  made.id = id;
  made.category = category;
  made.activity_level.emplace(activity);
  made.disposition.sold.emplace(activity);
  plant::Good good;
  good.id = id;
  good.cn = *plant::CnCode::parse(cn);
  made.goods.push_back(good);
  return made;
}

inline plant::ElectricitySupply grid(double mwh, double factor) {
  plant::ElectricitySupply supply;
  supply.id = "grid";
  supply.amount.value = mwh;
  supply.emission_factor.emplace(factor);
  return supply;
}

inline plant::PurchasedPrecursor bought(std::string id, const char* category, const char* cn, double mass, double direct, double indirect) {
  plant::PurchasedPrecursor precursor;
  precursor.id = std::move(id);
  precursor.category = category;
  precursor.cn = *plant::CnCode::parse(cn);
  precursor.direct.emplace(direct);
  precursor.indirect.emplace(indirect);
  precursor.bought.emplace(mass);
  return precursor;
}

inline void use(plant::Process& process, const char* precursor, double mass) {
  plant::PrecursorUse taken;
  taken.from = precursor;
  taken.mass.value = mass;
  process.precursors.push_back(taken);
}

inline void power(plant::Process& process, double mwh) {
  plant::ElectricityUse taken;
  taken.amount.value = mwh;
  process.electricity.push_back(taken);
}

/// The Commission's example Steel 1, an integrated works as one bubble.
inline plant::Installation steel_1(double scale = 1) {
  auto plant = year("2023");
  plant.processes.push_back(process("steel", "Iron or steel products", "72081000", 4800000 * scale));
  plant.processes.front().reported_direct.emplace(7866044.469877754 * scale);
  power(plant.processes.front(), 1658844 * scale);
  plant.electricity.push_back(grid(1658844 * scale, 0.589));
  plant::WasteGasFlow gas;
  gas.id = "gas";
  gas.gas = "blast_furnace_gas";
  gas.from = "steel";
  gas.to = plant::outside;
  gas.energy.emplace(12800000 * scale);
  gas.emission_factor.emplace(37.4187);
  plant.waste_gases.push_back(gas);
  return plant;
}

/// The Commission's example Steel 3, screws and nuts of bought rod; gas and power shared by activity level.
inline plant::Installation steel_3() {
  auto plant = year("2023");
  plant.processes.push_back(process("carbon", "Iron or steel products", "73181542", 17000));
  plant.processes.push_back(process("alloy", "Iron or steel products", "73181535", 8200));
  use(plant.processes[0], "carbon-rod", 20000);
  use(plant.processes[1], "alloy-rod", 10000);
  power(plant.processes[0], 3400);
  power(plant.processes[1], 1640);
  plant.electricity.push_back(grid(5040, 0.833));
  plant.purchased.push_back(bought("carbon-rod", "Iron or steel products", "72139110", 20000, 1.539, 0.204));
  plant.purchased.push_back(bought("alloy-rod", "Iron or steel products", "72210010", 10000, 1.44, 1.732));
  plant::SourceStream gas;
  gas.id = "gas";
  gas.material = "natural_gas";
  gas.activity.metered.emplace(Stated<Mass>{1837.5});
  gas.sharing = plant::SharingKey::mass;
  for (const auto& made : plant.processes) {
    plant::Share share;
    share.process = made.id;
    share.amount.value = made.activity_level->value;
    gas.shares.push_back(share);
  }
  plant.source_streams.push_back(gas);
  return plant;
}

/// A melt shop that charges own hot metal, bought alloys and scrap of all kinds, and rolls its steel: LABELS.md section 1's charge.
inline plant::Installation melt_shop() {
  auto plant = year("2026");
  plant.country = *plant::CountryCode::parse("DE");
  plant.processes.push_back(process("iron", "Pig iron", "72011011", 800));
  plant.processes[0].stage = plant::Stage::iron;
  plant.processes[0].disposition.sold->value = 0;
  plant.processes[0].reported_direct.emplace(1200);
  plant.processes.push_back(process("melt", "Crude steel", "72071210", 1000));
  plant.processes[1].stage = plant::Stage::crude_steel;
  plant.processes[1].disposition.sold->value = 0;
  plant.processes[1].reported_direct.emplace(100);
  plant.processes[1].alloy_content.emplace(0.01);
  use(plant.processes[1], "iron", 800);
  use(plant.processes[1], "ferromanganese", 10);
  const auto scrap = [&](plant::ScrapKind kind, double mass) {
    plant::ScrapInput input;
    input.kind = kind;
    input.mass.value = mass;
    plant.processes[1].scrap.push_back(input);
  };
  scrap(plant::ScrapKind::unit, 50);
  scrap(plant::ScrapKind::home, 60);
  scrap(plant::ScrapKind::pre, 40);
  scrap(plant::ScrapKind::post, 100);
  plant.processes.push_back(process("mill", "Iron or steel products", "72083900", 950));
  plant.processes[2].stage = plant::Stage::hot_rolled;
  plant.processes[2].reported_direct.emplace(50);
  plant.processes[2].alloy_content.emplace(0.01);
  use(plant.processes[2], "melt", 1000);
  power(plant.processes[0], 0);
  power(plant.processes[1], 200);
  power(plant.processes[2], 100);
  plant.electricity.push_back(grid(300, 0.4));
  plant.purchased.push_back(bought("ferromanganese", "Alloys (FeMn, FeCr, FeNi)", "72021120", 10, 1.5, 1.0));
  return plant;
}

/// Whether a finding of that code is among them.
inline bool has(const Findings& findings, std::string_view code) {
  return std::any_of(findings.begin(), findings.end(), [code](const Finding& finding) { return finding.code == code; });
}

}  // namespace ferrolabel::support
