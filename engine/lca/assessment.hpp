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

/// One module's share of an answer.
struct ModuleShare {
  Module module;
  std::vector<Demand> demands;
  std::vector<Score> scores;  ///< of each category; empty without an impact method
  std::vector<CutOffFlow> cut_off;
};

/// The answer to a demand, and all that it lacks.
struct Assessment {
  std::vector<Demand> demands;         ///< those that count: all but module D's
  Inventory inventory;                 ///< of those
  std::vector<Score> scores;           ///< of each category; empty without an impact method
  std::vector<UnmappedFlow> unmapped;  ///< amounts that no category counts; empty without an impact method
  std::vector<CutOffFlow> cut_off;     ///< in the order of the dataset's flows
  std::vector<std::int32_t> declared;  ///< activities in use whose source declares results instead of flows: they are in no figure
  std::vector<ModuleShare> modules;    ///< in the order of the life cycle, D at the end and in no other figure; empty without modules
  bool reaches_nothing = false;        ///< the demand, or a module of it, reaches no elementary flow
  Findings findings;

  /// Whether everything that the demand takes, in module D too, is made by a known process whose flows are known, and has some.
  [[nodiscard]] bool complete() const noexcept;
};

/// Whether demands state their modules as they should: all or none of them, and no module twice in modules that overlap.
/// Errors: `lca.module.not-stated`, `lca.module.overlap`.
[[nodiscard]] Findings check_modules(std::span<const Demand> demands);

/// s, g and h of a demand. Warnings: `lca.result.empty` (no elementary flow is reached; then no score has a value), `.cut-off`,
/// `.declared`, `.residual` (equations not met to 1e-9); error: `.not-finite` (amounts or scores overflow); note: `lca.impact.unmapped`.
/// Error: `lca.solver.not-converged`; then no figure of the answer counts.
/// @param characterisation nullptr: no scores @param demands with modules that check_modules() takes
[[nodiscard]] Assessment assess(InventorySolver& solver, const Characterisation* characterisation, std::span<const Demand> demands);

}  // namespace ferrolabel::lca
