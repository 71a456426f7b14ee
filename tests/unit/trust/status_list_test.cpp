// SPDX-License-Identifier: Apache-2.0
#include "trust/status_list.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"
#include "trust/jws.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const std::string registry = "https://example.com/issuers/mill";

StatusEvent event(std::string_view at, StatusChange change) { return {day(at), change, "mill audit"}; }

StatusList sample() {
  return {registry,
          day("2026-11-20"),
          day("2026-11-27"),
          {{registry + "/labels/a", {event("2026-03-01", StatusChange::suspended), event("2026-04-01", StatusChange::reinstated)}},
           {registry + "/labels/b", {event("2026-05-01", StatusChange::suspended), event("2026-05-01", StatusChange::revoked)}}}};
}

TrustList list_of(const SigningKey& key, Purpose purpose = Purpose::status) {
  TrustList list{"urn:example:list", day("2026-11-24")};
  auto entry = trusted(key);
  entry.purpose = purpose;
  REQUIRE(list.add({key.issuer(), {}, {entry}}).empty());
  return list;
}

std::string read_codes(const std::string& payload) {
  const auto document = json(payload);
  return codes(read_status_list(document.root()).findings());
}

}  // namespace

TEST_CASE("a status list is signed, verified and read back") {
  const auto key = test_key();
  const auto token = sign_status_list(sample(), key);
  const auto list = verify_status_list(token, list_of(key), registry, day("2026-11-24"));
  REQUIRE(list.ok());
  CHECK(write_status_list(*list) == write_status_list(sample()));
  CHECK(list->find(registry + "/labels/b")->history == sample().entries[1].history);
  CHECK(list->find(registry + "/labels/aa") == nullptr);
}

TEST_CASE("a label's status on a day follows its history") {
  const auto list = sample();
  const auto status = [&](const char* label, const char* on) { return list.status_of(registry + "/labels/" + label, day(on)).status; };
  CHECK(status("a", "2026-02-28") == Status::good);
  CHECK(status("a", "2026-03-01") == Status::suspended);
  CHECK(status("a", "2026-03-31") == Status::suspended);
  CHECK(status("a", "2026-04-01") == Status::good);
  CHECK(status("b", "2026-04-30") == Status::good);
  CHECK(status("b", "2026-05-01") == Status::revoked);
  CHECK(status("c", "2026-11-24") == Status::good);
  CHECK(list.status_of(registry + "/labels/c", day("2026-11-24")).since == nullptr);
  CHECK(list.status_of(registry + "/labels/a", day("2026-03-02")).since->reason == "mill audit");
}

TEST_CASE("nothing follows a revocation, and only what is suspended is reinstated") {
  using enum StatusChange;
  const std::vector<StatusEvent> none;
  const std::vector<StatusEvent> held{event("2026-03-01", suspended)};
  const std::vector<StatusEvent> back{event("2026-03-01", suspended), event("2026-04-01", reinstated)};
  const std::vector<StatusEvent> gone{event("2026-03-01", revoked)};
  CHECK(check_change(none, event("2026-01-01", suspended)) == StatusFault::none);
  CHECK(check_change(none, event("2026-01-01", revoked)) == StatusFault::none);
  CHECK(check_change(none, event("2026-01-01", reinstated)) == StatusFault::not_suspended);
  CHECK(check_change(held, event("2026-03-01", reinstated)) == StatusFault::none);
  CHECK(check_change(held, event("2026-03-02", revoked)) == StatusFault::none);
  CHECK(check_change(held, event("2026-03-02", suspended)) == StatusFault::suspended);
  CHECK(check_change(held, event("2026-02-28", revoked)) == StatusFault::order);
  CHECK(check_change(back, event("2026-05-01", suspended)) == StatusFault::none);
  CHECK(check_change(back, event("2026-05-01", reinstated)) == StatusFault::not_suspended);
  for (const auto change : {suspended, revoked, reinstated}) CHECK(check_change(gone, event("2026-05-01", change)) == StatusFault::after_revoked);
  CHECK(check_change(none, {day("2026-01-01"), revoked, ""}) == StatusFault::no_reason);
}

