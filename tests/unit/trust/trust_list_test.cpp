// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "trust/trust_list.hpp"
#include "support.hpp"
#include "unit/trust/xml_keys.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {
TrustList empty_list() { return TrustList{"urn:example:list", day("2026-11-24")}; }
TrustedIssuer issuer(const char* id, const char* name, const SigningKey& key) { return {{id, name}, {}, {trusted(key)}}; }
}  // namespace

TEST_CASE("a key is found by its kid with its issuer, and no other is") {
  auto list = empty_list();
  const auto key = test_key();
  REQUIRE(list.add(issuer("urn:example:a", "A", key)).empty());
  const auto entry = list.find(key.kid());
  REQUIRE(entry);
  CHECK(entry->issuer->issuer.name == "A");
  CHECK(entry->key->key == key.public_key());
  CHECK_FALSE(list.find(key.kid().substr(1)));
  CHECK_FALSE(list.find(""));
  CHECK(list.lookup()(key.kid()) != nullptr);
  CHECK(list.lookup()("other") == nullptr);
}

TEST_CASE("a list takes neither a kid, nor a key, nor an issuer twice") {
  auto list = empty_list();
  const auto key = test_key();
  REQUIRE(list.add(issuer("urn:example:a", "A", key)).empty());
  CHECK(codes(list.add(issuer("urn:example:b", "B", key))) == "trust.list.duplicate-kid");
  auto renamed = issuer("urn:example:b", "B", key);
  renamed.keys[0].kid = "other";
  CHECK(codes(list.add(renamed)) == "trust.list.shared-key");
  CHECK(codes(list.add(issuer("urn:example:a", "A", test_key(8)))) == "trust.list.duplicate-issuer");
  auto twice = issuer("urn:example:b", "B", test_key(8));
  twice.keys.push_back(twice.keys[0]);
  CHECK(codes(list.add(twice)) == "trust.list.duplicate-kid");
  twice.keys[1].kid = "other";
  CHECK(codes(list.add(twice)) == "trust.list.shared-key");
  CHECK(list.issuers().size() == 1);
}

TEST_CASE("issuers that are easily taken for each other are a warning") {
  auto list = empty_list();
  REQUIRE(list.add(issuer("https://mill.example", "Mill", test_key(7))).empty());
  CHECK(codes(list.add(issuer("https://mi1l.example", "Other", test_key(8)))) == "trust.list.lookalike-issuer");
  CHECK(codes(list.add(issuer("https://smelter.example", "Mill", test_key(9)))) == "trust.list.same-name");
  CHECK(list.issuers().size() == 3);
}

TEST_CASE("a key's validity does not end before it begins") {
  auto list = empty_list();
  auto entry = issuer("urn:example:a", "A", test_key());
  entry.keys[0].valid_until = day("2025-12-31");
  CHECK(codes(list.add(entry)) == "trust.list.validity");
}

TEST_CASE("trust add takes a new issuer, then further keys of it, valid from the day they were made") {
  const auto first = add(empty_list(), public_record(test_key(7)), {}, day("2026-11-25"));
  REQUIRE(first.ok());
  CHECK(first->updated() == day("2026-11-25"));
  REQUIRE(first->find(test_key(7).kid()));
  CHECK(first->find(test_key(7).kid())->key->valid_from == day("2026-01-01"));
  const auto second = add(*first, public_record(test_key(8)), {Purpose::receipt, day("2026-06-01"), day("2027-06-01")}, day("2026-11-26"));
  REQUIRE(second.ok());
  CHECK(second->issuers().size() == 1);
  CHECK(second->issuers()[0].keys.size() == 2);
  CHECK(second->find(test_key(8).kid())->key->purpose == Purpose::receipt);
  CHECK(second->find(test_key(7).kid())->issuer == second->find(test_key(8).kid())->issuer);
  CHECK(codes(add(*second, public_record(test_key(7)), {}, day("2026-11-27")).findings()) == "trust.list.duplicate-kid");
}

TEST_CASE("trust add refuses a known issuer under a new name") {
  const auto first = add(empty_list(), public_record(test_key(7)), {}, day("2026-11-25"));
  REQUIRE(first.ok());
  const auto renamed = test_key(8, {"https://example.com/issuers/mill", "Another Mill"});
  CHECK(codes(add(*first, public_record(renamed), {}, day("2026-11-26")).findings()) == "trust.list.issuer-name");
}

TEST_CASE("a key is revoked from the earliest day that was given") {
  TrustList list{"urn:example:list", day("2026-11-24")};
  REQUIRE(list.add({test_key().issuer(), {}, {trusted(test_key())}}).empty());
  CHECK(codes(list.revoke("none", {day("2026-06-01"), "lost"})) == "trust.list.kid-unknown trust.list.revocation");
  CHECK(list.revoke(test_key().kid(), {day("2026-06-01"), "ceased"}).empty());
  CHECK(list.revoke(test_key().kid(), {day("2026-07-01"), "other"}).empty());
  CHECK(list.find(test_key().kid())->key->revoked->reason == "ceased");
  CHECK(list.revoke(test_key().kid(), {day("2026-05-01"), "key-compromise"}).empty());
  CHECK(list.find(test_key().kid())->key->revoked->at == day("2026-05-01"));
  CHECK_FALSE(list.end_key("none", day("2026-06-01")));
}

TEST_CASE("a key for registries signs heads and status lists; the others sign one thing") {
  for (const auto needed : {Purpose::label, Purpose::receipt, Purpose::registry, Purpose::log, Purpose::status}) {
    for (const auto trusted_for : {Purpose::label, Purpose::receipt, Purpose::registry, Purpose::log, Purpose::status}) {
      const bool part = trusted_for == Purpose::registry && (needed == Purpose::log || needed == Purpose::status);
      CHECK(serves(trusted_for, needed) == (trusted_for == needed || part));
    }
  }
}

TEST_CASE("RSA keys are trusted for XML alone, and Ed25519 keys for all else") {
  const auto add_as = [](const KeyRecord& record, Purpose purpose) { return codes(add(empty_list(), record, {.purpose = purpose}, day("2026-11-24")).findings()); };
  for (const auto purpose : {Purpose::label, Purpose::receipt, Purpose::registry, Purpose::log, Purpose::status}) {
    CHECK(add_as(public_record(xml_key()), purpose) == "trust.list.algorithm");
    CHECK(add_as(public_record(test_key()), purpose).empty());
  }
  for (const auto purpose : {Purpose::submission, Purpose::statement, Purpose::report}) {
    CHECK(add_as(public_record(xml_key()), purpose).empty());
    CHECK(add_as(public_record(test_key()), purpose) == "trust.list.algorithm");
    CHECK(parse_purpose(to_string(purpose)) == purpose);
  }
}
