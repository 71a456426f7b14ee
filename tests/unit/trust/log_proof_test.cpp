// SPDX-License-Identifier: Apache-2.0
#include "trust/log_proof.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"
#include "syntax/encoding.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const std::string log_id = "https://example.com/issuers/mill";

std::string entry_of(std::uint64_t index) { return "label " + syntax::sha256_digest(std::to_string(index)); }

/// A log of seven issues with its head, and the list that trusts it.
struct Log {
  SigningKey key = test_key(5);
  TrustList list{"urn:example:list", day("2026-11-24")};
  SubtreeSource subtrees = subtrees_of([](std::uint64_t index) { return leaf_hash(entry_of(index)); });

  Log() {
    auto record = trusted(key);
    record.purpose = Purpose::registry;
    REQUIRE(list.add({key.issuer(), {}, {record}}).empty());
  }
  [[nodiscard]] std::string head(std::uint64_t size, std::string_view date = "2026-04-01") const {
    return sign_tree_head({log_id, size, merkle_root(size, subtrees), std::nullopt, std::chrono::sys_days{day(date)}}, key);
  }
  [[nodiscard]] LogProof proof(std::uint64_t index) const { return {entry_of(index), index, inclusion_proof(index, 7, subtrees), head(7)}; }
  [[nodiscard]] std::string verdict(const LogProof& given) const { return codes(verify_log_proof(given, entry_of(4), list, log_id, day("2026-11-24")).findings()); }
};

}  // namespace

TEST_CASE("a label's proof is written, read and verified offline") {
  const Log log;
  const auto text = write_log_proof(log.proof(4));
  const auto document = json(text);
  const auto proof = read_log_proof(document.root());
  REQUIRE(proof.ok());
  CHECK(write_log_proof(*proof) == text);
  const auto head = verify_log_proof(*proof, entry_of(4), log.list, log_id, day("2026-11-24"));
  REQUIRE(head.ok());
  CHECK(head->size == 7);
}

TEST_CASE("a proof of another entry, place, path or head is refused") {
  const Log log;
  auto proof = log.proof(4);
  CHECK(log.verdict(proof).empty());
  proof.entry += "0";
  CHECK(log.verdict(proof) == "trust.log.other-entry trust.log.inclusion");
  CHECK(log.verdict(log.proof(3)) == "trust.log.other-entry");
  proof = log.proof(4);
  proof.index = 5;
  CHECK(log.verdict(proof) == "trust.log.inclusion");
  proof = log.proof(4);
  proof.path.front()[3] ^= 16;
  CHECK(log.verdict(proof) == "trust.log.inclusion");
  proof = log.proof(4);
  proof.head = log.head(6);
  CHECK(log.verdict(proof) == "trust.log.inclusion");
  proof = log.proof(4);
  proof.head[proof.head.size() / 2] ^= 1;
  CHECK_FALSE(log.verdict(proof).empty());
}

TEST_CASE("a label signed before its key was revoked is good where the log proves it, and refused without proof or after") {
  auto key = trusted(test_key(7));
  key.revoked = Revocation{day("2026-06-01"), "key-compromise"};
  const auto standing = [&](std::string_view claimed, std::string_view seen) {
    const TreeHead head{log_id, 7, {}, std::nullopt, std::chrono::sys_days{day(seen)} + std::chrono::hours{23}};
    return codes(check_standing(key, Purpose::label, signing_time(day(claimed), head, key), day("2026-11-24")));
  };
  CHECK(standing("2026-03-01", "2026-03-01") == "trust.key.revoked-later");
  CHECK(standing("2026-03-01", "2026-05-31") == "trust.key.revoked-later");
  CHECK(standing("2026-03-01", "2026-06-01") == "trust.key.revoked");
  CHECK(standing("2026-07-01", "2026-07-01") == "trust.key.revoked");
  CHECK(codes(check_standing(key, Purpose::label, {day("2026-03-01"), false}, day("2026-11-24"))) == "trust.key.revoked");
}

TEST_CASE("a head from after the key's last day does not prove that a document is older") {
  auto key = trusted(test_key(7));
  key.valid_until = day("2026-06-30");
  const TreeHead in_time{log_id, 7, {}, std::nullopt, std::chrono::sys_days{day("2026-06-30")}};
  const TreeHead late{log_id, 7, {}, std::nullopt, std::chrono::sys_days{day("2026-07-01")}};
  CHECK(signing_time(day("2026-03-01"), in_time, key).proved);
  CHECK_FALSE(signing_time(day("2026-03-01"), late, key).proved);
}

TEST_CASE("what is wrong with a proof's document has its code") {
  const Log log;
  const auto text = write_log_proof(log.proof(4));
  const auto wrong = [&](std::string_view from, std::string_view to) {
    const auto document = json(replaced(text, from, to));
    return codes(read_log_proof(document.root()).findings());
  };
  CHECK(wrong("ferrolabel-log-proof", "ferrolabel-trust") == "trust.document.format");
  CHECK(wrong("\"index\": 4", "\"index\": \"4\"") == "trust.document.bad-number");
  CHECK(wrong("\"path\": [\n    \"", "\"path\": [\n    \"0") == "trust.document.bad-hash");
  CHECK(wrong("\"path\": [", "\"path\": [ 7,") == "trust.document.wrong-type");
}

TEST_CASE("a proof of growth holds both heads, and a forked history is refused") {
  const Log log;
  GrowthProof proof{log.head(3), log.head(7, "2026-05-01"), consistency_proof(3, 7, log.subtrees)};
  const auto text = write_growth_proof(proof);
  const auto document = json(text);
  const auto read = read_growth_proof(document.root());
  REQUIRE(read.ok());
  CHECK(write_growth_proof(*read) == text);
  const auto verified = verify_growth_proof(*read, log.list, log_id, day("2026-11-24"));
  REQUIRE(verified.ok());
  CHECK(verified->size == 7);
  proof.path.back()[0] ^= 1;
  CHECK(codes(verify_growth_proof(proof, log.list, log_id, day("2026-11-24")).findings()) == "trust.log.fork");
  std::swap(proof.first, proof.second);
  CHECK(codes(verify_growth_proof(proof, log.list, log_id, day("2026-11-24")).findings()) == "trust.log.rollback");
  proof.first = "x";
  CHECK(codes(verify_growth_proof(proof, log.list, log_id, day("2026-11-24")).findings()) == "trust.jws.not-compact");
}
