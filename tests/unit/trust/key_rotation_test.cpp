// SPDX-License-Identifier: Apache-2.0
#include "trust/key_rotation.hpp"

#include <catch2/catch.hpp>

#include "support.hpp"
#include "trust/jws.hpp"
#include "trust/key_standing.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const auto today = day("2026-11-24");

TrustList list_of(TrustedKey entry, const Issuer& issuer = test_key().issuer()) {
  TrustList list{"urn:example:list", day("2026-11-01")};
  REQUIRE(list.add({issuer, {}, {std::move(entry)}}).empty());
  return list;
}

std::string record(const SigningKey& previous, const SigningKey& next) { return write_key_rotation(previous, next, today, day("2027-02-22")); }

std::string rotation_codes(const std::string& text, const TrustList& list) {
  const auto document = json(text);
  return codes(read_key_rotation(document.root(), list, today).findings());
}

}  // namespace

TEST_CASE("an old key vouches for the new one, which takes its purpose while both are good") {
  const auto old = test_key(7);
  const auto next = test_key(8);
  CHECK(record(old, next) == record(old, next));
  auto entry = trusted(old);
  entry.purpose = Purpose::registry;
  auto list = list_of(entry);
  const auto document = json(record(old, next));
  const auto rotation = read_key_rotation(document.root(), list, today);
  REQUIRE(rotation.ok());
  const auto changed = apply(std::move(list), *rotation, today);
  REQUIRE(changed.ok());
  CHECK(changed->updated() == today);
  const auto found = changed->find(next.kid());
  REQUIRE(found);
  CHECK(found->key->purpose == Purpose::registry);
  CHECK(found->key->valid_from == today);
  CHECK(changed->find(old.kid())->key->valid_until == day("2027-02-22"));
  const auto& old_key = *changed->find(old.kid())->key;
  CHECK(check_standing(old_key, Purpose::log, {day("2027-02-22"), true}, day("2030-01-01")).empty());
  CHECK(codes(check_standing(old_key, Purpose::log, {day("2027-02-23"), true}, day("2030-01-01"))) == "trust.key.expired");
}

TEST_CASE("an earlier last day of the old key stays") {
  auto entry = trusted(test_key(7));
  entry.valid_until = day("2026-12-01");
  auto list = list_of(entry);
  const auto document = json(record(test_key(7), test_key(8)));
  const auto rotation = read_key_rotation(document.root(), list, today);
  REQUIRE(rotation.ok());
  CHECK(apply(std::move(list), *rotation, today)->find(test_key(7).kid())->key->valid_until == day("2026-12-01"));
}

TEST_CASE("a key that is unknown, expired or revoked vouches for nothing") {
  const auto text = record(test_key(7), test_key(8));
  CHECK(rotation_codes(text, list_of(trusted(test_key(7)))).empty());
  CHECK(rotation_codes(text, list_of(trusted(test_key(9)))) == "trust.jws.kid-unknown");
  auto entry = trusted(test_key(7));
  entry.valid_until = day("2026-11-23");
  CHECK(rotation_codes(text, list_of(entry)) == "trust.key.expired");
  entry = trusted(test_key(7));
  entry.revoked = Revocation{day("2026-11-24"), "key-compromise"};
  CHECK(rotation_codes(text, list_of(entry)) == "trust.key.revoked");
}

TEST_CASE("a key vouches for its own issuer's next key only, and the next key must agree") {
  const auto old = test_key(7);
  const auto list = list_of(trusted(old));
  CHECK(rotation_codes(record(old, test_key(8)), list_of(trusted(old), {"https://example.com/issuers/other", "Other"})) == "trust.rotation.issuer");
  const auto stolen = json(record(old, test_key(8)));
  const auto other = json(record(old, test_key(9)));
  const auto mixed = replaced(record(old, test_key(8)), stolen.root().member("acceptance").scalar(), other.root().member("acceptance").scalar());
  CHECK(rotation_codes(mixed, list) == "trust.jws.kid-unknown");
  const auto another_day = json(write_key_rotation(old, test_key(8), today, day("2027-02-23")));
  const auto two = replaced(record(old, test_key(8)), stolen.root().member("acceptance").scalar(), another_day.root().member("acceptance").scalar());
  CHECK(rotation_codes(two, list) == "trust.rotation.two-payloads");
}

TEST_CASE("dates out of order and a key that follows itself are refused") {
  const auto old = test_key(7);
  const auto list = list_of(trusted(old));
  const auto signed_by = [&](const SigningKey& next, const std::string& payload) {
    return R"({"format":"ferrolabel-key-rotation","formatVersion":1,"endorsement":")" + sign_compact(old, typ::key_rotation, payload) + R"(","acceptance":")" +
           sign_compact(next, typ::key_rotation, payload) + "\"}";
  };
  const auto document = json(record(old, test_key(8)));
  const auto payload = verify_compact(document.root().member("endorsement").scalar(), typ::key_rotation, list.lookup())->payload;
  CHECK(rotation_codes(signed_by(test_key(8), replaced(payload, "2027-02-22", "2026-11-23")), list) == "trust.rotation.order");
  auto itself = replaced(payload, test_key(8).kid(), old.kid());
  itself = replaced(itself, test_key(8).public_key().x(), old.public_key().x());
  CHECK(rotation_codes(signed_by(old, itself), list) == "trust.rotation.same-key");
  CHECK(rotation_codes(signed_by(test_key(8), replaced(payload, test_key(8).kid(), old.kid())), list) == "trust.key.kid");
  CHECK(rotation_codes(signed_by(test_key(8), replaced(payload, "\"previous\"", "\"former\"")), list) == "trust.document.missing-member trust.document.unknown-member");
}
