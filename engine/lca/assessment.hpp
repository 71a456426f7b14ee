// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "lca/inventory_solver.hpp"
#include "lca/characterisation.hpp"

namespace ferrolabel::lca {

/// What a demand takes of a flow that nobody is known to make: nothing upstream of it counts.
struct CutOffFlow {
  FlowIndex flow = none;
  double amount = 0.0;
};

/// The answer to a demand, and all that it lacks.
struct Assessment {
  std::vector<Demand> demands;
  Inventory inventory;
  std::vector<Score> scores;           ///< of each category; empty without an impact method
  std::vector<UnmappedFlow> unmapped;  ///< amounts that no category counts; empty without an impact method
  std::vector<CutOffFlow> cut_off;     ///< in the order of the dataset's flows
  Findings findings;

  /// Whether everything that the demand takes is made by a known process.
  [[nodiscard]] bool complete() const noexcept { return cut_off.empty(); }
};

/// s, g and h of a demand. Warnings: `lca.result.empty` (no elementary flow is reached; then no score has a value), `.cut-off`,
/// `.residual` (equations not met to 1e-9); error: `.not-finite` (amounts or scores overflow); note: `lca.impact.unmapped`.
/// Error: `lca.solver.not-converged`; then nothing else is filled in.
/// @param characterisation nullptr: no scores
[[nodiscard]] Assessment assess(InventorySolver& solver, const Characterisation* characterisation, std::span<const Demand> demands);

}  // namespace ferrolabel::lca
