// SPDX-License-Identifier: Apache-2.0
#include "report/figure_text.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace ferrolabel::report;

TEST_CASE("digits stand in groups of three before the point") {
  CHECK(fixed(7772593.83072, 2) == "7 772 593.83");
  CHECK(fixed(-144243.0, 0) == "-144 243");
  CHECK(fixed(999.0, 0) == "999");
  CHECK(fixed(-1000.5, 1) == "-1 000.5");
}

TEST_CASE("a small negative is no minus zero, and what is not finite is no number") {
  CHECK(fixed(-0.0001, 2) == "0.00");
  CHECK(fixed(std::numeric_limits<double>::quiet_NaN(), 2) == "–");
  CHECK(fixed(std::optional<double>{}, 2) == "–");
}

TEST_CASE("a decimal is shortened only where it has more digits") {
  CHECK(shortened("1198.95", 3) == "1198.95");
  CHECK(shortened("1832.5432", 1) == "1832.5");
  CHECK(shortened("370", 1) == "370");
  CHECK(shortened("1073.611111111111122", 3) == "1073.611");
}

TEST_CASE("a share is shown in per cent") { CHECK(percent(0.4512) == "45.1 %"); }

TEST_CASE("a computed number is told at a few significant digits, a stated one in full, both without an exponent where that stays short") {
  CHECK(significant(793507.0518202507, 7) == "793 507.1");
  CHECK(significant(0.07338867924528301, 7) == "0.07338868");
  CHECK(significant(4111.008000000001, 7) == "4 111.008");
  CHECK(significant(12345678.9, 7) == "12 345 680");
  CHECK(significant(-13849.92, 7) == "-13 849.92");
  CHECK(significant(0, 7) == "0");
  CHECK(in_full(3975000) == "3 975 000");
  CHECK(in_full(0.45) == "0.45");
  CHECK(in_full(1.5e-9) == "1.5e-9");
  CHECK(significant(std::numeric_limits<double>::infinity(), 7) == "–");
}
