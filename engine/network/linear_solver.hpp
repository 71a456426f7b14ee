// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "network/dense_solver.hpp"
#include "network/refinement.hpp"
#include "network/solver.hpp"

namespace ferrolabel::network {

/// The factorisation of a square system that suits its density: KLU, or a dense LU where a tenth or more of the places of
/// 100 rows or more are stored. The one taken is named, and is never changed for another on the way.
/// Order of use: factorise → any number of the others. Calls on one solver must not overlap.
class LinearSolver {
 public:
  /// @throws as Solver::factorise
  [[nodiscard]] static std::variant<LinearSolver, Defect> factorise(Matrix matrix);

  /// Whether the rule above calls for a dense factorisation.
  [[nodiscard]] static bool is_dense(const Matrix& matrix) noexcept;

  /// "KLU (block triangular form, AMD)" or "dense LU (Eigen, partial pivoting)".
  [[nodiscard]] std::string_view name() const noexcept;
  [[nodiscard]] const Matrix& matrix() const noexcept;

  /// A·x = b, refined; by a dense factorisation each component to its own rounding. @param b of the matrix's size, and so is x
  /// @return the residual ‖b − A·x‖∞ / ‖b‖∞
  double solve(std::span<const double> b, std::span<double> x);
  /// Aᵀ·x = b, otherwise as solve.
  double solve_transposed(std::span<const double> b, std::span<double> x);

  /// Estimate of the condition number ‖A‖₁·‖A⁻¹‖₁.
  [[nodiscard]] double condition_estimate();

 private:
  using Kind = std::variant<Solver, DenseSolver>;
  explicit LinearSolver(Kind kind);
  Kind kind_;
  RefinementSpace space_;
};

}  // namespace ferrolabel::network