TEST_CASE("a stale list decides nothing; one that is newer than the day does") {
  CHECK(check_freshness(sample(), day("2026-11-27")).empty());
  CHECK(codes(check_freshness(sample(), day("2026-11-28"))) == "trust.status.stale");
  CHECK(check_freshness(sample(), day("2026-03-15")).empty());
  const auto key = test_key();
  CHECK(verify_status_list(sign_status_list(sample(), key), list_of(key), registry, day("2026-03-15")).ok());
}

TEST_CASE("only a key for status lists or registries signs them, and only for its own registries") {
  const auto key = test_key();
  const auto verdict = [&](const StatusList& list, Purpose purpose, std::string_view asked) {
    return codes(verify_status_list(sign_status_list(list, key), list_of(key, purpose), asked, day("2026-11-24")).findings());
  };
  CHECK(verdict(sample(), Purpose::registry, registry).empty());
  for (const auto purpose : {Purpose::label, Purpose::receipt, Purpose::log}) CHECK(verdict(sample(), purpose, registry) == "trust.key.purpose");
  CHECK(verdict(sample(), Purpose::status, registry + "/other") == "trust.status.other-registry");
  auto foreign = sample();
  foreign.registry = "https://example.com/issuers/other";
  CHECK(verdict(foreign, Purpose::status, "") == "trust.status.foreign-registry");
}

TEST_CASE("a status list does not pass for another document, nor another for it") {
  const auto key = test_key();
  const auto list = list_of(key, Purpose::registry);
  for (const auto kind : {typ::label, typ::tree_head, typ::receipt, typ::key_rotation}) {
    CHECK(codes(verify_status_list(sign_compact(key, kind, write_status_list(sample())), list, registry, day("2026-11-24")).findings()) == "trust.jws.typ");
    CHECK(codes(verify_compact(sign_status_list(sample(), key), kind, list.lookup()).findings()) == "trust.jws.typ");
  }
}

TEST_CASE("what is wrong with a status list has its code") {
  const auto text = write_status_list(sample());
  CHECK(read_codes(text).empty());
  CHECK(read_codes(replaced(text, "labels/a", "labels/c")) == "trust.status.order");
  CHECK(read_codes(replaced(text, "labels/a", "labels/b")) == "trust.status.order");
  CHECK(read_codes(replaced(text, "reinstated", "revived")) == "trust.status.history");
  CHECK(read_codes(replaced(text, "\"change\":\"reinstated\"", "\"change\":\"suspended\"")) == "trust.status.history");
  CHECK(read_codes(replaced(text, "2026-04-01", "2026-02-01")) == "trust.status.history");
  CHECK(read_codes(replaced(text, "2026-04-01", "2026-11-21")) == "trust.status.history");
  CHECK(read_codes(replaced(text, "\"nextUpdate\":\"2026-11-27\"", "\"nextUpdate\":\"2026-11-19\"")) == "trust.status.next-update");
  CHECK(read_codes(replaced(text, "\"reason\":\"mill audit\"", "\"reason\":\"\"")) == "trust.document.wrong-type trust.status.history");
  CHECK(read_codes(replaced(text, "\"registry\"", "\"register\"")) == "trust.document.missing-member trust.document.unknown-member");
}

TEST_CASE("a list of fifty thousand labels is read, past the size of other documents") {
  StatusList list{registry, day("2026-11-20"), day("2026-11-27"), {}};
  for (int i = 0; i < 50'000; ++i) list.entries.push_back({registry + "/labels/" + std::to_string(100'000 + i), {event("2026-05-01", StatusChange::revoked)}});
  const auto key = test_key();
  const auto token = sign_status_list(list, key);
  CHECK(token.size() > longest_token);
  const auto verified = verify_status_list(token, list_of(key), registry, day("2026-11-24"));
  REQUIRE(verified.ok());
  CHECK(verified->entries.size() == 50'000);
  CHECK(verified->status_of(registry + "/labels/149999", day("2026-11-24")).status == Status::revoked);
}
