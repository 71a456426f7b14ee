// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"
#include "emissions/calculation.hpp"

namespace ferrolabel::embedded {

template <class Quantity>
using Term = emissions::Trace::Term<Quantity>;
using CarbonTerm = Term<Co2Mass>;

/// What a step needs only while it runs; all of it lies in the assembly's one piece of memory, so that it costs no allocation.
template <class T>
using Scratch = std::pmr::vector<T>;

/// The calculation while it is being put together: one after the other, each step fills in its part of the inventory.
/// Internal to this room. Order: check_plant, add_direct, attribute_direct, attribute_indirect, solve_network, close_balances.
struct Assembly {
  const plant::Installation& plant;
  emissions::Calculation calculation;
  Inventory& inventory;
  std::pmr::memory_resource* memory;  ///< of Scratch; given back when the calculation ends
  Scratch<Scratch<CarbonTerm>> direct_terms{plant.processes.size(), memory};      ///< of Dir*, by process
  Scratch<Scratch<CarbonTerm>> correction_terms{plant.processes.size(), memory};  ///< heat, waste gas, turbine power, by process

  /// t CO2/MWh of the power that a utility makes, by process; nothing for the others.
  Scratch<std::optional<Traced<quantity::EmissionFactorPerElectricity>>> power_factors{plant.processes.size(), memory};

  /// Index in plant.processes, or -1 (also for `outside`).
  [[nodiscard]] std::int32_t process(std::string_view id) const noexcept;
  [[nodiscard]] emissions::Trace& trace() const noexcept { return calculation.trace; }
  [[nodiscard]] const plant::PurchasedPrecursor* purchased(std::string_view id) const noexcept;
};

/// What a GJ of heat and a MWh of power of a utility carry.
struct UtilityFactors {
  std::optional<Traced<quantity::EmissionFactorPerEnergy>> heat;
  std::optional<Traced<quantity::EmissionFactorPerElectricity>> electricity;
};

/// The attributed emissions of a utility over its heat and power; for both by the split of combined heat and power.
/// @source (EU) 2023/1773 Annex III C.1.2
[[nodiscard]] UtilityFactors utility_factors(Assembly& assembly, std::size_t process);

/// MWh that a supply has left for the site's mix after the uses that name it.
[[nodiscard]] Traced<quantity::Electricity> left_for_mix(emissions::Trace& trace, const plant::Installation& plant, const plant::ElectricitySupply& supply,
                                                         std::pmr::memory_resource* memory);

/// GJ of a waste gas flow: stated, or volume times net calorific value.
[[nodiscard]] std::optional<Traced<quantity::Energy>> waste_gas_energy(const Assembly& assembly, const plant::WasteGasFlow& flow);
/// The gas's own factor: stated, or its material's.
[[nodiscard]] std::optional<Traced<quantity::EmissionFactorPerEnergy>> waste_gas_own_factor(const Assembly& assembly, const plant::WasteGasFlow& flow);
/// t CO2 that the carbon of a waste gas flow makes.
[[nodiscard]] std::optional<Traced<Co2Mass>> waste_gas_carbon(const Assembly& assembly, const plant::WasteGasFlow& flow);

/// Categories, routes, CN codes and precursors against the goods pack; the period against the method.
void check_plant(const Assembly& assembly);
/// Source streams, stacks, captures and reported totals into Dir*, installation total and tiers.
void add_direct(Assembly& assembly);
/// Heat, waste gas and turbine power; utilities first. Fills attributed_direct.
void attribute_direct(Assembly& assembly);
/// Power by source in all cases. Fills attributed_indirect.
void attribute_indirect(Assembly& assembly);
/// Specific emissions and the precursor network. Fills the embedded figures.
void solve_network(Assembly& assembly);
/// Goods, precursors, power and totals.
void close_balances(Assembly& assembly);
/// Installation and stream categories and what they ask of tiers.
void check_tiers(Assembly& assembly);

}  // namespace ferrolabel::embedded
