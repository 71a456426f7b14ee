// SPDX-License-Identifier: Apache-2.0
#include "network/incomplete_lu.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ferrolabel::network {
namespace {

constexpr double least_of_terms = 1e-8;

}  // namespace

IncompleteLu::IncompleteLu(const Matrix& matrix, const SymbolicAnalysis& analysis)
    : row_order_(analysis.row_order().begin(), analysis.row_order().end()),
      column_order_(analysis.column_order().begin(), analysis.column_order().end()),
      ordered_(row_order_.size()) {
  place_columns(matrix, analysis);
  eliminate();
}

void IncompleteLu::place_columns(const Matrix& matrix, const SymbolicAnalysis& analysis) {
  std::vector<std::int32_t> place_of_row(row_order_.size());
  for (std::size_t k = 0; k < row_order_.size(); ++k) {
    place_of_row[static_cast<std::size_t>(analysis.row_order()[k])] = static_cast<std::int32_t>(k);
  }
  starts_.assign(1, 0);
  rows_.reserve(static_cast<std::size_t>(matrix.stored()));
  values_.reserve(static_cast<std::size_t>(matrix.stored()));
  std::vector<std::pair<std::int32_t, double>> column;
  for (std::size_t k = 0; k < column_order_.size(); ++k) {
    const auto source = static_cast<std::size_t>(column_order_[k]);
    column.clear();
    for (auto i = static_cast<std::size_t>(matrix.column_starts()[source]); i < static_cast<std::size_t>(matrix.column_starts()[source + 1]); ++i) {
      column.emplace_back(place_of_row[static_cast<std::size_t>(matrix.rows()[i])], matrix.values()[i]);
    }
    std::sort(column.begin(), column.end());
    for (const auto& [row, value] : column) {
      if (row == static_cast<std::int32_t>(k)) {
        diagonals_.push_back(rows_.size());
      }
      rows_.push_back(row);
      values_.push_back(value);
    }
    starts_.push_back(rows_.size());
  }
}

void IncompleteLu::eliminate() {
  constexpr auto absent = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place(ordered_.size(), absent);  // of each row in the column at hand
  for (std::size_t column = 0; column < ordered_.size(); ++column) {
    const std::size_t diagonal = diagonals_[column];
    for (std::size_t k = starts_[column]; k < starts_[column + 1]; ++k) {
      place[static_cast<std::size_t>(rows_[k])] = k;
    }
    double terms = std::abs(values_[diagonal]);
    for (std::size_t k = starts_[column]; k < diagonal; ++k) {
      const auto earlier = static_cast<std::size_t>(rows_[k]);
      for (std::size_t l = diagonals_[earlier] + 1; l < starts_[earlier + 1]; ++l) {
        const std::size_t target = place[static_cast<std::size_t>(rows_[l])];
        if (target == absent) {
          continue;
        }
        const double product = values_[l] * values_[k];
        values_[target] -= product;
        terms += target == diagonal ? std::abs(product) : 0.0;
      }
    }
    double& pivot = values_[diagonal];
    if (!(std::abs(pivot) >= least_of_terms * terms) || pivot == 0.0) {
      pivot = terms > 0.0 ? terms : 1.0;
    }
    for (std::size_t k = starts_[column]; k < starts_[column + 1]; ++k) {
      values_[k] = k > diagonal ? values_[k] / pivot : values_[k];
      place[static_cast<std::size_t>(rows_[k])] = absent;
    }
  }
}

void IncompleteLu::solve(std::span<double> b) {
  for (std::size_t k = 0; k < ordered_.size(); ++k) {
    ordered_[k] = b[static_cast<std::size_t>(row_order_[k])];
  }
  // What a demand does not reach stays zero, and costs nothing.
  for (std::size_t column = 0; column < ordered_.size(); ++column) {
    const double value = ordered_[column];
    if (value == 0.0) {
      continue;
    }
    for (std::size_t k = diagonals_[column] + 1; k < starts_[column + 1]; ++k) {
      ordered_[static_cast<std::size_t>(rows_[k])] -= values_[k] * value;
    }
  }
  for (std::size_t column = ordered_.size(); column-- > 0;) {
    const double value = ordered_[column] / values_[diagonals_[column]];
    b[static_cast<std::size_t>(column_order_[column])] = value;
    if (value == 0.0) {
      continue;
    }
    for (std::size_t k = starts_[column]; k < diagonals_[column]; ++k) {
      ordered_[static_cast<std::size_t>(rows_[k])] -= values_[k] * value;
    }
  }
}

void IncompleteLu::solve_transposed(std::span<double> b) {
  for (std::size_t column = 0; column < ordered_.size(); ++column) {
    double value = b[static_cast<std::size_t>(column_order_[column])];
    for (std::size_t k = starts_[column]; k < diagonals_[column]; ++k) {
      value -= values_[k] * ordered_[static_cast<std::size_t>(rows_[k])];
    }
    ordered_[column] = value / values_[diagonals_[column]];
  }
  for (std::size_t column = ordered_.size(); column-- > 0;) {
    double value = ordered_[column];
    for (std::size_t k = diagonals_[column] + 1; k < starts_[column + 1]; ++k) {
      value -= values_[k] * ordered_[static_cast<std::size_t>(rows_[k])];
    }
    ordered_[column] = value;
    b[static_cast<std::size_t>(row_order_[column])] = value;
  }
}

}  // namespace ferrolabel::network
