// SPDX-License-Identifier: Apache-2.0
#include "sampling/portable_math.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using ferrolabel::sampling::portable_exp;
using ferrolabel::sampling::portable_log;

TEST_CASE("the portable logarithm is within two units in the last place") {
  for (double x = 1e-300; x < 1e300; x *= 1.037) {
    CAPTURE(x);
    const double expected = std::log(x);
    REQUIRE(std::abs(portable_log(x) - expected) <= 2.0 * std::numeric_limits<double>::epsilon() * std::abs(expected) + 1e-16);
  }
  CHECK(portable_log(1.0) == 0.0);
  CHECK(portable_log(1.0 + 1e-9) == Approx(std::log1p(1e-9)).epsilon(1e-7));
}

TEST_CASE("the portable exponential is within 4e-16") {
  for (double x = -700.0; x <= 700.0; x += 0.37) {
    CAPTURE(x);
    REQUIRE(std::abs(portable_exp(x) / std::exp(x) - 1.0) <= 4.5e-16);
  }
  CHECK(portable_exp(0.0) == 1.0);
}
