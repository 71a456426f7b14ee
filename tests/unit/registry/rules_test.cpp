// SPDX-License-Identifier: Apache-2.0
#include "registry/rules.hpp"

#include <catch2/catch.hpp>

#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("all that is wrong with a request is told at once, each at its member") {
  IssueRequest wrong = request("a", 0);
  wrong.scheme = "line\nbreak";
  wrong.instruments = {std::string(513, 'x'), "\xff"};
  wrong.inputs = {{"", -1}};
  wrong.to = std::chrono::year{2024} / 1 / 1;
  std::vector<std::string> places;
  for (const auto& finding : check(wrong)) places.push_back(finding.code + " " + finding.place.pointer);
  REQUIRE(places == std::vector<std::string>{"registry.text /scheme", "registry.text /instruments", "registry.text /instruments",
                                             "registry.label.period /period", "registry.label.amount /quantity", "registry.text /inputs",
                                             "registry.label.amount /inputs"});
}

TEST_CASE("what is in order has no findings") {
  REQUIRE(check(request("a", 1)).empty());
  REQUIRE(check(request("a", 999'999'999'999'999'999)).empty());
  REQUIRE(code(check(request("a", 1'000'000'000'000'000'000))) == "registry.label.amount");
  REQUIRE(check(production(0)).empty());
  REQUIRE(check(reservation("a", 1, "key"), noon).empty());
  REQUIRE(check(StatusChange{LabelStatus::revoked, "reason", "who", noon}).empty());
}

TEST_CASE("grams are told in tonnes") {
  REQUIRE(tonnes(12'500'000) == "12.5 t");
  REQUIRE(tonnes(1) == "0.000001 t");
  REQUIRE(tonnes(0) == "0 t");
}

}  // namespace ferrolabel::registry::tests
