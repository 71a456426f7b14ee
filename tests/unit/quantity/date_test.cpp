// SPDX-License-Identifier: Apache-2.0
#include "quantity/date.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::quantity;

TEST_CASE("a date reads back as it was written") {
  const auto date = parse_date("2026-02-28");
  REQUIRE(date);
  CHECK(to_string(*date) == "2026-02-28");
  CHECK(to_string(*parse_date("1900-01-01")) == "1900-01-01");
}

TEST_CASE("a day that does not exist is no date") {
  for (const auto* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026/01/01", "2026-01-01T", "", "0026-01-01", "202a-01-01"})
    CHECK_FALSE(parse_date(text));
}

TEST_CASE("days between two dates count the leap day") {
  CHECK(days_between(*parse_date("2024-02-28"), *parse_date("2024-03-01")) == 2);
  CHECK(days_between(*parse_date("2025-12-31"), *parse_date("2025-01-01")) == -364);
}
