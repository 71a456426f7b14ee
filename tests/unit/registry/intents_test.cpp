// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {
namespace {

IssueRequest in_pool(IssueRequest asked, const std::string& pool) {
  asked.pool = pool;
  return asked;
}

IssueRequest made_from(IssueRequest asked, const std::string& input, Grams grams) {
  asked.inputs.push_back({"urn:test:label:" + input, grams});
  return asked;
}

}  // namespace

TEST_CASE("labels of several schemes for the same tonnes take them once", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, in_pool(request("less", 100, "coil", "less"), "melt 7")).empty());
  REQUIRE(issue(registry, in_pool(request("gscc", 100, "coil", "gscc"), "melt 7")).empty());
  REQUIRE(issue(registry, in_pool(request("less2", 1, "coil", "less"), "melt 7")) == "registry.production.exceeded");
  REQUIRE(issue(registry, in_pool(request("gscc2", 1, "coil", "gscc"), "melt 8")) == "registry.production.exceeded");

  // A tonne used under one is used under all.
  REQUIRE(registry.reserve(reservation("less", 60, "k1"), noon).ok());
  REQUIRE(state(registry, "less").available == 40);
  REQUIRE(state(registry, "gscc").available == 40);
  REQUIRE(state(registry, "gscc").reserved == 0);
  REQUIRE(code(registry.reserve(reservation("gscc", 41, "k2"), noon)) == "registry.reservation.exceeded");
  REQUIRE(registry.reserve(reservation("gscc", 40, "k3"), noon).ok());
  require_clean(world.url());
}

TEST_CASE("a label may name the label whose tonnes it covers as its pool", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(issue(registry, request("first", 80)).empty());
  REQUIRE(issue(registry, in_pool(request("second", 90, "coil", "gscc"), "urn:test:label:first")).empty());
  REQUIRE(issue(registry, request("third", 11)) == "registry.production.exceeded");
  REQUIRE(issue(registry, request("third", 10)).empty());
  require_clean(world.url());
}

TEST_CASE("a pool belongs to one production", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  REQUIRE(registry.record_production(production(100, "rebar")).empty());
  REQUIRE(issue(registry, in_pool(request("a", 10), "p")).empty());
  REQUIRE(issue(registry, in_pool(request("b", 10, "rebar", "gscc"), "p")) == "registry.pool.other-production");
  require_clean(world.url());
}

TEST_CASE("a label of another period than the production's is refused", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  auto asked = request("a", 10);
  asked.to = std::chrono::year{2025} / 6 / 30;
  REQUIRE(issue(registry, asked) == "registry.production.unknown");
  asked.to = std::chrono::year{2024} / 6 / 30;
  REQUIRE(issue(registry, asked) == "registry.label.period");
}

TEST_CASE("a good made from labelled steel uses its label, once for all schemes", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100, "slab")).empty());
  REQUIRE(registry.record_production(production(200)).empty());
  REQUIRE(issue(registry, request("slab", 100, "slab")).empty());
  REQUIRE(issue(registry, made_from(in_pool(request("coil", 50), "c"), "slab", 55)).empty());
  REQUIRE(state(registry, "slab").used == 55);
  REQUIRE(issue(registry, made_from(in_pool(request("coil-2", 50, "coil", "gscc"), "c"), "slab", 60)).empty());
  REQUIRE(state(registry, "slab").used == 60);
  REQUIRE(issue(registry, made_from(request("coil-3", 50), "slab", 41)) == "registry.input.exceeded");
  REQUIRE(state(registry, "slab").available == 40);
  REQUIRE(issue(registry, made_from(request("coil-3", 50), "slab", 40)).empty());
  REQUIRE(state(registry, "slab").available == 0);
  require_clean(world.url());
}

TEST_CASE("an input must be issued, valid, and not the label itself", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100, "slab")).empty());
  REQUIRE(registry.record_production(production(200)).empty());
  auto slab = request("slab", 100, "slab");
  slab.valid_until = std::chrono::year{2026} / 11 / 24;
  REQUIRE(issue(registry, slab).empty());
  REQUIRE(issue(registry, made_from(request("a", 5), "nothing", 5)) == "registry.input.unknown");
  REQUIRE(issue(registry, made_from(request("b", 5), "b", 5)) == "registry.input.unknown");
  REQUIRE(issue(registry, made_from(request("c", 5), "slab", 5), noon + 24h) == "registry.input.not-valid");
  REQUIRE(registry.set_status(slab.label, {LabelStatus::suspended, "audit", "issuer", noon}, sign_head).empty());
  REQUIRE(issue(registry, made_from(request("d", 5), "slab", 5)) == "registry.input.not-valid");
  REQUIRE(state(registry, "slab").used == 0);
  require_clean(world.url());
}

TEST_CASE("a refused label leaves nothing behind, though part of it was taken", "[both]") {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100, "slab")).empty());
  REQUIRE(registry.record_production(production(200)).empty());
  REQUIRE(issue(registry, request("slab", 100, "slab")).empty());
  auto asked = made_from(made_from(request("a", 50), "slab", 60), "slab", 60);
  const auto before = exported(registry);
  REQUIRE(issue(registry, asked) == "registry.input.exceeded");
  REQUIRE(exported(registry) == before);
  REQUIRE(state(registry, "slab").used == 0);
  REQUIRE(issue(registry, request("b", 200)).empty());
  require_clean(world.url());
}

}  // namespace ferrolabel::registry::tests
