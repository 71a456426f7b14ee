// SPDX-License-Identifier: Apache-2.0
#include "lca/flow_matrix.hpp"

#include <utility>

namespace ferrolabel::lca {

FlowMatrix FlowMatrix::from_triplets(std::int32_t rows, std::int32_t columns, std::vector<network::Triplet> triplets) {
  auto compressed = network::compress(rows, columns, std::move(triplets));
  FlowMatrix matrix;
  matrix.row_count_ = rows;
  matrix.starts_ = std::move(compressed.starts);
  matrix.rows_ = std::move(compressed.rows);
  matrix.values_ = std::move(compressed.values);
  return matrix;
}

std::vector<double> FlowMatrix::multiply(std::span<const double> s) const {
  std::vector<double> result(static_cast<std::size_t>(row_count_), 0.0);
  for (std::size_t column = 0; column + 1 < starts_.size(); ++column) {
    if (s[column] == 0.0) continue;
    for (auto k = starts_[column]; k < starts_[column + 1]; ++k) result[static_cast<std::size_t>(rows_[k])] += values_[k] * s[column];
  }
  return result;
}

std::vector<double> FlowMatrix::multiply_transposed(std::span<const double> c) const {
  std::vector<double> result(starts_.size() - 1, 0.0);
  for (std::size_t column = 0; column < result.size(); ++column) {
    double sum = 0.0;
    for (auto k = starts_[column]; k < starts_[column + 1]; ++k) sum += values_[k] * c[static_cast<std::size_t>(rows_[k])];
    result[column] = sum;
  }
  return result;
}

}  // namespace ferrolabel::lca
