// SPDX-License-Identifier: Apache-2.0
#include "lca/flow_matrix.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>

namespace ferrolabel::lca {

FlowMatrix FlowMatrix::from_triplets(std::int32_t rows, std::int32_t columns, std::vector<network::Triplet> triplets) {
  FlowMatrix matrix;
  matrix.row_count_ = rows;
  matrix.starts_.assign(static_cast<std::size_t>(columns) + 1, 0);
  std::sort(triplets.begin(), triplets.end(), [](const network::Triplet& a, const network::Triplet& b) {
    return std::tie(a.column, a.row, a.value) < std::tie(b.column, b.row, b.value);
  });
  const network::Triplet* previous = nullptr;
  for (const auto& triplet : triplets) {
    if (triplet.row < 0 || triplet.row >= rows || triplet.column < 0 || triplet.column >= columns)
      throw std::out_of_range{"place (" + std::to_string(triplet.row) + ", " + std::to_string(triplet.column) + ") is outside a matrix of " +
                              std::to_string(rows) + " by " + std::to_string(columns)};
    if (previous != nullptr && previous->row == triplet.row && previous->column == triplet.column) {
      matrix.values_.back() += triplet.value;
    } else {
      matrix.rows_.push_back(triplet.row);
      matrix.values_.push_back(triplet.value);
      ++matrix.starts_[static_cast<std::size_t>(triplet.column) + 1];
    }
    previous = &triplet;
  }
  for (std::size_t column = 1; column < matrix.starts_.size(); ++column) matrix.starts_[column] += matrix.starts_[column - 1];
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
