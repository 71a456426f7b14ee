// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

#include <stdexcept>

namespace ferrolabel::registry::tests {

TEST_CASE("a label is issued once, however often it is asked for", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100'000'000)).empty());
  const auto asked = request("a", 40'000'000);
  const auto first = registry.issue({&asked, 1}, signers, noon).at(0);
  REQUIRE(first.findings.empty());
  REQUIRE_FALSE(first.already);
  REQUIRE(first.token == sign_label(asked.label, asked.payload));
  const auto before = exported(registry);

  const std::vector<IssueRequest> twice{asked, asked};
  for (const auto& again : registry.issue(twice, signers, noon + 1h)) {
    REQUIRE(again.already);
    REQUIRE(again.token == first.token);
  }
  REQUIRE(exported(registry) == before);
  REQUIRE(registry.token(asked.label) == first.token);
  REQUIRE(state(registry, "a").issued == 40'000'000);
  require_clean(world.url());
}

TEST_CASE("the same label twice in one new group is one label", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  const std::vector<IssueRequest> twice{request("a", 60), request("a", 60)};
  const auto outcomes = registry.issue(twice, signers, noon);
  REQUIRE_FALSE(outcomes[0].already);
  REQUIRE(outcomes[1].already);
  REQUIRE(outcomes[0].token == outcomes[1].token);
  REQUIRE(registry.find_production("plant-1", "coil", production(0).from)->grams == 100);
  require_clean(world.url());
}

TEST_CASE("an id with other content is refused", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("a", 10)).empty());
  auto other = request("a", 10);
  other.payload += " ";
  REQUIRE(issue(registry, other) == "registry.label.other-content");
}

TEST_CASE("one request refused does not hold up the others of its group", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  const std::vector<IssueRequest> group{request("a", 60), request("b", 60), request("c", 40), request("d", 0), request("e", 1, "unknown")};
  const auto outcomes = registry.issue(group, signers, noon);
  REQUIRE(outcomes[0].findings.empty());
  REQUIRE(code(outcomes[1].findings) == "registry.production.exceeded");
  REQUIRE(outcomes[2].findings.empty());
  REQUIRE(code(outcomes[3].findings) == "registry.label.amount");
  REQUIRE(code(outcomes[4].findings) == "registry.production.unknown");
  REQUIRE_FALSE(registry.find("urn:test:label:b", noon));
  require_clean(world.url());
}

TEST_CASE("a label whose signing failed is finished from its stored bytes, and its tonnes stay taken", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  const auto asked = request("a", 70);
  const Signers broken{[](std::string_view, std::string_view) -> std::string { throw std::runtime_error{"no key"}; }, sign_head};
  REQUIRE_THROWS_AS(registry.issue({&asked, 1}, broken, noon), std::runtime_error);
  REQUIRE(state(registry, "a").stage == LabelStage::intended);
  REQUIRE_FALSE(registry.token(asked.label));
  REQUIRE(issue(registry, request("b", 40)) == "registry.production.exceeded");
  require_clean(world.url());

  const auto finished = registry.recover(signers, noon + 1h);
  REQUIRE(finished.size() == 1);
  REQUIRE(finished[0].token == sign_label(asked.label, asked.payload));
  REQUIRE(state(registry, "a").stage == LabelStage::issued);
  REQUIRE(registry.recover(signers, noon + 1h).empty());
  require_clean(world.url());
}

TEST_CASE("a token of other bytes than the stored ones is refused, and recovery goes on behind it", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  const std::vector<IssueRequest> group{request("a", 10), request("b", 10)};
  const Signers other{[](std::string_view label, std::string_view payload) { return sign_label(label, label.ends_with(":a") ? "{}" : payload); }, sign_head};
  const auto outcomes = registry.issue(group, other, noon);
  REQUIRE(code(outcomes[0].findings) == "registry.token");
  REQUIRE(outcomes[1].findings.empty());
  REQUIRE(registry.recover(other, noon).size() == 1);
  REQUIRE(registry.recover(signers, noon).size() == 1);
  REQUIRE(state(registry, "a").stage == LabelStage::issued);
  require_clean(world.url());
}

TEST_CASE("more labels than a group are issued in several", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(10'000)).empty());
  std::vector<IssueRequest> many;
  for (int i = 0; i < 1100; ++i) many.push_back(request(std::to_string(i), 1));
  for (const auto& outcome : registry.issue(many, signers, noon)) REQUIRE(outcome.findings.empty());
  REQUIRE(registry.head()->head.size == 1100);
  REQUIRE(registry.head_of_size(1000));
  REQUIRE_FALSE(registry.head_of_size(1001));
  require_clean(world.url());
}

TEST_CASE("a production that comes with a label is stated with it, and not where the label is refused", "[both]") {
  const World world;
  auto registry = world.open();
  std::vector<IssueRequest> group{request("a", 60), request("b", 60), request("c", 70)};
  group[0].production = production(100);
  group[1].production = production(110);  // no more than 50 are left of it
  group[2].production = production(130);  // a correction
  const auto outcomes = registry.issue(group, signers, noon);
  REQUIRE(outcomes[0].findings.empty());
  REQUIRE(code(outcomes[1].findings) == "registry.production.exceeded");
  REQUIRE(outcomes[2].findings.empty());
  REQUIRE(registry.find_production("plant-1", "coil", production(0).from)->grams == 130);
  require_clean(world.url());

  SECTION("asked again, nothing is stated anew: the last correction stands") {
    const auto before = exported(registry);
    for (std::size_t at = 0; at < 3; ++at) REQUIRE(registry.issue(group, signers, noon)[at].already == (at != 1));
    REQUIRE(exported(registry) == before);
  }
  SECTION("less than labels cover is refused, and the label with it") {
    auto less = request("d", 1);
    less.production = production(129);
    REQUIRE(code(registry.issue({&less, 1}, signers, noon)[0].findings) == "registry.production.below-issued");
    REQUIRE(registry.find_production("plant-1", "coil", production(0).from)->grams == 130);
    less.production = production(-1);
    REQUIRE(code(registry.issue({&less, 1}, signers, noon)[0].findings) == "registry.production.amount");
    require_clean(world.url());
  }
}

}  // namespace ferrolabel::registry::tests
