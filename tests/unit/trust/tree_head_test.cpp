// SPDX-License-Identifier: Apache-2.0
#include "trust/tree_head.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"
#include "trust/jws.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const std::string log_id = "https://example.com/issuers/mill/registry";

MerkleHash leaf(std::uint64_t index) { return leaf_hash(std::to_string(index)); }
const SubtreeSource subtrees = subtrees_of(leaf);

TreeHead head_of(std::uint64_t size, std::string_view date = "2026-11-24") {
  const LedgerState ledger{2 * size, leaf_hash("ledger " + std::to_string(size))};
  return {log_id, size, merkle_root(size, subtrees), ledger, std::chrono::sys_days{day(date)} + std::chrono::hours{12}};
}

TrustList list_with(const SigningKey& key, Purpose purpose) {
  TrustList list{"urn:example:list", day("2026-11-24")};
  auto entry = trusted(key);
  entry.purpose = purpose;
  REQUIRE(list.add({key.issuer(), {}, {entry}}).empty());
  return list;
}

std::string head_codes(const TreeHead& head, Purpose purpose = Purpose::log, std::string_view log = log_id) {
  const auto key = test_key();
  return codes(verify_tree_head(sign_tree_head(head, key), list_with(key, purpose), log, day("2026-12-01")).findings());
}

}  // namespace

TEST_CASE("a tree head is signed, verified and read back, and the same head gives the same bytes") {
  const auto key = test_key();
  const auto head = head_of(9);
  const auto token = sign_tree_head(head, key);
  CHECK(token == sign_tree_head(head, test_key()));
  const auto verified = verify_tree_head(token, list_with(key, Purpose::log), log_id, day("2026-12-01"));
  REQUIRE(verified.ok());
  CHECK(*verified == head);
  CHECK(write_tree_head(head_of(0)) == "{\"log\":\"" + log_id + "\",\"size\":0,\"root\":\"" + to_hex(empty_root()) + "\",\"ledgerEntries\":0,\"ledgerHash\":\"" +
                                              to_hex(leaf_hash("ledger 0")) + "\",\"time\":\"2026-11-24T12:00:00Z\"}");
}

TEST_CASE("only a key for logs or registries signs heads") {
  CHECK(head_codes(head_of(3), Purpose::log).empty());
  CHECK(head_codes(head_of(3), Purpose::registry).empty());
  for (const auto purpose : {Purpose::label, Purpose::receipt, Purpose::status}) CHECK(head_codes(head_of(3), purpose) == "trust.key.purpose");
}

TEST_CASE("a head does not pass for a label, nor a label for a head") {
  const auto key = test_key();
  const auto list = list_with(key, Purpose::registry);
  CHECK(codes(verify_compact(sign_tree_head(head_of(3), key), typ::label, list.lookup()).findings()) == "trust.jws.typ");
  const auto as_label = sign_compact(key, typ::label, write_tree_head(head_of(3)));
  CHECK(codes(verify_tree_head(as_label, list, log_id, day("2026-12-01")).findings()) == "trust.jws.typ");
}

TEST_CASE("a head of another registry, or of a registry of someone else, is refused") {
  CHECK(head_codes(head_of(3), Purpose::log, "https://example.com/issuers/mill/other") == "trust.head.other-log");
  auto foreign = head_of(3);
  foreign.log = "https://example.com/issuers/millwright";
  CHECK(head_codes(foreign, Purpose::log, "") == "trust.head.foreign-log");
  CHECK(head_codes(head_of(3), Purpose::log, "").empty());
}

