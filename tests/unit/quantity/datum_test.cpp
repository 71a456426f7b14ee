// SPDX-License-Identifier: Apache-2.0
#include "quantity/datum.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel::quantity;

TEST_CASE("a confidence is read from the letter that prints it") {
  for (const auto confidence : {Confidence::primary, Confidence::second_hand, Confidence::recalled, Confidence::inferred})
    CHECK(parse_confidence(to_string(confidence)) == confidence);
  CHECK_FALSE(parse_confidence("X"));
  CHECK_FALSE(parse_confidence(""));
}
