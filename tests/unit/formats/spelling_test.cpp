// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/spelling.hpp"

using namespace ferrolabel::formats;

TEST_CASE("the edit distance counts letters and swaps, not case") {
  CHECK(edit_distance("actvityLevel", "activityLevel") == 1);
  CHECK(edit_distance("gird", "grid") == 1);
  CHECK(edit_distance("ActivityLevel", "activitylevel") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance(std::string(1000, 'a'), std::string(1000, 'a')) == 0);
}

TEST_CASE("a misspelt name finds its neighbour, another name finds none") {
  constexpr std::string_view names[] = {"netCalorificValue", "emissionFactor", "carbonContent"};
  CHECK(nearest("emisionFactor", names) == "emissionFactor");
  CHECK(nearest("price", names).empty());
}

TEST_CASE("a user's text is shown in quotes, cut at a sign's edge, without control characters") {
  CHECK(in_quotes("a\nb") == "'a?b'");
  CHECK(in_quotes(std::string(59, 'x') + "ü") == "'" + std::string(59, 'x') + "…'");
}

TEST_CASE("a list of names is cut with an ellipsis") {
  constexpr std::string_view names[] = {"a", "b", "c"};
  CHECK(quoted_list(names) == "'a', 'b', 'c'");
  CHECK(quoted_list(names, 2) == "'a', 'b' …");
}
