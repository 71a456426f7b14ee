// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "network/matrix.hpp"

namespace ferrolabel::network {

/// What the pattern of a matrix tells before any value is looked at (KLU, AMD): the block triangular form, an order within the
/// blocks that fills little, and what the factors would cost. A value; copies share it.
class SymbolicAnalysis {
 public:
  /// @throws std::invalid_argument for a matrix without rows, std::bad_alloc, std::length_error when int32 is too small
  [[nodiscard]] static SymbolicAnalysis of(const Matrix& matrix);

  /// Number of diagonal blocks; the matrix's size when nothing loops.
  [[nodiscard]] std::int32_t blocks() const noexcept;
  [[nodiscard]] std::int32_t greatest_block() const noexcept;

  /// Order of rows and columns: row_order()[k] and column_order()[k] come k-th, and meet on the diagonal.
  [[nodiscard]] std::span<const std::int32_t> row_order() const noexcept;
  [[nodiscard]] std::span<const std::int32_t> column_order() const noexcept;

  /// A column that no row can be paired with: whatever the values, the matrix is singular.
  [[nodiscard]] std::optional<std::int32_t> unpaired_column() const noexcept { return unpaired_; }

  /// Bytes that L and U are foreseen to take: a value and an index for each entry. An upper bound with pivots on the diagonal,
  /// since each block's pattern is taken for symmetric; supply networks took half of it.
  [[nodiscard]] double foreseen_bytes() const noexcept;
  /// Multiplications, additions and divisions that the factorisation is foreseen to take, as bounded as the bytes.
  [[nodiscard]] double foreseen_operations() const noexcept;

 private:
  friend class Solver;
  SymbolicAnalysis() = default;
  std::shared_ptr<void> symbolic_;  // klu_symbolic, which has no name that could be declared here
  std::optional<std::int32_t> unpaired_;
};

}  // namespace ferrolabel::network
