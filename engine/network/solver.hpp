// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>

#include "network/matrix.hpp"
#include "network/symbolic_analysis.hpp"

namespace ferrolabel::network {

/// Above this estimated condition a matrix counts as singular: no digit of an answer would be sure.
inline constexpr double greatest_condition = 1e14;

/// Why a matrix was refused. A value: the caller knows the name and the place of the column.
struct Defect {
  enum class Kind {
    singular,       ///< no pivot for `column`
    near_singular,  ///< the estimated condition is above 1e14; `column` has the smallest pivot, or by iteration the greatest answer
    not_finite,     ///< a value of `column` is infinite or not a number
    not_converged   ///< an iterative solution stays worst at `column`; the matrix may be singular
  };
  Kind kind = Kind::singular;
  std::int32_t column = 0;  ///< 0-based column of the matrix

  /// "column 3 has no pivot: the matrix is singular" and the like.
  [[nodiscard]] std::string describe() const;
};

/// How `Solver::refactor` went.
enum class Refactored {
  kept,     ///< the pivots of the factorisation were good enough
  renewed,  ///< element growth was too large; these values (only) are solved with pivots of their own
  refused   ///< singular or not finite: no solve until a later refactor succeeds
};

/// Sparse LU of a square matrix by KLU (block triangular form, AMD, partial pivoting).
/// Order of use: factorise → any number of { solve, solve_transposed, refine, residual } → refactor → … .
/// Movable. Calls on one solver must not overlap, since they share its workspace; give each thread its own clone().
/// The bits of every answer are a function of the matrix factorised and of the values last given to refactor, of nothing
/// before and of no thread. Neither solves nor `refactor` with result `kept` allocate.
class Solver {
 public:
  /// @return the solver, or the defect with its column
  /// @throws std::invalid_argument for a matrix without rows, std::bad_alloc, std::length_error when int32 is too small
  [[nodiscard]] static std::variant<Solver, Defect> factorise(Matrix matrix);
  /// The same where the pattern has been analysed already. @param analysis of this matrix
  [[nodiscard]] static std::variant<Solver, Defect> factorise(Matrix matrix, SymbolicAnalysis analysis);

  Solver(Solver&&) noexcept;
  Solver& operator=(Solver&&) noexcept;
  ~Solver();

  /// An independent solver with the same matrix, pivots and bits; the symbolic analysis is shared, not repeated.
  [[nodiscard]] Solver clone() const;

  [[nodiscard]] std::int32_t size() const noexcept;
  /// The matrix that is being solved, with the values of the last refactor.
  [[nodiscard]] const Matrix& matrix() const noexcept;
  /// Number of diagonal blocks of the block triangular form; size() when nothing loops.
  [[nodiscard]] std::int32_t blocks() const noexcept;

  /// A·x = b in place: `columns` right-hand sides of size() elements, one after another.
  /// @throws std::invalid_argument when the span has another length; std::logic_error after a refused refactor
  void solve(std::span<double> right_hand_sides, std::int32_t columns = 1);
  /// Aᵀ·x = b, otherwise as solve.
  void solve_transposed(std::span<double> right_hand_sides, std::int32_t columns = 1);

  /// New values on the same pattern, in the order of Matrix::values(), with the pivots of factorise.
  /// @throws std::invalid_argument when the number of values differs
  [[nodiscard]] Refactored refactor(std::span<const double> values);

  /// Iterative refinement of A·x = b: until residual ≤ target, no further gain, or 10 rounds. Never makes x worse.
  /// @return the residual reached
  double refine(std::span<const double> right_hand_side, std::span<double> x, double target = 1e-12);

  /// ‖b − A·x‖∞ / ‖b‖∞ (the numerator alone when b is zero).
  [[nodiscard]] double residual(std::span<const double> right_hand_side, std::span<const double> x) const;
  /// ‖b − Aᵀ·x‖∞ / ‖b‖∞ (the numerator alone when b is zero).
  [[nodiscard]] double residual_transposed(std::span<const double> right_hand_side, std::span<const double> x) const;

  /// Estimate of the condition number ‖A‖₁·‖A⁻¹‖₁ (Hager, Higham).
  [[nodiscard]] double condition_estimate();

 private:
  struct State;
  explicit Solver(std::unique_ptr<State> state) noexcept;
  std::unique_ptr<State> state_;
};

}  // namespace ferrolabel::network
