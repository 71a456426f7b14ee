// SPDX-License-Identifier: Apache-2.0
#include "network/symbolic_analysis.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

namespace ferrolabel::network {
namespace {

/// A full block of `loop` rows at the beginning, and a chain of `chain` rows that lead to it.
Matrix loop_and_chain(std::int32_t loop, std::int32_t chain) {
  std::vector<Triplet> triplets;
  for (std::int32_t column = 0; column < loop; ++column) {
    for (std::int32_t row = 0; row < loop; ++row) {
      triplets.push_back({row, column, row == column ? 2.0 : 0.1});
    }
  }
  for (std::int32_t column = loop; column < loop + chain; ++column) {
    triplets.push_back({column, column, 1.0});
    triplets.push_back({column - 1, column, -0.5});
  }
  return Matrix::from_triplets(loop + chain, triplets);
}

TEST_CASE("blocks, their order and the cost of the factors are known from the pattern") {
  const auto analysis = SymbolicAnalysis::of(loop_and_chain(50, 30));
  CHECK(analysis.blocks() == 31);
  CHECK(analysis.greatest_block() == 50);
  CHECK_FALSE(analysis.unpaired_column());
  // L and U of a full block of n: n(n + 1) entries of 12 bytes; of a row that loops with nothing, two.
  CHECK(analysis.foreseen_bytes() == 12.0 * (50 * 51 + 30 * 2));
  // n³/3 multiplications and as many additions, to the leading order
  CHECK(analysis.foreseen_operations() == Approx(2.0 * 50 * 50 * 50 / 3.0).epsilon(0.05));
  std::vector<bool> seen(80, false);
  for (std::size_t k = 0; k < 80; ++k) {
    CHECK(analysis.row_order()[k] == analysis.column_order()[k]);
    seen[static_cast<std::size_t>(analysis.row_order()[k])] = true;
  }
  CHECK(seen == std::vector<bool>(80, true));
}

TEST_CASE("a column that no row can be paired with is named") {
  const auto analysis = SymbolicAnalysis::of(Matrix::from_triplets(3, std::vector<Triplet>{{0, 0, 1.0}, {1, 1, 1.0}, {0, 2, 1.0}}));
  CHECK((analysis.unpaired_column() == 0 || analysis.unpaired_column() == 2));
}

TEST_CASE("a matrix without rows has no analysis") { CHECK_THROWS_AS(SymbolicAnalysis::of(Matrix{}), std::invalid_argument); }

}  // namespace
}  // namespace ferrolabel::network
