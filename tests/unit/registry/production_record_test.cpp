// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("a corrected plant is a new entry, and never less than labels cover", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  const auto once = exported(registry);
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(exported(registry) == once);
  REQUIRE(issue(registry, request("a", 60)).empty());
  REQUIRE(code(registry.record_production(production(59))) == "registry.production.below-issued");
  REQUIRE(registry.record_production(production(60)).empty());
  REQUIRE(issue(registry, request("b", 1)) == "registry.production.exceeded");
  REQUIRE(registry.record_production(production(61)).empty());
  REQUIRE(issue(registry, request("b", 1)).empty());
  REQUIRE(registry.find_production("plant-1", "coil", production(0).from)->grams == 61);
  REQUIRE_FALSE(registry.find_production("plant-2", "coil", production(0).from));
  require_clean(world.url());
}

TEST_CASE("periods of one product do not overlap", "[both]") {
  using namespace std::chrono;
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  auto other = production(100);
  other.from = year{2025} / 12 / 31;
  other.to = year{2026} / 12 / 31;
  REQUIRE(code(registry.record_production(other)) == "registry.production.overlap");
  other.from = year{2025} / 1 / 1;
  REQUIRE(code(registry.record_production(other)) == "registry.production.overlap");
  other.from = year{2026} / 1 / 1;
  REQUIRE(registry.record_production(other).empty());
  other.product = "rebar";
  other.from = year{2025} / 6 / 1;
  REQUIRE(registry.record_production(other).empty());
  require_clean(world.url());
}

TEST_CASE("a production that cannot be is refused with all that is wrong", "[both]") {
  const World world;
  auto registry = world.open();
  auto wrong = production(-1);
  wrong.to = std::chrono::year{2024} / 1 / 1;
  wrong.product.clear();
  const auto findings = registry.record_production(wrong);
  REQUIRE(findings.size() == 3);
  wrong = production(1'000'000'000'000'000'000);
  REQUIRE(code(registry.record_production(wrong)) == "registry.production.amount");
  require_clean(world.url());
}

}  // namespace ferrolabel::registry::tests
