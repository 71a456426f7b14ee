// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "lca/dataset.hpp"

namespace ferrolabel::lca {

/// How much of what a dataset holds.
struct DatasetCounts {
  /// By Flow::Kind: product, waste, elementary.
  using ByKind = std::array<std::uint64_t, 3>;

  std::uint64_t processes = 0;
  std::uint64_t several_products = 0;   ///< processes that give out more than one product that is not zero
  std::uint64_t without_reference = 0;  ///< processes
  ByKind flows{};
  ByKind exchanges{};
  std::uint64_t with_provider = 0;     ///< exchanges whose provider the source states
  std::uint64_t made_elsewhere = 0;    ///< product inputs without one, of a flow that a process in the dataset makes
  std::uint64_t made_nowhere = 0;      ///< product inputs of a flow that no process in the dataset makes
  std::uint64_t uncertain = 0;         ///< exchanges
  std::uint64_t by_formula = 0;        ///< exchanges
  std::uint64_t parameters = 0;        ///< of the dataset and of all processes
  std::uint64_t allocation_factors = 0;
  std::uint64_t declared = 0;  ///< amounts of indicators that processes declare as results
};

[[nodiscard]] DatasetCounts count(const Dataset& dataset);

/// How many processes give each flow out, and how many take it, by flow; an exchange of 0 counts for neither.
struct FlowUses {
  std::vector<std::uint32_t> makers, takers;
};
[[nodiscard]] FlowUses uses_of(const Dataset& dataset);

}  // namespace ferrolabel::lca
