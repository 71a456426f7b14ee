// SPDX-License-Identifier: Apache-2.0
#include "quantity/decimal.hpp"

#include <catch2/catch.hpp>

using ferrolabel::quantity::Decimal;

TEST_CASE("a decimal prints the digits it was read from") {
  for (const auto* text : {"0", "1", "-3", "0.001", "1198.95", "4800000", "123456789012345678", "0.387", "-0.5"}) {
    const auto decimal = Decimal::parse(text);
    REQUIRE(decimal);
    CHECK(decimal->to_string() == text);
  }
}

TEST_CASE("equal decimals are equal however they are written") {
  CHECK(Decimal::parse("1.50") == Decimal::parse("15e-1"));
  CHECK(Decimal::parse("100") == Decimal::parse("1E+2"));
  CHECK(Decimal::parse("0.000") == Decimal::parse("-0"));
  CHECK(Decimal::parse("1000000000000000000.0") == Decimal::parse("1e18"));
}

TEST_CASE("what is no JSON number is no decimal") {
  for (const auto* text : {"", "-", "+1", "01", ".5", "1.", "1,5", "1e", "1e+-2", "1e+", "0x10", "1 ", " 1", "NaN", "1.2.3", "1234567890123456789", "1e400", "1e-30"})
    CHECK_FALSE(Decimal::parse(text));
}

TEST_CASE("comparison is exact where doubles are not") {
  CHECK(*Decimal::parse("0.1") < *Decimal::parse("0.10000000000000001"));
  CHECK(*Decimal::parse("1198.95") > *Decimal::parse("1198.94999999999999"));
  CHECK(*Decimal::parse("-2") < *Decimal::parse("1e-20"));
}

TEST_CASE("a double becomes the digits that a result prints") {
  CHECK(Decimal::from_double(0.1)->to_string() == "0.1");
  CHECK(Decimal::from_double(1245.0)->to_string() == "1245");
  CHECK(Decimal::from_double(1.5389760645578654)->to_string() == "1.5389760645578654");
  CHECK(Decimal::from_double(1.5389760645578654)->to_double() == 1.5389760645578654);
  CHECK(Decimal::from_double(1e-30)->to_string() == "0");
  CHECK_FALSE(Decimal::from_double(1.0 / 0.0));
}
