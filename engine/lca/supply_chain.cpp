// SPDX-License-Identifier: Apache-2.0
#include "lca/supply_chain.hpp"

#include <algorithm>

namespace ferrolabel::lca {
namespace {

/// Those that are reached, ascending.
std::vector<std::int32_t> reach(const network::Matrix& technosphere, std::span<const std::int32_t> from) {
  std::vector<bool> reached(static_cast<std::size_t>(technosphere.size()), false);
  std::vector<std::int32_t> open{from.begin(), from.end()};
  while (!open.empty()) {
    const auto column = static_cast<std::size_t>(open.back());
    open.pop_back();
    if (reached[column]) continue;
    reached[column] = true;
    for (auto k = static_cast<std::size_t>(technosphere.column_starts()[column]); k < static_cast<std::size_t>(technosphere.column_starts()[column + 1]); ++k)
      if (technosphere.values()[k] != 0.0) open.push_back(technosphere.rows()[k]);
  }
  std::vector<std::int32_t> activities;
  for (std::size_t i = 0; i < reached.size(); ++i)
    if (reached[i]) activities.push_back(static_cast<std::int32_t>(i));
  return activities;
}

}  // namespace

std::int32_t SupplyChain::column_of(std::int32_t activity) const {
  return static_cast<std::int32_t>(std::lower_bound(activities.begin(), activities.end(), activity) - activities.begin());
}

SupplyChain supply_chain(const ProductSystem& system, std::span<const std::int32_t> from) {
  SupplyChain chain;
  chain.activities = reach(system.technosphere, from);
  auto& part = chain.system;
  part.dataset = system.dataset;
  part.options = system.options;
  part.elementary = system.elementary;
  std::vector<std::int32_t> columns(system.activities.size(), -1);
  std::vector<network::Triplet> technosphere, interventions;
  for (std::size_t i = 0; i < chain.activities.size(); ++i) columns[static_cast<std::size_t>(chain.activities[i])] = static_cast<std::int32_t>(i);
  for (const auto activity : chain.activities) {
    const auto whole = static_cast<std::size_t>(activity);
    part.activities.push_back(system.activities[whole]);
    const auto& a = system.technosphere;
    for (auto k = static_cast<std::size_t>(a.column_starts()[whole]); k < static_cast<std::size_t>(a.column_starts()[whole + 1]); ++k)
      if (a.values()[k] != 0.0) technosphere.push_back({columns[static_cast<std::size_t>(a.rows()[k])], columns[whole], a.values()[k]});
    const auto& b = system.interventions;
    for (auto k = b.column_starts()[whole]; k < b.column_starts()[whole + 1]; ++k) interventions.push_back({b.rows()[k], columns[whole], b.values()[k]});
  }
  const auto size = static_cast<std::int32_t>(chain.activities.size());
  part.technosphere = network::Matrix::from_triplets(size, technosphere);
  part.interventions = FlowMatrix::from_triplets(static_cast<std::int32_t>(part.elementary.size()), size, std::move(interventions));
  for (auto input : system.unlinked) {
    input.activity = columns[static_cast<std::size_t>(input.activity)];
    if (input.activity >= 0) part.unlinked.push_back(input);
  }
  for (auto link : system.ambiguous) {
    link.activity = columns[static_cast<std::size_t>(link.activity)];
    if (link.chosen >= 0) link.chosen = columns[static_cast<std::size_t>(link.chosen)];
    if (link.activity >= 0) part.ambiguous.push_back(link);
  }
  return chain;
}

}  // namespace ferrolabel::lca
