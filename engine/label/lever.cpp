// SPDX-License-Identifier: Apache-2.0
#include "label/lever.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "embedded/compute.hpp"

namespace ferrolabel::label {

namespace {

template <class Items>
auto* find(Items& items, std::string_view id) {
  const auto at = std::find_if(items.begin(), items.end(), [id](const auto& item) { return item.id == id; });
  return at != items.end() ? &*at : nullptr;
}

void scale(std::optional<plant::Amount>& amount, double factor) {
  if (amount) plant::datum(*amount).value *= factor;
}

void scale_activity(plant::SourceStream& stream, double factor) {
  scale(stream.activity.metered, factor);
  scale(stream.activity.purchased, factor);
  scale(stream.activity.opening_stock, factor);
  scale(stream.activity.closing_stock, factor);
  scale(stream.activity.exported, factor);
}

/// Takes iron out of a use and leaves the balance of its maker closed: own iron is sold, bought iron is not bought.
void release(plant::Installation& plant, const std::string& from, double mass) {
  if (auto* process = find(plant.processes, from)) {
    auto& sold = process->disposition.sold;
    if (!sold) sold.emplace(0.0);
    sold->value += mass;
  } else if (auto* bought = find(plant.purchased, from); bought != nullptr && bought->bought) {
    bought->bought->value -= mass;
  }
}

std::string category_of(const plant::Installation& plant, const std::string& id) {
  for (const auto& process : plant.processes)
    if (process.id == id) return process.category;
  for (const auto& bought : plant.purchased)
    if (bought.id == id) return bought.category;
  return {};
}

void add_scrap_changes(const plant::Installation& plant, std::vector<PlantChange>& changes) {
  for (const auto& process : plant.processes) {
    if (process.stage != plant::Stage::crude_steel) continue;
    for (std::size_t at = 0; at < process.precursors.size(); ++at) {
      const auto category = category_of(plant, process.precursors[at].from);
      if (category != "Pig iron" && category != "Direct reduced iron") continue;
      changes.push_back({"scrap-share", "post-consumer scrap instead of '" + process.precursors[at].from + "'", process.id, "share of its tonnes",
                         "recycled content rises; s rises, so the limit falls; the heat balance of a converter bounds what it can melt",
                         [id = process.id, at](plant::Installation& copy, double share) {
                           auto& melt = *find(copy.processes, id);
                           auto& use = melt.precursors[at];
                           const double mass = use.mass.value * share;
                           use.mass.value -= mass;
                           release(copy, use.from, mass);
                           plant::ScrapInput scrap;
                           scrap.kind = plant::ScrapKind::post;
                           scrap.mass.value = mass;
                           const auto like = std::find_if(melt.scrap.begin(), melt.scrap.end(), [](const auto& other) { return other.kind == plant::ScrapKind::post; });
                           if (like != melt.scrap.end()) {
                             scrap.metallic_fraction = like->metallic_fraction;
                             scrap.upstream = like->upstream;
                             scrap.transport = like->transport;
                           }
                           melt.scrap.push_back(scrap);
                         }});
    }
  }
}

/// An id that no supply of the plant has yet.
std::string new_supply_id(const plant::Installation& plant, const std::string& like) {
  auto id = like + "-contract";
  while (find(plant.electricity, id) != nullptr) id += "-new";
  return id;
}

/// Moves a share of a grid supply, and of the uses that name it, to a contract with a plant without emissions. What stays keeps
/// its own factor and residual mix.
void split_supply(plant::Installation& copy, const std::string& id, double share) {
  const auto at = std::find_if(copy.electricity.begin(), copy.electricity.end(), [&](const auto& supply) { return supply.id == id; });
  auto contract = *at;
  contract.id = new_supply_id(copy, id);
  contract.source = plant::ElectricitySource::ppa;
  contract.location_factor = contract.emission_factor;
  contract.emission_factor->value = 0;
  contract.residual_mix.reset();
  contract.instruments = {"assumed by the lever"};
  contract.amount.value *= share;
  at->amount.value *= 1 - share;
  for (auto& process : copy.processes) {
    auto uses = process.electricity;
    for (auto& use : process.electricity) {
      if (use.supply != id) continue;
      uses.push_back(use);
      uses.back().supply = contract.id;
      uses.back().amount.value *= share;
    }
    for (auto& use : uses)
      if (use.supply == id) use.amount.value *= 1 - share;
    process.electricity = std::move(uses);
  }
  copy.electricity.push_back(std::move(contract));
}

void add_power_changes(const plant::Installation& plant, std::vector<PlantChange>& changes) {
  for (const auto& supply : plant.electricity) {
    if (supply.source != plant::ElectricitySource::grid || !supply.emission_factor) continue;
    changes.push_back({"ppa", "power of '" + supply.id + "' under a contract with a plant without emissions", supply.id, "share of its MWh",
                       "nothing in the location-based case; the contract's upstream is taken as the grid's",
                       [id = supply.id](plant::Installation& copy, double share) { split_supply(copy, id, share); }});
  }
}

/// t CO2 that the carbon of a process's waste gas makes elsewhere: it cannot be captured at its own stack.
double carbon_in_waste_gas(const plant::Installation& plant, const method::AccountingMethod& method, const std::string& id) {
  double carbon = 0;
  for (const auto& flow : plant.waste_gases) {
    if (flow.from != id) continue;
    const auto* material = method.factors->find(flow.gas);
    const double energy = flow.energy ? flow.energy->value : flow.volume && flow.net_calorific_value ? flow.volume->value * flow.net_calorific_value->value : 0;
    const double factor = flow.emission_factor ? flow.emission_factor->value : material != nullptr && material->emission_factor ? material->emission_factor->value : 0;
    carbon += energy * factor / quantity::gj_per_tj.value();
  }
  return carbon;
}

/// t CO2e that leave by the stack of a process as it is changed so far; 0 where the changed plant has no inventory.
double stack_emissions(const plant::Installation& plant, const method::AccountingMethod& method, const std::string& id) {
  const auto inventory = embedded::compute(plant, method, {.trace = false});
  if (!inventory) return 0;
  const auto* figures = inventory->find_process(id);
  const double attributed = figures->attributed_direct.value.value();
  const bool utility = figures->process->kind == plant::ProcessKind::utility;  // it burns the gas that it is given
  return std::max(0.0, utility ? attributed : std::min(attributed, figures->direct.value.value() - carbon_in_waste_gas(plant, method, id)));
}

void capture_share(plant::Installation& copy, const method::AccountingMethod& method, const std::string& id, double share) {
  const double amount = share * stack_emissions(copy, method, id);
  auto& process = *find(copy.processes, id);
  if (process.reported_direct) {  // the verified total is one after the capture
    process.reported_direct->value -= amount;
    return;
  }
  plant::Capture capture;
  capture.id = "assumed-by-the-lever-" + std::to_string(copy.captures.size());
  capture.process = id;
  capture.amount.value = amount;
  capture.biomass_fraction.emplace(0.0);  // the amount is of what counts
  capture.destination = plant::CaptureDestination::storage;
  capture.proof = "assumed by the lever";
  copy.captures.push_back(std::move(capture));
}

/// Last of all, so that with other changes only what they leave is captured.
void add_capture_changes(const plant::Installation& plant, const method::AccountingMethod& method, std::vector<PlantChange>& changes) {
  const auto inventory = embedded::compute(plant, method, {.trace = false});
  if (!inventory) return;
  for (const auto& figures : inventory->processes) {
    const auto& id = figures.process->id;
    if (!figures.direct_stated || !(stack_emissions(plant, method, id) > 0)) continue;
    changes.push_back({"carbon-capture", "capture of the CO2 of '" + id + "' for permitted storage", id, "share of its stack emissions",
                       "the energy of the capture is not included: its heat and power come on top; no plant captures all",
                       [id, &method](plant::Installation& copy, double share) { capture_share(copy, method, id, share); }});
  }
}

bool is_coal(std::string_view material) {
  constexpr std::array<std::string_view, 8> coals{"anthracite", "coking_coal", "other_bituminous_coal", "sub_bituminous_coal", "lignite", "eaf_charge_carbon", "petroleum_coke", "coke_oven_coke"};
  return std::find(coals.begin(), coals.end(), material) != coals.end();
}

void add_stream_changes(const plant::Installation& plant, std::vector<PlantChange>& changes) {
  for (const auto& stream : plant.source_streams) {
    if (stream.direction == plant::Direction::output) continue;
    if (is_coal(stream.material) && !stream.biomass_fraction)
      changes.push_back({"biochar", "certified biochar instead of '" + stream.id + "'", stream.id, "share of its carbon",
                         "biogenic emissions rise, reported apart; coke cannot be replaced in full in a blast furnace",
                         [id = stream.id](plant::Installation& copy, double share) {
                           auto& changed = *find(copy.source_streams, id);
                           changed.biomass_fraction.emplace(share);
                           changed.biomass_evidence = "assumed by the lever";
                         }});
    const auto process = std::find_if(plant.processes.begin(), plant.processes.end(), [&](const auto& other) { return other.id == stream.process; });
    if (process != plant.processes.end() && process->category == "Direct reduced iron" && stream.method == plant::CalculationMethod::combustion)
      changes.push_back({"hydrogen-share", "hydrogen without emissions instead of '" + stream.id + "'", stream.id, "share of its energy",
                         "the hydrogen's own embedded emissions come on top", [id = stream.id](plant::Installation& copy, double share) {
                           scale_activity(*find(copy.source_streams, id), 1 - share);
                         }});
  }
}

void add_heat_changes(const plant::Installation& plant, std::vector<PlantChange>& changes) {
  for (const auto& flow : plant.heat) {
    if (flow.from != plant::outside || flow.to == plant::outside) continue;
    changes.push_back({"waste-heat", "recovered heat instead of bought heat '" + flow.id + "'", flow.id, "share of its GJ", "nothing else",
                       [id = flow.id](plant::Installation& copy, double share) { find(copy.heat, id)->amount.value *= 1 - share; }});
  }
}

void add_supplier_changes(const plant::Installation& plant, std::vector<PlantChange>& changes) {
  for (const auto& bought : plant.purchased) {
    if (!bought.direct || bought.basis == plant::PrecursorBasis::defaults) continue;
    const bool alloys = bought.category.starts_with("Alloys");
    changes.push_back({alloys ? "alloy-supplier" : "supplier", "a supplier of '" + bought.id + "' with less carbon", bought.id, "share of its embedded emissions",
                       "nothing else", [id = bought.id](plant::Installation& copy, double share) {
                         auto& changed = *find(copy.purchased, id);
                         const auto lower = [share](auto& value) {
                           if (value) value->value *= 1 - share;
                         };
                         lower(changed.direct);
                         lower(changed.indirect);
                         if (!changed.crude_steel) return;
                         lower(changed.crude_steel->direct);
                         lower(changed.crude_steel->indirect);
                       }});
  }
}

}  // namespace

std::vector<PlantChange> plant_changes(const plant::Installation& plant, const method::AccountingMethod& method) {
  std::vector<PlantChange> changes;
  add_scrap_changes(plant, changes);
  add_power_changes(plant, changes);
  add_stream_changes(plant, changes);
  add_heat_changes(plant, changes);
  add_supplier_changes(plant, changes);
  add_capture_changes(plant, method, changes);
  return changes;
}

}  // namespace ferrolabel::label
