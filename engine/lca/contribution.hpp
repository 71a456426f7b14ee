// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "finding/result.hpp"
#include "lca/inventory_solver.hpp"

namespace ferrolabel::lca {

/// A share of one score.
struct Contribution {
  std::int32_t index = 0;  ///< of an activity or an elementary row
  double amount = 0.0;     ///< made by the activity, or of the elementary flow
  double score = 0.0;
};

/// What each activity's own elementary flows add to the score; activities that add nothing are left out. The greatest
/// magnitude first, equal ones by index; so also below.
/// @param factors of each elementary row (CategoryFactors::factors)
[[nodiscard]] std::vector<Contribution> by_process(const ProductSystem& system, const Inventory& inventory, std::span<const double> factors);

/// What each elementary row adds.
[[nodiscard]] std::vector<Contribution> by_flow(const Inventory& inventory, std::span<const double> factors);

/// The first tier of one product: what it adds itself (index: its activity, amount: made) and what each direct supplier's
/// product carries with all that is upstream of it (index: the supplier, amount: taken). Costs one transposed solve, from
/// which the first tiers of all products can be read.
class FirstTier {
 public:
  /// Error: as of InventorySolver::intensities.
  [[nodiscard]] static Result<FirstTier> find(InventorySolver& solver, std::span<const double> factors);

  /// @param amount of the activity's product @return the tier; its scores sum to amount · intensity(activity)
  [[nodiscard]] std::vector<Contribution> of(std::int32_t activity, double amount) const;

  /// The tiers of several demands, added up: what each activity adds itself, and what each supplier carries.
  [[nodiscard]] std::vector<Contribution> of(std::span<const Demand> demands) const;

  /// Score of one unit of an activity's product, all stages together.
  [[nodiscard]] double intensity(std::int32_t activity) const { return intensities_[static_cast<std::size_t>(activity)]; }

 private:
  FirstTier(const ProductSystem& system, std::vector<double> direct, std::vector<double> intensities)
      : system_{&system}, direct_{std::move(direct)}, intensities_{std::move(intensities)} {}

  const ProductSystem* system_;
  std::vector<double> direct_;
  std::vector<double> intensities_;
};

}  // namespace ferrolabel::lca
