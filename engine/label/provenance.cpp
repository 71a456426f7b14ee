// SPDX-License-Identifier: Apache-2.0
#include "label/provenance.hpp"

#include <algorithm>

namespace ferrolabel::label {

namespace {

using embedded::ElectricityBasis;

double stated(const std::optional<quantity::Stated<quantity::SpecificEmissions>>& figure) { return figure ? figure->value : 0; }

/// By process: whether it is in the chain of a source.
std::vector<bool> chain_of(const embedded::Inventory& inventory, const std::vector<StageSource>& sources) {
  std::vector<bool> inside(inventory.processes.size(), false);
  std::vector<std::int32_t> open;
  for (const auto& source : sources)
    if (source.node >= 0) open.push_back(source.node);
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    const auto process = static_cast<std::size_t>(inventory.node_process[static_cast<std::size_t>(node)]);
    if (inside[process]) continue;
    inside[process] = true;
    for (const auto& flow : inventory.flows)
      if (flow.consumer == node) open.push_back(flow.supplier);
  }
  return inside;
}

/// MWh of a supply that no use names.
double left_for_mix(const plant::Installation& plant, const plant::ElectricitySupply& supply) {
  double left = supply.amount.value;
  for (const auto& process : plant.processes)
    for (const auto& use : process.electricity)
      if (use.supply == supply.id) left -= use.amount.value;
  return left;
}

bool counts_own_factor(const embedded::Inventory& inventory, ElectricityBasis basis) {
  if (basis == ElectricityBasis::market) return true;
  return basis == ElectricityBasis::method && inventory.method->electricity_rule == method::ElectricityRule::actual_sources;
}

}  // namespace

double default_share_at(const embedded::Inventory& inventory, const std::vector<StageSource>& sources) noexcept {
  double all = 0;
  double by_default = 0;
  for (const auto& source : sources) {
    double total = 0;
    double share = 0;
    if (source.bought != nullptr) {
      const auto& bought = *source.bought;
      if (bought.crude_steel) total = stated(bought.crude_steel->direct) + stated(bought.crude_steel->indirect);
      share = bought.basis == plant::PrecursorBasis::defaults ? 1 : 0;
    } else {
      const auto& figures = inventory.processes[static_cast<std::size_t>(inventory.node_process[static_cast<std::size_t>(source.node)])];
      total = figures.direct_embedded.value.value() + (figures.indirect_embedded[0] ? figures.indirect_embedded[0]->value.value() : 0);
      share = figures.default_share;
    }
    all += source.amount.value.value() * total;
    by_default += source.amount.value.value() * total * share;
  }
  return all > 0 ? std::clamp(by_default / all, 0.0, 1.0) : 0;
}

std::vector<std::string> counted_instruments(const embedded::Inventory& inventory, const std::vector<StageSource>& sources, ElectricityBasis basis) {
  std::vector<std::string> result;
  if (!counts_own_factor(inventory, basis)) return result;
  const auto& plant = *inventory.plant;
  const auto inside = chain_of(inventory, sources);
  for (const auto& supply : plant.electricity) {
    const bool in_mix = left_for_mix(plant, supply) > 0;
    bool used = false;
    for (std::size_t at = 0; at < plant.processes.size(); ++at)
      for (const auto& use : plant.processes[at].electricity)
        used = used || (inside[at] && use.amount.value > 0 && (use.supply == supply.id || (use.supply.empty() && in_mix)));
    if (!used) continue;
    for (const auto& id : supply.instruments)
      if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
  }
  return result;
}

}  // namespace ferrolabel::label
