// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "network/loops.hpp"

namespace ferrolabel::network {

/// A loop through which goods come back to their maker.
struct Loop {
  std::vector<std::int32_t> members;  ///< in the direction of the goods, supplier first, smallest index first
  double gain = 0.0;                  ///< product of the amounts round the loop
  double spectral_radius = 0.0;       ///< of M within the component: gain of all its loops together
  Component component;                ///< every node that feeds the loop and is fed by it
};

/// The loop to blame when embedded emissions have no answer, nothing when every loop's gain is below one.
/// Criterion: for M ≥ 0, I − M is a non-singular M-matrix (its inverse exists and is ≥ 0) if and only if the spectral
/// radius of M is below 1. The radius is the largest of those of the components; Collatz–Wielandt quotients bound it.
/// Several loops through one node can reach 1 together while each stays below, hence `spectral_radius` beside `gain`.
/// @param flows with amounts ≥ 0
/// @param threshold radius from which a component is blamed
/// @return in the component of greatest radius, the loop with the greatest gain per step (geometric mean; Howard)
[[nodiscard]] std::optional<Loop> find_loop_with_gain_at_least_one(std::int32_t nodes, std::span<const Flow> flows,
                                                                   double threshold = 1.0);

}  // namespace ferrolabel::network
