// SPDX-License-Identifier: Apache-2.0
#include "label/limit.hpp"

#include <catch2/catch.hpp>

#include "scheme_support.hpp"

using ferrolabel::label::approximate_limit;
using ferrolabel::label::Exact;
using ferrolabel::label::ExactLimit;
using ferrolabel::label::test::dec;
using ferrolabel::method::LimitLine;
using ferrolabel::method::LimitOperator;

namespace {

LimitLine bent(std::string_view s1, std::string_view y1) {
  LimitLine line;
  line.points = {{dec("0"), dec("1000")}, {dec(s1), dec(y1)}, {dec("1"), dec("100")}};
  return line;
}

}  // namespace

TEST_CASE("a line is evaluated without rounding") {
  const LimitLine line{dec("520"), dec("350"), {}};
  const auto limit = ExactLimit::at(line, dec("0.387"));
  REQUIRE(limit);
  CHECK(limit->to_string() == "384.55");
  CHECK(limit->admits(*Exact::of(dec("384.55")), LimitOperator::at_most));
  CHECK_FALSE(limit->admits(*Exact::of(dec("384.55")), LimitOperator::below));
  CHECK_FALSE(limit->admits(*Exact::of(dec("384.550000000001")), LimitOperator::at_most));
  CHECK(limit->excess(*Exact::of(dec("400"))) == 15.45);
}

TEST_CASE("between two points a limit runs straight, and is exact at the points") {
  const auto line = bent("0.3", "400");
  CHECK(ExactLimit::at(line, dec("0"))->to_string() == "1000");
  CHECK(ExactLimit::at(line, dec("0.3"))->to_string() == "400");
  CHECK(ExactLimit::at(line, dec("1"))->to_string() == "100");
  CHECK(ExactLimit::at(line, dec("0.15"))->to_string() == "700");
  CHECK(ExactLimit::at(line, dec("0.65"))->to_string() == "250");
}

TEST_CASE("a limit that no decimal holds stays a fraction and compares as one") {
  const auto limit = ExactLimit::at(bent("0.3", "500"), dec("0.1"));  // 1000 - 500/3
  REQUIRE(limit);
  CHECK(limit->to_string().find('/') != std::string::npos);
  CHECK(limit->to_double() == Approx(833.33333333333337));
  CHECK(limit->admits(*Exact::of(dec("833.333333333333")), LimitOperator::at_most));
  CHECK_FALSE(limit->admits(*Exact::of(dec("833.333333333334")), LimitOperator::at_most));
}

TEST_CASE("points finer than a thousandth are refused, not rounded") {
  CHECK_FALSE(ExactLimit::at(bent("0.3001", "400"), dec("0.1")));
}

TEST_CASE("the approximate limit agrees with the exact one") {
  for (const auto* share : {"0", "0.1", "0.3", "0.65", "1"}) {
    const auto line = bent("0.3", "400");
    CHECK(approximate_limit(line, dec(share).to_double()) == Approx(ExactLimit::at(line, dec(share))->to_double()));
  }
}

TEST_CASE("a limit at an s of many decimals is told by the shortest decimal that reads back as its double, and compared exactly") {
  ferrolabel::method::LimitLine line;
  line.a = dec("400");
  line.b = dec("350");
  const auto limit = ExactLimit::at(line, dec("0.10043668122270742"));
  REQUIRE(limit);
  CHECK(limit->to_string() == "364.8471615720524");
  CHECK(limit->admits(*Exact::of(dec("364.847161572052403")), ferrolabel::method::LimitOperator::at_most));
  CHECK_FALSE(limit->admits(*Exact::of(dec("364.847161572052404")), ferrolabel::method::LimitOperator::at_most));
}
