// SPDX-License-Identifier: Apache-2.0
#include "network/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

namespace ferrolabel::network {

Columns compress(std::int32_t rows, std::int32_t columns, std::vector<Triplet> triplets) {
  for (const Triplet& triplet : triplets) {
    if (triplet.row < 0 || triplet.row >= rows || triplet.column < 0 || triplet.column >= columns) {
      throw std::out_of_range{"place (" + std::to_string(triplet.row) + ", " + std::to_string(triplet.column) +
                              ") is outside a matrix of " + std::to_string(rows) + " by " + std::to_string(columns)};
    }
  }
  std::sort(triplets.begin(), triplets.end(), [](const Triplet& a, const Triplet& b) {
    return std::tie(a.column, a.row, a.value) < std::tie(b.column, b.row, b.value);
  });
  Columns compressed;
  compressed.starts.assign(static_cast<std::size_t>(columns) + 1, 0);
  compressed.rows.reserve(triplets.size());
  compressed.values.reserve(triplets.size());
  const Triplet* previous = nullptr;
  for (const Triplet& triplet : triplets) {
    if (previous != nullptr && previous->row == triplet.row && previous->column == triplet.column) {
      compressed.values.back() += triplet.value;
    } else {
      compressed.rows.push_back(triplet.row);
      compressed.values.push_back(triplet.value);
      ++compressed.starts[static_cast<std::size_t>(triplet.column) + 1];
    }
    previous = &triplet;
  }
  std::partial_sum(compressed.starts.begin(), compressed.starts.end(), compressed.starts.begin());
  return compressed;
}

Matrix Matrix::from_triplets(std::int32_t size, std::span<const Triplet> triplets) {
  if (size < 0 || triplets.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw std::length_error{"matrix of size " + std::to_string(size) + " with " + std::to_string(triplets.size()) + " places"};
  }
  Columns columns = compress(size, size, {triplets.begin(), triplets.end()});
  Matrix matrix;
  matrix.size_ = size;
  matrix.starts_.resize(columns.starts.size());
  std::transform(columns.starts.begin(), columns.starts.end(), matrix.starts_.begin(), [](std::size_t start) { return static_cast<std::int32_t>(start); });
  matrix.rows_ = std::move(columns.rows);
  matrix.values_ = std::move(columns.values);
  return matrix;
}

std::int32_t Matrix::position(std::int32_t row, std::int32_t column) const noexcept {
  if (row < 0 || row >= size_ || column < 0 || column >= size_) {
    return -1;
  }
  const auto first = rows_.begin() + starts_[static_cast<std::size_t>(column)];
  const auto last = rows_.begin() + starts_[static_cast<std::size_t>(column) + 1];
  const auto found = std::lower_bound(first, last, row);
  return found != last && *found == row ? static_cast<std::int32_t>(found - rows_.begin()) : -1;
}

void Matrix::multiply(std::span<const double> x, std::span<double> result) const noexcept {
  std::fill(result.begin(), result.end(), 0.0);
  for (std::size_t column = 0; column < static_cast<std::size_t>(size_); ++column) {
    const double factor = x[column];
    if (factor == 0.0) {
      continue;  // most of what a demand does not reach
    }
    for (auto k = static_cast<std::size_t>(starts_[column]); k < static_cast<std::size_t>(starts_[column + 1]); ++k) {
      result[static_cast<std::size_t>(rows_[k])] += values_[k] * factor;
    }
  }
}

void Matrix::multiply_transposed(std::span<const double> x, std::span<double> result) const noexcept {
  for (std::size_t column = 0; column < static_cast<std::size_t>(size_); ++column) {
    double sum = 0.0;
    for (auto k = static_cast<std::size_t>(starts_[column]); k < static_cast<std::size_t>(starts_[column + 1]); ++k) {
      sum += values_[k] * x[static_cast<std::size_t>(rows_[k])];
    }
    result[column] = sum;
  }
}

void Matrix::exact_residual(std::span<const double> b, std::span<const double> x, std::span<double> result) const {
  std::copy(b.begin(), b.end(), result.begin());
  std::vector<double> low(static_cast<std::size_t>(size_), 0.0);
  for (std::size_t column = 0; column < static_cast<std::size_t>(size_); ++column) {
    for (auto k = static_cast<std::size_t>(starts_[column]); k < static_cast<std::size_t>(starts_[column + 1]); ++k) {
      const double product = -values_[k] * x[column];
      const double product_error = std::fma(-values_[k], x[column], -product);
      double& high = result[static_cast<std::size_t>(rows_[k])];
      const double sum = high + product;
      const double part = sum - high;  // Knuth's two-sum: what rounding took from high + product
      low[static_cast<std::size_t>(rows_[k])] += (high - (sum - part)) + (product - part) + product_error;
      high = sum;
    }
  }
  for (std::size_t row = 0; row < low.size(); ++row) {
    result[row] += low[row];
  }
}

std::optional<std::int32_t> Matrix::first_column_not_finite() const {
  const auto found = std::find_if(values_.begin(), values_.end(), [](double value) { return !std::isfinite(value); });
  if (found == values_.end()) {
    return std::nullopt;
  }
  const auto column = std::upper_bound(starts_.begin(), starts_.end(), static_cast<std::int32_t>(found - values_.begin()));
  return static_cast<std::int32_t>(column - starts_.begin()) - 1;
}

double Matrix::one_norm() const noexcept {
  double greatest = 0.0;
  for (std::size_t column = 0; column < static_cast<std::size_t>(size_); ++column) {
    double sum = 0.0;
    for (auto k = static_cast<std::size_t>(starts_[column]); k < static_cast<std::size_t>(starts_[column + 1]); ++k) {
      sum += std::abs(values_[k]);
    }
    if (!(sum <= greatest)) {
      greatest = sum;
    }
    if (std::isnan(greatest)) {
      return greatest;
    }
  }
  return greatest;
}

}  // namespace ferrolabel::network
