// SPDX-License-Identifier: Apache-2.0
#include "embedded/compute.hpp"

#include <array>
#include <cstddef>
#include <memory_resource>

#include "embedded/assembly.hpp"

namespace ferrolabel::embedded {

std::int32_t Assembly::process(std::string_view id) const noexcept {
  for (std::size_t at = 0; at < plant.processes.size(); ++at)
    if (plant.processes[at].id == id) return static_cast<std::int32_t>(at);
  return -1;
}

const plant::PurchasedPrecursor* Assembly::purchased(std::string_view id) const noexcept {
  for (const auto& precursor : plant.purchased)
    if (precursor.id == id) return &precursor;
  return nullptr;
}

Result<Inventory> compute(const plant::Installation& plant, const method::AccountingMethod& method, const ComputeOptions& options) {
  Inventory inventory;
  inventory.plant = &plant;
  inventory.method = &method;
  inventory.trace = emissions::Trace{options.trace};
  inventory.trace.reserve(16 * plant.source_streams.size() + 96 * plant.processes.size());
  inventory.processes.resize(plant.processes.size());
  for (std::size_t at = 0; at < plant.processes.size(); ++at) inventory.processes[at].process = &plant.processes[at];

  Findings findings;
  constexpr std::size_t usual_scratch = 32 * 1024;
  std::array<std::byte, usual_scratch> usual;  // more is taken from the heap
  std::pmr::monotonic_buffer_resource memory{usual.data(), usual.size()};
  Assembly assembly{.plant = plant, .calculation = {method, inventory.trace, findings}, .inventory = inventory, .memory = &memory};
  check_plant(assembly);
  add_direct(assembly);
  attribute_direct(assembly);
  attribute_indirect(assembly);
  if (has_errors(findings)) return findings;
  check_tiers(assembly);
  solve_network(assembly);
  if (has_errors(findings)) return findings;
  close_balances(assembly);
  if (has_errors(findings)) return findings;
  return {std::move(inventory), std::move(findings)};
}

}  // namespace ferrolabel::embedded
