// SPDX-License-Identifier: Apache-2.0
#include "label/ladder.hpp"

#include <catch2/catch.hpp>

#include "scheme_support.hpp"

using namespace ferrolabel;
using label::test::ladder_scheme;

TEST_CASE("a ladder is best first whatever the order of the file") {
  auto scheme = ladder_scheme();
  std::swap(scheme.families.front().classes[0], scheme.families.front().classes[1]);
  const auto asked = label::class_ladder(scheme, "all", {});
  REQUIRE(asked.ok());
  REQUIRE(asked->ladder.classes.size() == 2);
  CHECK(asked->ladder.classes[0]->name == "A");
}

TEST_CASE("a family that the scheme names without a limit is refused with the reason") {
  auto scheme = ladder_scheme();
  scheme.families.front().refused_because = "no limit";
  CHECK(label::class_ladder(scheme, "all", {})->ladder.refused_because == "no limit");
}

TEST_CASE("only a dated scheme is asked for the last day of the period, and the user's day goes before it") {
  const auto day = *quantity::parse_date("2026-12-31");
  const auto asked = *quantity::parse_date("2030-01-01");
  method::Scheme plain;
  plain.families.emplace_back().classes.emplace_back();
  CHECK_FALSE(label::day_of_judgement(plain, day));
  CHECK(label::day_of_judgement(plain, day, asked) == asked);
  auto dated = plain;
  dated.families.front().classes.front().year = 2026;
  CHECK(label::is_dated(dated));
  CHECK(label::day_of_judgement(dated, day) == day);
  CHECK(label::day_of_judgement(dated, day, asked) == asked);
}
