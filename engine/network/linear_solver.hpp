// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "network/dense_solver.hpp"
#include "network/iterative_solver.hpp"
#include "network/refinement.hpp"
#include "network/solver.hpp"

namespace ferrolabel::network {

/// What a direct factorisation may cost; above it the system is solved by iteration.
/// Both are held against what the symbolic analysis foresees (SymbolicAnalysis), before any value is looked at. The default is
/// where somebody waits a minute for the factors: on supply networks KLU did 2·10⁹ foreseen operations a second.
struct DirectLimit {
  double bytes = 2147483648.0;             ///< of L and U
  double operations = 1e11;                ///< of the factorisation
  std::int32_t greatest_iterations = 500;  ///< of one solve, where the limit is passed
};

/// The solver that suits a square system, by a rule on its pattern alone:
/// a dense LU, where a tenth or more of the places of 100 rows or more are stored;
/// GMRES, where the foreseen factors pass the limit in bytes or operations;
/// KLU otherwise. The one taken is named, and is never changed for another on the way.
/// Order of use: factorise → any number of the others. Calls on one solver must not overlap.
class LinearSolver {
 public:
  /// @throws as Solver::factorise
  [[nodiscard]] static std::variant<LinearSolver, Defect> factorise(Matrix matrix, const DirectLimit& limit = {});

  /// Whether the rule above calls for a dense factorisation.
  [[nodiscard]] static bool is_dense(const Matrix& matrix) noexcept;

  /// "KLU (block triangular form, AMD)", "dense LU (Eigen, partial pivoting)" or "GMRES(50) (ILU(0) in block triangular form)".
  [[nodiscard]] std::string_view name() const noexcept;
  [[nodiscard]] const Matrix& matrix() const noexcept;

  /// A·x = b, refined; by a dense factorisation or by iteration each component to its own rounding.
  /// @param b of the matrix's size, and so is x
  /// @return the residual ‖b − A·x‖∞ / ‖b‖∞; nothing where an iteration does not converge (never of a direct factorisation),
  ///         and then x is no answer
  [[nodiscard]] std::optional<double> solve(std::span<const double> b, std::span<double> x);
  /// Aᵀ·x = b, otherwise as solve.
  [[nodiscard]] std::optional<double> solve_transposed(std::span<const double> b, std::span<double> x);

  /// Estimate of the condition number ‖A‖₁·‖A⁻¹‖₁.
  [[nodiscard]] double condition_estimate();

 private:
  using Kind = std::variant<Solver, DenseSolver, IterativeSolver>;
  explicit LinearSolver(Kind kind);
  Kind kind_;
  RefinementSpace space_;
};

}  // namespace ferrolabel::network
