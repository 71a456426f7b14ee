// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ferrolabel::network {

/// One value of a square matrix at (row, column), both 0-based.
struct Triplet {
  std::int32_t row = 0;
  std::int32_t column = 0;
  double value = 0.0;
};

/// Values of a matrix of any shape, column by column: the rows of a column ascend, no place is stored twice.
struct Columns {
  std::vector<std::size_t> starts;  ///< of each column, and the end
  std::vector<std::int32_t> rows;
  std::vector<double> values;
};

/// Sorts triplets into columns; those of the same place are added up in ascending value, so their order does not change a bit.
/// @throws std::out_of_range when an index is outside the shape
[[nodiscard]] Columns compress(std::int32_t rows, std::int32_t columns, std::vector<Triplet> triplets);

/// A square sparse matrix in compressed columns; the rows of a column ascend, no place is stored twice.
/// A value that is zero stays a stored place, so that a later value fits the same pattern.
class Matrix {
 public:
  Matrix() = default;

  /// Builds the matrix, as compress does.
  /// @throws std::out_of_range when an index is outside [0, size), std::length_error when int32 cannot hold the places
  [[nodiscard]] static Matrix from_triplets(std::int32_t size, std::span<const Triplet> triplets);

  [[nodiscard]] std::int32_t size() const noexcept { return size_; }
  [[nodiscard]] std::int32_t stored() const noexcept { return static_cast<std::int32_t>(rows_.size()); }

  /// size()+1 offsets into rows() and values(); empty for a matrix that was never built.
  [[nodiscard]] std::span<const std::int32_t> column_starts() const noexcept { return starts_; }
  [[nodiscard]] std::span<const std::int32_t> rows() const noexcept { return rows_; }
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
  [[nodiscard]] std::span<double> values() noexcept { return values_; }

  /// Where (row, column) stands in values(); -1 when the pattern lacks it.
  [[nodiscard]] std::int32_t position(std::int32_t row, std::int32_t column) const noexcept;

  /// result = A · x; the spans have size() elements and do not overlap. Costs what the columns hold in which x is not 0.
  void multiply(std::span<const double> x, std::span<double> result) const noexcept;
  /// result = Aᵀ · x; the spans have size() elements and do not overlap.
  void multiply_transposed(std::span<const double> x, std::span<double> result) const noexcept;

  /// result = b − A · x, accumulated in twice the working precision and rounded once; the spans have size() elements and do
  /// not overlap.
  void exact_residual(std::span<const double> b, std::span<const double> x, std::span<double> result) const;

  /// The first column that holds a value that is infinite or not a number.
  [[nodiscard]] std::optional<std::int32_t> first_column_not_finite() const;

  /// The greatest sum of magnitudes of a column, ‖A‖₁; NaN when a value is not a number.
  [[nodiscard]] double one_norm() const noexcept;

 private:
  std::int32_t size_ = 0;
  std::vector<std::int32_t> starts_;
  std::vector<std::int32_t> rows_;
  std::vector<double> values_;
};

}  // namespace ferrolabel::network
