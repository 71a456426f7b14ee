// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "network/matrix.hpp"

namespace ferrolabel::lca {

/// A sparse matrix of any shape in compressed columns: elementary flows (rows) by activities (columns), B of the method.
class FlowMatrix {
 public:
  FlowMatrix() = default;

  /// Triplets of the same place are added up in ascending value, so their order does not change a bit.
  /// @throws std::out_of_range when an index is outside the shape
  [[nodiscard]] static FlowMatrix from_triplets(std::int32_t rows, std::int32_t columns, std::vector<network::Triplet> triplets);

  [[nodiscard]] std::int32_t row_count() const noexcept { return row_count_; }
  [[nodiscard]] std::int32_t column_count() const noexcept { return static_cast<std::int32_t>(starts_.size()) - 1; }

  [[nodiscard]] std::span<const std::size_t> column_starts() const noexcept { return starts_; }
  [[nodiscard]] std::span<const std::int32_t> rows() const noexcept { return rows_; }
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }

  /// B · s, of row_count() elements.
  [[nodiscard]] std::vector<double> multiply(std::span<const double> s) const;
  /// Bᵀ · c, of column_count() elements.
  [[nodiscard]] std::vector<double> multiply_transposed(std::span<const double> c) const;

 private:
  std::int32_t row_count_ = 0;
  std::vector<std::size_t> starts_{0};
  std::vector<std::int32_t> rows_;
  std::vector<double> values_;
};

}  // namespace ferrolabel::lca
