// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "lca/module.hpp"
#include "lca/product_system.hpp"
#include "network/linear_solver.hpp"

namespace ferrolabel::lca {

/// So much of the product of an activity, in the unit of its flow: one entry of f.
struct Demand {
  std::int32_t activity = 0;
  double amount = 0.0;
  Module module{};  ///< of the life cycle that it stands for, where that is stated
};

/// What a demand sets in motion. @source ISO 14044 4.3.3; Heijungs and Suh, The Computational Structure of LCA, 2.2
struct Inventory {
  std::vector<double> made;     ///< s: of each activity's product, in its unit
  std::vector<double> amounts;  ///< g: of each elementary row, in its flow's unit
  double residual = 0.0;        ///< ‖f − A·s‖∞ / ‖f‖∞
};

/// The factorised equations of a product system: any number of demands, and the other way round the intensities of all
/// products at once. Not for two threads at a time; the bits do not depend on the threads of the machine.
class InventorySolver {
 public:
  /// Refused are singular systems (`lca.system.singular`) and loops that take as much of their own product as they make
  /// (`network.gain`, with the loop's names), and systems above the limit of a direct factorisation whose iteration does not
  /// converge (`lca.solver.not-converged`), where no loop is to blame. With M = I − A the criterion is: A·y = 1 has y > 0, or else no loop of positive
  /// amounts reaches a gain of 1 (then credits made y negative, which is no error).
  /// @param system must live as long @param limit above which it is solved by iteration
  [[nodiscard]] static Result<InventorySolver> prepare(const ProductSystem& system, const network::DirectLimit& limit = {});

  /// A·s = f, g = B·s. Error: `lca.solver.not-converged`, never of a direct factorisation.
  /// @throws std::out_of_range for an activity that is none
  [[nodiscard]] Result<Inventory> solve(std::span<const Demand> demands);

  /// λ with Aᵀ·λ = d: what one unit of each product carries, all stages together, where its own process adds d. By one
  /// transposed solve, whatever the number of products. Error as of solve.
  [[nodiscard]] Result<std::vector<double>> intensities(std::span<const double> direct);

  [[nodiscard]] const ProductSystem& system() const noexcept { return *system_; }
  [[nodiscard]] std::string_view solver_name() const noexcept { return solver_.name(); }
  /// Estimate of ‖A‖₁·‖A⁻¹‖₁; once computed.
  [[nodiscard]] double condition_estimate() const noexcept { return condition_; }

 private:
  InventorySolver(const ProductSystem& system, network::LinearSolver solver) : system_{&system}, solver_{std::move(solver)} {}

  const ProductSystem* system_;
  network::LinearSolver solver_;
  double condition_ = 0.0;
};

}  // namespace ferrolabel::lca
