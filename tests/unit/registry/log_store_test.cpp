// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

#include <algorithm>

namespace ferrolabel::registry::tests {

TEST_CASE("every label has a proof under the last head, and heads go on from each other", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE_FALSE(registry.head());
  for (int i = 0; i < 9; ++i) REQUIRE(issue(registry, request(std::to_string(i), 1), noon + std::chrono::hours{i}).empty());
  const auto last = *registry.head();
  REQUIRE(last.head.size == 9);
  REQUIRE(last.head.registry == registry_id);
  REQUIRE(last.token == sign_head(last.head));
  for (int i = 0; i < 9; ++i) {
    const auto proof = registry.prove("urn:test:label:" + std::to_string(i));
    REQUIRE(proof);
    REQUIRE(proof->index == static_cast<std::uint64_t>(i));
    REQUIRE(proof->leaf == "label " + state(registry, std::to_string(i)).token_digest);
    REQUIRE(trust::verify_inclusion(trust::leaf_hash(proof->leaf), proof->index, 9, proof->proof, last.head.root) == trust::ProofFault::none);
  }
  for (std::uint64_t first = 1; first <= 9; ++first) {
    const auto before = registry.head_of_size(first);
    REQUIRE(before);
    REQUIRE(trust::verify_consistency(first, before->head.root, 9, last.head.root, registry.prove_consistency(first, 9)) == trust::ProofFault::none);
  }
  REQUIRE_FALSE(registry.prove("urn:test:label:9"));
  require_clean(world.url());
}

TEST_CASE("no time in the log goes back when the clock does, and nothing is lost", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.not_before_last_head(noon - 1h) == noon - 1h);
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("a", 10)).empty());
  REQUIRE(registry.not_before_last_head(noon - 1h) == noon);
  REQUIRE(registry.not_before_last_head(noon + 1h) == noon + 1h);
  const auto before = *registry.head();
  REQUIRE(issue(registry, request("b", 10), noon - 1h).empty());
  REQUIRE(registry.set_status("urn:test:label:a", {LabelStatus::suspended, "audit", "issuer", noon - 2h}, sign_head).empty());
  REQUIRE(registry.set_status("urn:test:label:a", {LabelStatus::active, "passed", "issuer", noon - 3h}, sign_head).empty());
  const auto after = *registry.head();
  REQUIRE(after.head.size == 4);
  REQUIRE(after.head.time == noon);
  for (const auto& change : state(registry, "a").history) REQUIRE(change.at == noon);
  const auto held = registry.reserve(reservation("b", 10, "k", noon), noon - 4h);
  REQUIRE(registry.consume(held->id, noon - 5h).ok());
  REQUIRE(registry.reserve(reservation("a", 10, "k2", noon), noon - 4h).ok());
  REQUIRE(issue(registry, request("c", 10), noon + 1h).empty());
  REQUIRE(registry.head()->head.time == noon + 1h);
  VerifyOptions options;
  options.kept = {before.head, after.head};
  REQUIRE(verify(world.url(), options).findings.empty());
}

TEST_CASE("two registries of the same history are written out as the same bytes", "[both]") {
  const auto fill = [](Registry& registry) {
    REQUIRE(registry.record_production(production(100)).empty());
    REQUIRE(issue(registry, request("a", 60)).empty());
    const auto held = registry.reserve(reservation("a", 5, "k1"), noon);
    REQUIRE(registry.consume(held->id, noon).ok());
    return exported(registry);
  };
  const World one;
  const World two;
  auto first = one.open();
  auto second = two.open();
  const auto text = fill(first);
  REQUIRE(text == fill(second));
  const auto entries = exported(first, false);
  REQUIRE(std::count(text.begin(), text.end(), '\n') == 7);
  const auto head = text.find("{\"head\":");
  REQUIRE(text.substr(0, head) + text.substr(text.find('\n', head) + 1) == entries);
  REQUIRE(std::count(entries.begin(), entries.end(), '\n') == 6);
}

}  // namespace ferrolabel::registry::tests
