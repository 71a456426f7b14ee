// SPDX-License-Identifier: Apache-2.0
#include "sampling/statistics.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>

using ferrolabel::sampling::moments;
using ferrolabel::sampling::quantiles;

TEST_CASE("mean and standard deviation of a small sample are the textbook's") {
  const auto result = moments(std::vector<double>{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0});
  CHECK(result.count == 8);
  CHECK(result.mean == 5.0);
  CHECK(result.standard_deviation == Approx(std::sqrt(32.0 / 7.0)));
  CHECK(moments(std::vector<double>{3.0}).standard_deviation == 0.0);
}

TEST_CASE("a great offset does not swallow the spread") {
  std::vector<double> sample;
  for (int i = 0; i < 1000; ++i) {
    sample.push_back(1e12 + (i % 2 == 0 ? 0.5 : -0.5));
  }
  CHECK(moments(sample).mean == 1e12);
  CHECK(moments(sample).standard_deviation == Approx(0.5 * std::sqrt(1000.0 / 999.0)));
}

TEST_CASE("quantiles run linearly between the ordered values") {
  const std::vector<double> sample{40.0, 10.0, 30.0, 20.0};
  CHECK(quantiles(sample, std::vector<double>{0.0, 0.25, 0.5, 1.0}) == std::vector<double>{10.0, 17.5, 25.0, 40.0});
  CHECK(quantiles(std::vector<double>{7.0}, std::vector<double>{0.3}) == std::vector<double>{7.0});
}

TEST_CASE("statistics of nothing, of NaN, or at an impossible probability are refused") {
  CHECK_THROWS_AS(moments({}), std::invalid_argument);
  CHECK_THROWS_AS(quantiles({}, std::vector<double>{0.5}), std::invalid_argument);
  CHECK_THROWS_AS(quantiles(std::vector<double>{std::nan("")}, std::vector<double>{0.5}), std::invalid_argument);
  CHECK_THROWS_AS(quantiles(std::vector<double>{1.0}, std::vector<double>{1.5}), std::invalid_argument);
}
