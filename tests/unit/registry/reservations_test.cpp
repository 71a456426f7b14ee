// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

#include <atomic>
#include <thread>

namespace ferrolabel::registry::tests {
namespace {

Registry with_label(const World& world, Grams grams) {
  auto registry = world.open();
  REQUIRE(registry.record_production(production(grams)).empty());
  REQUIRE(issue(registry, request("a", grams)).empty());
  return registry;
}

}  // namespace

TEST_CASE("tonnes are held, used or freed, and never more than were issued", "[both]") {
  const World world;
  auto registry = with_label(world, 100);
  const auto held = registry.reserve(reservation("a", 70, "k1"), noon);
  REQUIRE(held.ok());
  REQUIRE(code(registry.reserve(reservation("a", 31, "k2"), noon)) == "registry.reservation.exceeded");
  REQUIRE(registry.consume(held->id, noon)->state == ReservationState::consumed);
  const auto second = registry.reserve(reservation("a", 30, "k2"), noon);
  REQUIRE(second.ok());
  REQUIRE(registry.free(second->id, noon)->state == ReservationState::freed);
  const auto now = state(registry, "a");
  REQUIRE(now.used == 70);
  REQUIRE(now.reserved == 0);
  REQUIRE(now.available == 30);
  REQUIRE(registry.find_reservation(held->id)->state == ReservationState::consumed);
  require_clean(world.url());
}

TEST_CASE("the same key gives the same reservation, and another request under it is a conflict", "[both]") {
  const World world;
  auto registry = with_label(world, 100);
  const auto first = registry.reserve(reservation("a", 70, "k1"), noon);
  const auto again = registry.reserve(reservation("a", 70, "k1"), noon + 1min);
  REQUIRE(again.ok());
  REQUIRE(*again == *first);
  REQUIRE(state(registry, "a").reserved == 70);
  REQUIRE(code(registry.reserve(reservation("a", 10, "k1"), noon)) == "registry.reservation.key-reused");
  REQUIRE(registry.consume(first->id, noon).ok());
  REQUIRE(registry.reserve(reservation("a", 70, "k1"), noon)->state == ReservationState::consumed);
  require_clean(world.url());
}

TEST_CASE("consuming and freeing twice is doing it once, and neither undoes the other", "[both]") {
  const World world;
  auto registry = with_label(world, 100);
  const auto used = registry.reserve(reservation("a", 10, "k1"), noon)->id;
  const auto freed = registry.reserve(reservation("a", 20, "k2"), noon)->id;
  for (int i = 0; i < 2; ++i) {
    REQUIRE(registry.consume(used, noon).ok());
    REQUIRE(registry.free(freed, noon).ok());
  }
  REQUIRE(code(registry.free(used, noon)) == "registry.reservation.ended");
  REQUIRE(code(registry.consume(freed, noon)) == "registry.reservation.ended");
  REQUIRE(code(registry.consume("nothing", noon)) == "registry.reservation.unknown");
  REQUIRE(code(registry.free("nothing", noon)) == "registry.reservation.unknown");
  REQUIRE(state(registry, "a").used == 10);
  require_clean(world.url());
}

TEST_CASE("a reservation that has expired holds nothing and cannot be used", "[both]") {
  const World world;
  auto registry = with_label(world, 100);
  const auto held = registry.reserve(reservation("a", 100, "k1", noon + 1h), noon)->id;
  REQUIRE(state(registry, "a", noon + 59min).available == 0);
  REQUIRE(state(registry, "a", noon + 1h).available == 100);
  REQUIRE(state(registry, "a", noon + 1h).reserved == 0);
  REQUIRE(code(registry.consume(held, noon + 1h)) == "registry.reservation.ended");
  REQUIRE(registry.reserve(reservation("a", 100, "k2", noon + 3h), noon + 1h).ok());
  REQUIRE(registry.find_reservation(held)->state == ReservationState::expired);
  REQUIRE(registry.expire(noon + 2h) == 0);
  REQUIRE(registry.expire(noon + 3h) == 1);
  REQUIRE(state(registry, "a", noon).available == 100);
  require_clean(world.url());
}

TEST_CASE("reservations of labels that are not valid are refused, and so is their use", "[both]") {
  const World world;
  auto registry = with_label(world, 100);
  REQUIRE(code(registry.reserve(reservation("nothing", 1, "k0"), noon)) == "registry.label.unknown");
  REQUIRE(code(registry.reserve(reservation("a", 0, "k0"), noon)) == "registry.reservation.amount");
  REQUIRE(code(registry.reserve(reservation("a", 1, "k0", noon), noon)) == "registry.reservation.over");
  REQUIRE(code(registry.reserve(reservation("a", 1, ""), noon)) == "registry.text");
  const auto held = registry.reserve(reservation("a", 10, "k1"), noon)->id;
  REQUIRE(registry.set_status("urn:test:label:a", {LabelStatus::suspended, "audit", "issuer", noon}, sign_head).empty());
  REQUIRE(code(registry.reserve(reservation("a", 1, "k2"), noon)) == "registry.label.suspended");
  REQUIRE(code(registry.consume(held, noon)) == "registry.label.suspended");
  REQUIRE(registry.set_status("urn:test:label:a", {LabelStatus::revoked, "wrong", "issuer", noon}, sign_head).empty());
  REQUIRE(code(registry.consume(held, noon)) == "registry.label.revoked");
  REQUIRE(code(registry.reserve(reservation("a", 1, "k2"), noon)) == "registry.label.revoked");
  REQUIRE(registry.free(held, noon).ok());
  require_clean(world.url());
}

TEST_CASE("64 threads claim the last 10 t a thousand times, and get exactly 10 t", "[both]") {
  const World world;
  with_label(world, 10'000'000);
  std::atomic<int> next{0};
  std::atomic<Grams> got{0};
  std::atomic<int> failed{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 64; ++t) {
    threads.emplace_back([&] {
      OpenOptions options;
      try {
        auto own = Registry::open(world.url(), options);  // as a process of its own would
        for (int i = next++; i < 1000; i = next++) {
          const auto held = own.value().reserve(reservation("a", 70'000, "k" + std::to_string(i)), noon);
          if (!held.ok()) continue;
          if (own.value().consume(held->id, noon).ok()) got += held->grams;
        }
      } catch (const std::exception&) {
        ++failed;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  REQUIRE(failed == 0);
  REQUIRE(got == 142 * 70'000);  // the most times that 70 kg go into 10 t
  auto registry = world.open();
  REQUIRE(registry.reserve(reservation("a", 60'000, "rest"), noon).ok());
  REQUIRE(code(registry.reserve(reservation("a", 1, "more"), noon)) == "registry.reservation.exceeded");
  REQUIRE(state(registry, "a").used + state(registry, "a").reserved == 10'000'000);
  require_clean(world.url());
}

TEST_CASE("one object serves many threads", "[both]") {
  const World world;
  auto registry = with_label(world, 1000);
  std::vector<std::thread> threads;
  std::atomic<int> held{0};
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        if (registry.reserve(reservation("a", 10, std::to_string(t) + "/" + std::to_string(i)), noon).ok()) ++held;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  REQUIRE(held == 100);
  require_clean(world.url());
}

}  // namespace ferrolabel::registry::tests
