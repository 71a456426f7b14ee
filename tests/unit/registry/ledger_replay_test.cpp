// SPDX-License-Identifier: Apache-2.0
#include "registry/ledger_replay.hpp"

#include <catch2/catch.hpp>

#include "registry_world.hpp"

namespace ferrolabel::registry::tests {
namespace {

/// Plays events and tells what is wrong with the last.
class Played {
 public:
  std::string play(Event event, std::string_view bytes = {}) {
    const Entry entry{++number_, std::move(event)};
    Findings findings;
    replay.play(entry, write_entry(entry), bytes, findings);
    return findings.empty() ? std::string{} : findings.front().message;
  }
  std::string intend(IssueRequest asked) {
    const auto payload = asked.payload;
    if (asked.pool.empty()) asked.pool = asked.label;
    asked.payload.clear();
    return play(Intended{asked, syntax::sha256_digest(payload)}, payload);
  }
  std::string issue(const IssueRequest& asked) {
    const auto token = sign_label(asked.label, asked.payload);
    return play(Issued{asked.label, syntax::sha256_digest(token)}, *strip_payload(token, asked.payload));
  }
  LedgerReplay replay;

 private:
  std::int64_t number_ = 0;
};

}  // namespace

TEST_CASE("each rule that an entry breaks is found when the ledger is played") {
  Played ledger;
  const auto a = request("a", 60);
  REQUIRE(ledger.play(Founded{registry_id}).empty());
  REQUIRE_THAT(ledger.play(Founded{registry_id}), Catch::Contains("founded once"));
  REQUIRE_THAT(ledger.intend(a), Catch::Contains("not stated"));
  REQUIRE(ledger.play(Produced{production(100)}).empty());
  REQUIRE(ledger.intend(a).empty());
  REQUIRE_THAT(ledger.intend(a), Catch::Contains("twice"));
  REQUIRE_THAT(ledger.intend(request("b", 41)), Catch::Contains("more than was produced"));
  REQUIRE_THAT(ledger.play(Produced{production(59)}), Catch::Contains("less is stated"));
  REQUIRE_THAT(ledger.play(Reserved{"r", reservation("a", 1, "k")}), Catch::Contains("not valid"));
  REQUIRE(ledger.issue(a).empty());
  REQUIRE_THAT(ledger.issue(a), Catch::Contains("issued twice"));
  REQUIRE(ledger.play(Reserved{"r", reservation("a", 60, "k")}).empty());
  REQUIRE_THAT(ledger.play(Reserved{"s", reservation("a", 1, "l")}), Catch::Contains("than is left"));
  REQUIRE_THAT(ledger.play(Settled{"r", ReservationState::expired, noon}), Catch::Contains("its time"));
  REQUIRE(ledger.play(Settled{"r", ReservationState::consumed, noon}).empty());
  REQUIRE_THAT(ledger.play(Settled{"r", ReservationState::freed, noon}), Catch::Contains("not held"));
  REQUIRE(ledger.play(StatusChanged{a.label, {LabelStatus::revoked, "wrong", "issuer", noon}}).empty());
  REQUIRE_THAT(ledger.play(StatusChanged{a.label, {LabelStatus::active, "wrong", "issuer", noon}}), Catch::Contains("cannot change"));
  REQUIRE(ledger.replay.leaves().size() == 2);
}

TEST_CASE("stored bytes that are not what their digest says are found") {
  Played ledger;
  const auto a = request("a", 60);
  REQUIRE(ledger.play(Founded{registry_id}).empty());
  REQUIRE(ledger.play(Produced{production(100)}).empty());
  REQUIRE_THAT(ledger.play(Intended{a, "sha256:00"}, a.payload), Catch::Contains("stored content") || Catch::Contains("none that the registry takes"));
  REQUIRE(ledger.intend(a).empty());
  REQUIRE_THAT(ledger.play(Issued{a.label, syntax::sha256_digest("x")}, "a.b"), Catch::Contains("stored token"));
  REQUIRE_THAT(ledger.play(Settled{"r", ReservationState::freed, noon}, "bytes"), Catch::Contains("not held"));
  REQUIRE_THAT(ledger.play(Produced{production(99)}, "bytes"), Catch::Contains("has bytes"));
}

}  // namespace ferrolabel::registry::tests
