// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <variant>

#include "network/matrix.hpp"
#include "network/solver.hpp"
#include "network/symbolic_analysis.hpp"

namespace ferrolabel::network {

/// Restarted GMRES for systems whose factors would not fit: right-preconditioned by ILU(0) in the block triangular form, in
/// memory of two matrices and 60 vectors.
///
/// An answer counts only where its componentwise backward error maxᵢ |b − A·x|ᵢ / (|A|·|x| + |b|)ᵢ is at most 1e-12: it solves
/// exactly a system that differs from this one by no more than that share of each single amount, however small the amount and
/// whatever the units. A residual measured against ‖b‖ alone would leave rare products of great consequence (a millionth of a
/// plant per kilowatt-hour) without a sure digit. Iteration goes on to 1e-15, or to where rounding ends it.
///
/// Order of use and threads as for Solver; the bits depend on the matrix and b alone.
/// @source Saad and Schultz 1986 (GMRES); Saad, Iterative Methods for Sparse Linear Systems, 9.3.2 (right preconditioning);
///         Oettli and Prager 1964 (backward error)
class IterativeSolver {
 public:
  static constexpr std::int32_t restart = 50;

  /// Prepares the preconditioner, and estimates the condition by solves that show that the iteration converges.
  /// @param analysis of this matrix @param greatest_iterations of one solve, > 0
  /// @return the solver, or the defect: not finite, singular by its pattern, not converged, or near-singular
  [[nodiscard]] static std::variant<IterativeSolver, Defect> prepare(Matrix matrix, const SymbolicAnalysis& analysis, std::int32_t greatest_iterations);

  IterativeSolver(IterativeSolver&&) noexcept;
  IterativeSolver& operator=(IterativeSolver&&) noexcept;
  ~IterativeSolver();

  [[nodiscard]] const Matrix& matrix() const noexcept;

  /// A·x = b. @return whether the backward error promised above is reached; otherwise x is no answer
  [[nodiscard]] bool solve(std::span<const double> b, std::span<double> x);
  /// Aᵀ·x = b, otherwise as solve.
  [[nodiscard]] bool solve_transposed(std::span<const double> b, std::span<double> x);

  /// Estimate of the condition number ‖A‖₁·‖A⁻¹‖₁ (Hager, Higham), of prepare.
  [[nodiscard]] double condition_estimate() const noexcept;

 private:
  struct State;
  explicit IterativeSolver(std::unique_ptr<State> state) noexcept;
  std::unique_ptr<State> state_;
};

}  // namespace ferrolabel::network
