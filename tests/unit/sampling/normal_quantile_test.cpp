// SPDX-License-Identifier: Apache-2.0
#include "sampling/normal_quantile.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using ferrolabel::sampling::normal_quantile;

TEST_CASE("quantiles of the standard normal agree with tables") {
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
  CHECK(normal_quantile(0.95) == Approx(1.6448536269514722).epsilon(1e-15));
  CHECK(normal_quantile(0.995) == Approx(2.5758293035489004).epsilon(1e-15));
  CHECK(normal_quantile(0.84134474606854293) == Approx(1.0).epsilon(1e-14));
  CHECK(normal_quantile(1e-10) == Approx(-6.3613409024040557).epsilon(1e-15));
  CHECK(normal_quantile(1e-20) == Approx(-9.2623400897984052).epsilon(1e-14));
}

TEST_CASE("quantiles invert the normal distribution function to 1e-14 in centre, flanks and tails") {
  for (double probability = 1e-16; probability < 0.5; probability *= 1.01) {
    CAPTURE(probability);
    const double z = normal_quantile(probability);
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2.0 * 3.14159265358979323846);
    REQUIRE(std::abs(0.5 * std::erfc(-z / std::sqrt(2.0)) - probability) / density < 1e-14);
    if (probability > 1e-3) {
      REQUIRE(normal_quantile(1.0 - probability) == Approx(-z).margin(1e-13));
    }
  }
}

TEST_CASE("probabilities at and outside the ends are infinite and not a number") {
  CHECK(normal_quantile(0.0) == -HUGE_VAL);
  CHECK(normal_quantile(1.0) == HUGE_VAL);
  CHECK(std::isnan(normal_quantile(-0.1)));
  CHECK(std::isnan(normal_quantile(1.1)));
  CHECK(std::isnan(normal_quantile(std::nan(""))));
}
