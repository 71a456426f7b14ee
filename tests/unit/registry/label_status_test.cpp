// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("a status changes with its reason, and its history stays", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("a", 60)).empty());
  const std::vector<StatusChange> changes{{LabelStatus::suspended, "audit", "issuer", noon + 1h},
                                          {LabelStatus::active, "audit passed", "issuer", noon + 2h},
                                          {LabelStatus::revoked, "scrap share was wrong", "verifier", noon + 3h}};
  for (const auto& change : changes) REQUIRE(registry.set_status("urn:test:label:a", change, sign_head).empty());
  const auto now = state(registry, "a");
  REQUIRE(now.status == LabelStatus::revoked);
  REQUIRE(now.history == changes);
  REQUIRE(registry.head()->head.size == 4);  // the label and its three changes
  require_clean(world.url());
}

TEST_CASE("what is revoked stays revoked, and a status that holds already is a note", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("a", 60)).empty());
  const auto set = [&](LabelStatus to) { return registry.set_status("urn:test:label:a", {to, "reason", "issuer", noon}, sign_head); };
  const auto unchanged = set(LabelStatus::active);
  REQUIRE(code(unchanged) == "registry.status.unchanged");
  REQUIRE_FALSE(has_errors(unchanged));
  REQUIRE(set(LabelStatus::revoked).empty());
  REQUIRE(code(set(LabelStatus::active)) == "registry.status.revoked");
  REQUIRE(code(set(LabelStatus::suspended)) == "registry.status.revoked");
  REQUIRE(code(registry.set_status("urn:test:label:b", {LabelStatus::revoked, "reason", "issuer", noon}, sign_head)) == "registry.label.unknown");
  REQUIRE(code(registry.set_status("urn:test:label:a", {LabelStatus::revoked, "", "issuer\n", noon}, sign_head)) == "registry.text");
  require_clean(world.url());
}

}  // namespace ferrolabel::registry::tests
