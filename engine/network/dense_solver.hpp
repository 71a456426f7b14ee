// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <variant>

#include "network/matrix.hpp"
#include "network/solver.hpp"

namespace ferrolabel::network {

/// LU of a square matrix stored in full, with partial pivoting (Eigen), for matrices that a sparse factorisation would fill.
/// Order of use, ownership and threads as for Solver; the bits of an answer do not depend on the machine's caches.
class DenseSolver {
 public:
  /// @return the solver, or the defect with its column
  /// @throws std::invalid_argument for a matrix without rows, std::bad_alloc
  [[nodiscard]] static std::variant<DenseSolver, Defect> factorise(Matrix matrix);

  DenseSolver(DenseSolver&&) noexcept;
  DenseSolver& operator=(DenseSolver&&) noexcept;
  ~DenseSolver();

  [[nodiscard]] const Matrix& matrix() const noexcept;

  /// A·x = b in place: `columns` right-hand sides of size elements, one after another.
  /// @throws std::invalid_argument when the span has another length
  void solve(std::span<double> right_hand_sides, std::int32_t columns = 1);
  /// Aᵀ·x = b, otherwise as solve.
  void solve_transposed(std::span<double> right_hand_sides, std::int32_t columns = 1);

  /// Estimate of the condition number ‖A‖₁·‖A⁻¹‖₁ (Hager, Higham).
  [[nodiscard]] double condition_estimate() const;

 private:
  struct State;
  explicit DenseSolver(std::unique_ptr<State> state) noexcept;
  std::unique_ptr<State> state_;
};

}  // namespace ferrolabel::network