TEST_CASE("an id belongs to an issuer when it is the issuer's or lies below it") {
  CHECK(belongs_to("https://a.example/x", "https://a.example/x"));
  CHECK(belongs_to("https://a.example/x/log", "https://a.example/x"));
  CHECK(belongs_to("urn:example:a:log", "urn:example:a"));
  CHECK_FALSE(belongs_to("https://a.example/xy", "https://a.example/x"));
  CHECK_FALSE(belongs_to("https://a.example.evil/x", "https://a.example"));
  CHECK_FALSE(belongs_to("https://a.example:8080", "https://a.example"));
  CHECK_FALSE(belongs_to("https://a.example/x/../y", "https://a.example/x"));
  CHECK_FALSE(belongs_to("urn:example:ab", "urn:example:a"));
  CHECK_FALSE(belongs_to("", ""));
}

TEST_CASE("a head of a date after the decision, or with another root of nothing, is refused") {
  CHECK(head_codes(head_of(3, "2026-12-02")) == "trust.key.signed-later");
  auto odd = head_of(0);
  odd.root[0] ^= 1;
  CHECK(head_codes(odd) == "trust.head.empty-root");
}

TEST_CASE("what is wrong with a head's payload has its code") {
  const auto key = test_key();
  const auto read = [&](const std::string& payload) {
    return codes(verify_tree_head(sign_compact(key, typ::tree_head, payload), list_with(key, Purpose::log), log_id, day("2026-12-01")).findings());
  };
  const auto good = write_tree_head(head_of(3));
  CHECK(read(good).empty());
  for (const char* size : {"-1", "3.0", "3e0", "\"3\"", "9007199254740992"})
    CHECK(read(replaced(good, "\"size\":3", "\"size\":" + std::string{size})) == "trust.document.bad-number");
  CHECK(read(replaced(good, "\"size\":3", "\"size\":99999999999999999999")) == "trust.jws.payload-not-json syntax.json.number-precision");
  CHECK(read(replaced(good, "\"root\":\"", "\"root\":\"00")) == "trust.document.bad-hash");
  for (const char* time : {"2026-11-31T12:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T12:60:00Z", "2026-11-24T12:00:60Z", "2026-11-24 12:00:00Z", "2026-11-24T12:00:00", "2026-11-24"})
    CHECK(read(replaced(good, "2026-11-24T12:00:00Z", time)) == "trust.document.bad-date");
  CHECK(read(replaced(good, "\"ledgerEntries\":6,", "")) == "trust.document.missing-member");
  CHECK(read(replaced(good, "\"size\"", "\"sise\"")) == "trust.document.missing-member trust.document.unknown-member");
}

TEST_CASE("a log that grew is told from one that was rolled back or rewritten") {
  const auto proof = consistency_proof(5, 9, subtrees);
  CHECK(check_growth(head_of(5), head_of(9), proof).empty());
  CHECK(check_growth(head_of(9), head_of(9), {}).empty());
  CHECK(check_growth(head_of(0), head_of(9), {}).empty());
  CHECK(codes(check_growth(head_of(0), head_of(9), proof)) == "trust.log.fork");
  CHECK(codes(check_growth(head_of(9), head_of(5), proof)) == "trust.log.rollback");
  CHECK(codes(check_growth(head_of(5), head_of(9, "2026-11-23"), proof)) == "trust.log.rollback");
  auto rewritten = head_of(9);
  rewritten.root[31] ^= 1;
  CHECK(codes(check_growth(head_of(5), rewritten, proof)) == "trust.log.fork");
  CHECK(codes(check_growth(head_of(9), rewritten, {})) == "trust.log.fork");
  CHECK(codes(check_growth(head_of(5), head_of(9), {})) == "trust.log.fork");
  auto bare = head_of(9);
  bare.ledger.reset();
  CHECK(codes(check_growth(head_of(5), bare, proof)) == "trust.log.rollback");
  CHECK(check_growth(bare, bare, {}).empty());
  auto other_ledger = head_of(5);
  other_ledger.ledger->entries = 18;
  CHECK(codes(check_growth(other_ledger, head_of(9), proof)) == "trust.log.fork");
  auto other = head_of(9);
  other.log += "2";
  CHECK(codes(check_growth(head_of(5), other, proof)) == "trust.head.other-log");
}
