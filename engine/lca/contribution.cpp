// SPDX-License-Identifier: Apache-2.0
#include "lca/contribution.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ferrolabel::lca {
namespace {

std::vector<Contribution> greatest_first(std::vector<Contribution> contributions) {
  std::stable_sort(contributions.begin(), contributions.end(), [](const Contribution& a, const Contribution& b) { return std::abs(a.score) > std::abs(b.score); });
  return contributions;
}

}  // namespace

std::vector<Contribution> by_process(const ProductSystem& system, const Inventory& inventory, std::span<const double> factors) {
  const auto direct = system.interventions.multiply_transposed(factors);
  std::vector<Contribution> contributions;
  for (std::size_t activity = 0; activity < direct.size(); ++activity) {
    const double score = direct[activity] * inventory.made[activity];
    if (score != 0.0) contributions.push_back({static_cast<std::int32_t>(activity), inventory.made[activity], score});
  }
  return greatest_first(std::move(contributions));
}

std::vector<Contribution> by_flow(const Inventory& inventory, std::span<const double> factors) {
  std::vector<Contribution> contributions;
  for (std::size_t row = 0; row < factors.size(); ++row) {
    const double score = factors[row] * inventory.amounts[row];
    if (score != 0.0) contributions.push_back({static_cast<std::int32_t>(row), inventory.amounts[row], score});
  }
  return greatest_first(std::move(contributions));
}

Result<FirstTier> FirstTier::find(InventorySolver& solver, std::span<const double> factors) {
  auto direct = solver.system().interventions.multiply_transposed(factors);
  auto intensities = solver.intensities(direct);
  if (!intensities) return intensities.findings();
  return FirstTier{solver.system(), std::move(direct), std::move(intensities).value()};
}

std::vector<Contribution> FirstTier::of(std::int32_t activity, double amount) const {
  const Demand demand{activity, amount};
  return of({&demand, 1});
}

std::vector<Contribution> FirstTier::of(std::span<const Demand> demands) const {
  std::map<std::pair<bool, std::int32_t>, Contribution> parts;  // own first, then suppliers
  const auto add = [&parts](bool supplier, std::int32_t index, double amount, double unit_score) {
    auto& part = parts.try_emplace({supplier, index}, Contribution{index, 0.0, 0.0}).first->second;
    part.amount += amount;
    part.score += amount * unit_score;
  };
  const auto& a = system_->technosphere;
  for (const auto& demand : demands) {
    const auto activity = demand.activity;
    const double amount = demand.amount;
    const auto column = static_cast<std::size_t>(activity);
    add(false, activity, amount, direct_[column]);
    for (auto k = static_cast<std::size_t>(a.column_starts()[column]); k < static_cast<std::size_t>(a.column_starts()[column + 1]); ++k) {
      const auto supplier = a.rows()[k];
      const double taken = ((supplier == activity ? 1.0 : 0.0) - a.values()[k]) * amount;
      if (taken != 0.0) add(true, supplier, taken, intensities_[static_cast<std::size_t>(supplier)]);
    }
  }
  std::vector<Contribution> tier;
  for (const auto& [key, part] : parts) tier.push_back(part);
  return greatest_first(std::move(tier));
}

}  // namespace ferrolabel::lca
