// SPDX-License-Identifier: Apache-2.0
#include "sampling/draw.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <stdexcept>
#include <vector>

#include "sampling/statistics.hpp"

namespace ferrolabel::sampling {
namespace {

std::vector<double> sample(Distribution distribution, double value, double half_width, const Range& range, std::size_t count) {
  std::vector<double> drawn;
  for (std::size_t k = 0; k < count; ++k) {
    drawn.push_back(draw(distribution, value, half_width, range, {.seed = 42, .draw = k, .input = 3}));
  }
  return drawn;
}

double share_within(const std::vector<double>& drawn, double value, double half_width) {
  std::size_t inside = 0;
  for (const double x : drawn) {
    inside += std::abs(x - value) <= half_width ? 1 : 0;
  }
  return static_cast<double>(inside) / static_cast<double>(drawn.size());
}

TEST_CASE("a draw is a function of seed, number, input and attempt, and of each of them") {
  const Position position{7, 11, 13, 0};
  const std::set<double> different{uniform(position),        uniform({8, 11, 13, 0}),
                                   uniform({7, 12, 13, 0}),  uniform({7, 11, 12, 0}),
                                   uniform({7, 11, 14, 0}),  uniform({7, 11, 13, 1}),
                                   uniform({7, 11 + (1ULL << 32U), 13, 0}), uniform({7 + (1ULL << 32U), 11, 13, 0})};
  CHECK(different.size() == 8);
  CHECK(uniform(position) == uniform(position));
}

TEST_CASE("the first numbers of seed 1 never change between releases") {
  CHECK(uniform({1, 0, 0, 0}) == 0x1.c7d00ce1ca141p-1);
  CHECK(uniform({1, 0, 1, 0}) == 0x1.2be445816c2b5p-1);
  CHECK(standard_normal({1, 5, 2, 0}) == -0x1.1ab0e58ca1a53p+0);
  CHECK(draw(Distribution::lognormal, 2.0, 0.1, {}, {1, 5, 2, 0}) == 0x1.e3572f1bd8ac6p+0);
}

TEST_CASE("uniform numbers lie inside the unit interval with mean a half and variance a twelfth") {
  std::vector<double> drawn;
  for (std::uint64_t k = 0; k < 100'000; ++k) {
    drawn.push_back(uniform({3, k, static_cast<std::uint32_t>(k % 5), 0}));
    REQUIRE(drawn.back() > 0.0);
    REQUIRE(drawn.back() < 1.0);
  }
  const Moments result = moments(drawn);
  CHECK(result.mean == Approx(0.5).margin(0.005));
  CHECK(result.standard_deviation == Approx(std::sqrt(1.0 / 12)).margin(0.003));
}

TEST_CASE("normals made in a batch have the bits of normals made one by one") {
  for (const std::size_t count : {0U, 1U, 2U, 7U}) {
    std::vector<double> batch(count);
    standard_normals(9, 1234, batch);
    for (std::size_t j = 0; j < count; ++j) {
      CHECK(batch[j] == standard_normal({9, 1234, static_cast<std::uint32_t>(j), 0}));
    }
  }
}

TEST_CASE("every distribution has the standard uncertainty that it states") {
  for (const auto distribution :
       {Distribution::normal, Distribution::lognormal, Distribution::triangular, Distribution::uniform}) {
    CAPTURE(static_cast<int>(distribution));
    const Moments result = moments(sample(distribution, 50.0, 0.2, {}, 100'000));
    const double u = standard_uncertainty(distribution, 50.0, 0.2);
    CHECK(result.mean == Approx(50.0).margin(4.0 * u / std::sqrt(100'000.0)));
    CHECK(result.standard_deviation == Approx(u).epsilon(0.015));
  }
  CHECK(standard_uncertainty(Distribution::normal, -50.0, 0.2) == Approx(10.0 / 1.96));
}

TEST_CASE("95 of 100 draws lie within the stated half width") {
  for (const auto distribution : {Distribution::normal, Distribution::triangular, Distribution::uniform}) {
    CAPTURE(static_cast<int>(distribution));
    CHECK(share_within(sample(distribution, -20.0, 0.1, {}, 100'000), -20.0, 2.0) == Approx(0.95).margin(0.003));
  }
  CHECK(share_within(sample(Distribution::lognormal, 20.0, 0.1, {}, 100'000), 20.0, 2.0) == Approx(0.95).margin(0.005));
}

TEST_CASE("a draw outside its physical range is redrawn, never clipped") {
  const Range fraction{0.0, 1.0};
  for (const auto distribution :
       {Distribution::normal, Distribution::lognormal, Distribution::triangular, Distribution::uniform}) {
    std::size_t on_the_edge = 0;
    for (const double x : sample(distribution, 0.98, 0.075, fraction, 20'000)) {
      REQUIRE(x >= 0.0);
      REQUIRE(x <= 1.0);
      on_the_edge += x == 1.0 ? 1 : 0;
    }
    CHECK(on_the_edge <= 2);
  }
}

TEST_CASE("a redraw is the next attempt of the same stream") {
  for (std::uint64_t k = 0; k < 1000; ++k) {
    const double free = draw(Distribution::normal, 1.0, 0.1, {}, {5, k, 0, 0});
    const double bounded = draw(Distribution::normal, 1.0, 0.1, {0.0, 1.0}, {5, k, 0, 0});
    if (free <= 1.0) {
      REQUIRE(bounded == free);
    } else {
      std::uint32_t attempt = 1;
      while (draw(Distribution::normal, 1.0, 0.1, {}, {5, k, 0, attempt}) > 1.0) {
        ++attempt;
      }
      REQUIRE(bounded == draw(Distribution::normal, 1.0, 0.1, {}, {5, k, 0, attempt}));
    }
  }
}

TEST_CASE("a range far narrower than the spread ends, and is filled evenly") {
  const Moments result = moments(sample(Distribution::normal, 0.5, 1e7, {0.0, 1.0}, 300));
  CHECK(result.mean == Approx(0.5).margin(0.07));
  CHECK(result.standard_deviation == Approx(std::sqrt(1.0 / 12)).margin(0.05));
}

TEST_CASE("a value without uncertainty is returned as it is") {
  CHECK(draw(Distribution::normal, 0.1, 0.0, {}, {}) == 0.1);
  CHECK(draw(Distribution::lognormal, 0.0, 0.5, {}, {}) == 0.0);
}

TEST_CASE("a half width below zero or a value outside its range is refused") {
  CHECK_THROWS_AS(draw(Distribution::normal, 1.0, -0.1, {}, {}), std::invalid_argument);
  CHECK_THROWS_AS(draw(Distribution::normal, 1.0, std::nan(""), {}, {}), std::invalid_argument);
  CHECK_THROWS_AS(draw(Distribution::normal, 1.1, 0.1, {0.0, 1.0}, {}), std::invalid_argument);
  CHECK_THROWS_AS(draw(Distribution::normal, std::nan(""), 0.1, {}, {}), std::invalid_argument);
}

}  // namespace
}  // namespace ferrolabel::sampling
