// SPDX-License-Identifier: Apache-2.0
#include "label/exact.hpp"

#include <catch2/catch.hpp>

#include "scheme_support.hpp"

using ferrolabel::label::Exact;
using ferrolabel::label::test::dec;

TEST_CASE("a decimal keeps all its digits as an exact number") {
  CHECK(Exact::of(dec("384.55"))->to_string() == "384.55");
  CHECK(Exact::of(dec("-0.001"))->to_string() == "-0.001");
  CHECK(Exact::of(dec("0"))->to_string() == "0");
  CHECK(Exact::of(dec("1245.12345678901234"))->to_string() == "1245.12345678901234");
}

TEST_CASE("a product is exact where doubles are not") {
  CHECK(Exact::product(dec("350"), dec("0.387"))->to_string() == "135.45");
  CHECK(Exact::product(dec("0.1"), dec("0.000000000000000003"))->to_string() == "0.0000000000000000003");
}

TEST_CASE("numbers beyond the range of exact comparison are refused, never wrapped") {
  CHECK_FALSE(Exact::of(dec("10000000")));
  CHECK(Exact::of(dec("9999999")));
  CHECK_FALSE(Exact::product(dec("10000"), dec("1000")));
  CHECK_FALSE(Exact::product(dec("1e-20"), dec("1e-20")));
}

TEST_CASE("a quotient is given only where it is exact") {
  CHECK(Exact::of(dec("1"))->divided(8)->to_string() == "0.125");
  CHECK_FALSE(Exact::of(dec("1"))->divided(3));
  CHECK_FALSE(Exact::of(dec("1"))->divided(0));
}

TEST_CASE("an exact number gives the nearest double") {
  CHECK(Exact::of(dec("0.1"))->to_double() == 0.1);
  CHECK(Exact::of(dec("-1538.2"))->to_double() == -1538.2);
}
