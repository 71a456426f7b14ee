// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <vector>

#include "label/classify.hpp"
#include "scheme_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::label;
using label::test::ladder_scheme;

TEST_CASE("each draw counts in one class and the probabilities are their shares") {
  const std::vector<Draw> draws{{300, 0}, {500, 0}, {500, 0}, {900, 0}};
  const auto result = probabilities(ladder_scheme(), "all", draws);
  REQUIRE(result.ok());
  REQUIRE(result->size() == 3);
  CHECK((*result)[0].probability == 0.25);
  CHECK((*result)[1].probability == 0.5);
  CHECK((*result)[2].probability == 0.25);
  CHECK((*result)[2].class_name == "C");
}

TEST_CASE("a draw of the scrap share beyond its range counts as the end that it passed") {
  const std::vector<Draw> draws{{49, 1.2}, {401, -0.1}};
  const auto result = probabilities(ladder_scheme(), "all", draws);
  CHECK((*result)[0].probability == 0.5);
  CHECK((*result)[1].probability == 0.5);
}

TEST_CASE("no probability comes of a scheme that refuses or of no draws") {
  auto scheme = ladder_scheme();
  CHECK(probabilities(scheme, "all", {}).findings().front().code == "classify.scheme.refuses");
  scheme.usable = false;
  scheme.refused_because = "superseded";
  const std::vector<Draw> draws{{300, 0}};
  CHECK(probabilities(scheme, "all", draws).findings().front().message.find("superseded") != std::string::npos);
}

TEST_CASE("a probability is not told where no input states its uncertainty, nor a certainty that rests on silence") {
  CHECK_FALSE(stated_probability(1, {.told = 0, .untold = 3}));
  CHECK_FALSE(stated_probability(1, {.told = 2, .untold = 3}));
  CHECK_FALSE(stated_probability(0, {.told = 2, .untold = 3}));
  CHECK(stated_probability(0.4, {.told = 2, .untold = 3}) == 0.4);
  CHECK(stated_probability(1, {.told = 90, .untold = 3}) == 1.0);
  CHECK(stated_probability(1, {.told = 2, .untold = 0}) == 1.0);
}
