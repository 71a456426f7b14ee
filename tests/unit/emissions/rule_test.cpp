// SPDX-License-Identifier: Apache-2.0
#include "emissions/rule.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace ferrolabel::emissions;

TEST_CASE("every rule has an id of its own") {
  std::set<std::string_view> names;
  for (std::size_t at = 0; at < rule_count; ++at) names.insert(to_string(static_cast<Rule>(at)));
  CHECK(names.size() == rule_count);
  CHECK(to_string(Rule::standard_combustion) == "standard-combustion");
  CHECK(to_string(Rule::scheme_intensity) == "scheme-intensity");
}
