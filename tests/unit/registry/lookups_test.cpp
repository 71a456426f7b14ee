// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("a label is found with all that a check of a claim asks", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  auto asked = request("a", 60);
  asked.valid_until = std::chrono::year{2027} / 11 / 24;
  asked.pool = "melt 7";
  REQUIRE(issue(registry, asked).empty());
  REQUIRE(registry.reserve(reservation("a", 5, "k1"), noon).ok());
  const auto found = state(registry, "a");
  REQUIRE(found.stage == LabelStage::issued);
  REQUIRE(found.payload_digest == syntax::sha256_digest(asked.payload));
  REQUIRE(found.token_digest == syntax::sha256_digest(sign_label(asked.label, asked.payload)));
  REQUIRE(found.installation == "plant-1");
  REQUIRE(found.product == "coil");
  REQUIRE(found.scheme == "less");
  REQUIRE(found.pool == "melt 7");
  REQUIRE(found.issued == 60);
  REQUIRE(found.reserved == 5);
  REQUIRE(found.used == 0);
  REQUIRE(found.available == 55);
  REQUIRE(found.status == LabelStatus::active);
  REQUIRE(found.history.empty());
  REQUIRE(found.valid_until == asked.valid_until);
  REQUIRE(found.log_index == 0);
  REQUIRE(found.logged == noon);
  REQUIRE(found.from == production(0).from);
  REQUIRE(found.to == production(0).to);
  REQUIRE(found.pool_left == 55);
  REQUIRE(found.holds == std::vector<Reservation>{*registry.find_reservation(found.holds.at(0).id)});
  REQUIRE(state(registry, "a", noon + 2h).holds.empty());
  REQUIRE_FALSE(registry.find("urn:test:label:b", noon));
  const std::vector<std::string> both{"urn:test:label:b", "urn:test:label:a"};
  const auto all = registry.find_all(both, noon);
  REQUIRE(all.size() == 2);
  REQUIRE_FALSE(all[0]);
  REQUIRE(all[1]->available == 55);
}

TEST_CASE("an instrument tells which labels name it", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  for (const auto* name : {"b", "a"}) {
    auto asked = request(name, 10);
    asked.instruments = {"go-1", std::string{"go-"} + name, "go-1"};
    REQUIRE(issue(registry, asked).empty());
  }
  const auto uses = registry.instrument_uses("go-1");
  REQUIRE(uses.size() == 2);
  REQUIRE(uses[0].label == "urn:test:label:a");
  REQUIRE(uses[1].grams == 10);
  REQUIRE(registry.instrument_uses("go-a").size() == 1);
  REQUIRE(registry.instrument_uses("go-2").empty());
  require_clean(world.url());
}

TEST_CASE("labels are told in the order of the log, with their status", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  for (const auto* name : {"z", "a"}) REQUIRE(issue(registry, request(name, 10)).empty());
  REQUIRE(registry.set_status("urn:test:label:z", {LabelStatus::suspended, "audit", "issuer", noon}, sign_head).empty());
  std::string told;
  registry.each_label([&](std::string_view label, std::uint64_t index, LabelStatus status) {
    told += std::string{label} + " " + std::to_string(index) + " " + std::string{to_string(status)} + "\n";
  });
  REQUIRE(told == "urn:test:label:z 0 suspended\nurn:test:label:a 1 active\n");
}

}  // namespace ferrolabel::registry::tests
