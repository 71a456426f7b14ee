// SPDX-License-Identifier: Apache-2.0
#include "network/matrix.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

using ferrolabel::network::Matrix;
using ferrolabel::network::Triplet;

TEST_CASE("rows of a column ascend and equal places are added up") {
  const std::vector<Triplet> triplets{{2, 0, 5.0}, {0, 0, 1.0}, {1, 2, 4.0}, {2, 0, -2.0}, {1, 1, 0.0}};
  const Matrix matrix = Matrix::from_triplets(3, triplets);
  CHECK(std::vector<std::int32_t>(matrix.column_starts().begin(), matrix.column_starts().end()) ==
        std::vector<std::int32_t>{0, 2, 3, 4});
  CHECK(std::vector<std::int32_t>(matrix.rows().begin(), matrix.rows().end()) == std::vector<std::int32_t>{0, 2, 1, 1});
  CHECK(std::vector<double>(matrix.values().begin(), matrix.values().end()) == std::vector<double>{1.0, 3.0, 0.0, 4.0});
}

TEST_CASE("the order of the triplets does not change a bit of the matrix") {
  std::vector<Triplet> triplets;
  std::mt19937 bits{7};
  for (int i = 0; i < 400; ++i) {
    const double value = static_cast<double>(bits()) * std::pow(10.0, -static_cast<double>(bits() % 20));
    triplets.push_back({static_cast<std::int32_t>(bits() % 6), static_cast<std::int32_t>(bits() % 6), value});
  }
  const Matrix expected = Matrix::from_triplets(6, triplets);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(triplets.begin(), triplets.end(), bits);
    const Matrix shuffled = Matrix::from_triplets(6, triplets);
    REQUIRE(std::equal(expected.values().begin(), expected.values().end(), shuffled.values().begin(), shuffled.values().end()));
    REQUIRE(std::equal(expected.rows().begin(), expected.rows().end(), shuffled.rows().begin(), shuffled.rows().end()));
  }
}

TEST_CASE("a place outside the matrix is refused with its numbers") {
  const std::vector<Triplet> triplets{{0, 3, 1.0}};
  CHECK_THROWS_WITH(Matrix::from_triplets(3, triplets), "place (0, 3) is outside a matrix of 3 by 3");
  CHECK_THROWS_AS(Matrix::from_triplets(3, std::vector<Triplet>{{-1, 0, 1.0}}), std::out_of_range);
  CHECK_THROWS_AS(Matrix::from_triplets(-1, {}), std::length_error);
}

TEST_CASE("triplets of any shape are sorted into columns, with empty ones, and equal places added up") {
  const auto columns = ferrolabel::network::compress(2, 4, {{1, 3, 5.0}, {0, 1, 1.0}, {1, 1, 2.0}, {0, 1, 0.5}});
  CHECK(columns.starts == std::vector<std::size_t>{0, 0, 2, 2, 3});
  CHECK(columns.rows == std::vector<std::int32_t>{0, 1, 1});
  CHECK(columns.values == std::vector<double>{1.5, 2.0, 5.0});
}

TEST_CASE("a place is found in the pattern, a missing one is -1") {
  const Matrix matrix = Matrix::from_triplets(3, std::vector<Triplet>{{0, 0, 1.0}, {2, 0, 5.0}, {1, 2, 4.0}});
  CHECK(matrix.position(2, 0) == 1);
  CHECK(matrix.position(1, 2) == 2);
  CHECK(matrix.position(1, 0) == -1);
  CHECK(matrix.position(0, 1) == -1);
  CHECK(matrix.position(0, 7) == -1);
}

TEST_CASE("products with the matrix and its transpose agree with the dense sums") {
  const Matrix matrix = Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0}, {0, 1, 2.0}, {1, 1, 3.0}});
  const std::vector<double> x{10.0, 100.0};
  std::vector<double> result(2);
  matrix.multiply(x, result);
  CHECK(result == std::vector<double>{210.0, 300.0});
  matrix.multiply_transposed(x, result);
  CHECK(result == std::vector<double>{10.0, 320.0});
}

TEST_CASE("the exact residual keeps what plain sums lose") {
  const Matrix matrix = Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0 + 0x1p-30}, {0, 1, -1.0}, {1, 1, 3.0}});
  std::vector<double> r(2);
  matrix.exact_residual(std::vector{-0x1p-60, 1.0}, std::vector{1.0 - 0x1p-30, 1.0}, r);
  CHECK(r[0] == 0.0);  // (1 + 2^-30)(1 - 2^-30) - 1 = -2^-60, which a double beside 1 cannot hold
  CHECK(r[1] == -2.0);
}

TEST_CASE("the first column with a value that is not finite is found behind empty ones") {
  CHECK_FALSE(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0}}).first_column_not_finite());
  const double infinite = std::numeric_limits<double>::infinity();
  CHECK(Matrix::from_triplets(5, std::vector<Triplet>{{0, 0, 1.0}, {1, 3, 1.0}, {4, 3, infinite}, {4, 4, infinite}}).first_column_not_finite() == 3);
}

TEST_CASE("the one-norm is the greatest column sum and does not hide a NaN") {
  CHECK(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, 1.0}, {0, 1, -2.0}, {1, 1, 3.0}}).one_norm() == 5.0);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(Matrix::from_triplets(2, std::vector<Triplet>{{0, 0, nan}, {1, 1, 3.0}}).one_norm()));
}
