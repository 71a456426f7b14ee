// SPDX-License-Identifier: Apache-2.0
#include "lca/flow_matrix.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

namespace ferrolabel::lca {
namespace {

TEST_CASE("a matrix of two by three multiplies both ways") {
  const auto matrix = FlowMatrix::from_triplets(2, 3, {{0, 0, 1.0}, {1, 2, 4.0}, {0, 2, 2.0}, {1, 2, 1.0}});
  CHECK(matrix.row_count() == 2);
  CHECK(matrix.column_count() == 3);
  CHECK(matrix.multiply(std::vector{1.0, 10.0, 100.0}) == std::vector{201.0, 500.0});
  CHECK(matrix.multiply_transposed(std::vector{1.0, 10.0}) == std::vector{1.0, 0.0, 52.0});
}

TEST_CASE("the order of the triplets does not change a bit") {
  const auto one = FlowMatrix::from_triplets(1, 1, {{0, 0, 0.1}, {0, 0, 1e17}, {0, 0, -1e17}});
  const auto other = FlowMatrix::from_triplets(1, 1, {{0, 0, -1e17}, {0, 0, 0.1}, {0, 0, 1e17}});
  CHECK(one.values()[0] == other.values()[0]);
}

TEST_CASE("a place outside the shape is refused") {
  CHECK_THROWS_AS(FlowMatrix::from_triplets(2, 2, {{2, 0, 1.0}}), std::out_of_range);
  CHECK_THROWS_AS(FlowMatrix::from_triplets(2, 2, {{0, -1, 1.0}}), std::out_of_range);
}

TEST_CASE("a matrix without places gives zeros") {
  const auto matrix = FlowMatrix::from_triplets(2, 1, {});
  CHECK(matrix.multiply(std::vector{3.0}) == std::vector{0.0, 0.0});
}

}  // namespace
}  // namespace ferrolabel::lca
