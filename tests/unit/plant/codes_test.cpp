// SPDX-License-Identifier: Apache-2.0
#include "plant/codes.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::plant;

TEST_CASE("a CN code is 8 digits, spaces apart") {
  CHECK(CnCode::parse("7208 39 00")->digits() == "72083900");
  CHECK(CnCode::parse("72083900") == CnCode::parse("7208 39 00"));
  for (const auto* text : {"", "7208", "720839001", "7208390x", "7208.39.00"}) CHECK_FALSE(CnCode::parse(text));
}

TEST_CASE("a country code is two capital letters") {
  CHECK(CountryCode::parse("DE")->letters() == "DE");
  for (const auto* text : {"", "D", "de", "DEU", "D1"}) CHECK_FALSE(CountryCode::parse(text));
}

TEST_CASE("an id is short, plain and opens with a letter or digit") {
  CHECK(is_id("bof-1.a_B"));
  CHECK(is_id(std::string(64, 'a')));
  for (const auto& text : {std::string{}, std::string{"-a"}, std::string{"a b"}, std::string{"ü"}, std::string(65, 'a')}) CHECK_FALSE(is_id(text));
}
