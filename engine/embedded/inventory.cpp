// SPDX-License-Identifier: Apache-2.0
#include "embedded/inventory.hpp"

#include <algorithm>

namespace ferrolabel::embedded {

std::string_view to_string(ElectricityBasis basis) noexcept {
  constexpr std::array<std::string_view, electricity_basis_count> names{"method", "location", "market", "eu-average"};
  return names[static_cast<std::size_t>(basis)];
}

const ProcessFigures* Inventory::find_process(std::string_view id) const noexcept {
  const auto at = std::find_if(processes.begin(), processes.end(), [id](const auto& figures) { return figures.process->id == id; });
  return at != processes.end() ? &*at : nullptr;
}

const ProcessFigures* Inventory::find_good(std::string_view id) const noexcept {
  const auto makes = [id](const ProcessFigures& figures) {
    const auto& goods = figures.process->goods;
    return std::any_of(goods.begin(), goods.end(), [id](const auto& good) { return good.id == id; });
  };
  const auto at = std::find_if(processes.begin(), processes.end(), makes);
  if (at != processes.end()) return &*at;
  const auto* figures = find_process(id);
  return figures != nullptr && figures->node >= 0 ? figures : nullptr;
}

}  // namespace ferrolabel::embedded
