// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "trust/key_standing.hpp"
#include "support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {
std::string claimed(const TrustedKey& key, const char* signed_on, const char* decided) {
  return codes(check_standing(key, Purpose::label, {day(signed_on), false}, day(decided)));
}
std::string proved(const TrustedKey& key, const char* signed_on, const char* decided) {
  return codes(check_standing(key, Purpose::label, {day(signed_on), true}, day(decided)));
}
}  // namespace

TEST_CASE("a key is good from its first to its last day, both included") {
  const auto key = trusted(test_key());  // 2026-01-01 to 2028-12-31
  CHECK(claimed(key, "2025-12-31", "2026-06-01") == "trust.key.not-yet-valid");
  CHECK(claimed(key, "2026-01-01", "2026-06-01").empty());
  CHECK(claimed(key, "2028-12-31", "2028-12-31").empty());
  CHECK(claimed(key, "2029-01-01", "2029-01-01") == "trust.key.expired");
}

TEST_CASE("after a key's last day an older document needs proof of its time to be free of doubt") {
  const auto key = trusted(test_key());
  CHECK(claimed(key, "2027-01-01", "2029-01-01") == "trust.key.time-not-proved");
  CHECK_FALSE(has_errors(check_standing(key, Purpose::label, {day("2027-01-01"), false}, day("2029-01-01"))));
  CHECK(proved(key, "2027-01-01", "2029-01-01").empty());
}

TEST_CASE("a document signed after the revocation is refused; one before it and logged is accepted with a note") {
  auto key = trusted(test_key());
  key.revoked = Revocation{day("2026-10-01"), "key-compromise"};
  CHECK(proved(key, "2026-10-01", "2026-11-24") == "trust.key.revoked");
  CHECK(proved(key, "2026-09-30", "2026-11-24") == "trust.key.revoked-later");
  CHECK_FALSE(has_errors(check_standing(key, Purpose::label, {day("2026-09-30"), true}, day("2026-11-24"))));
}

TEST_CASE("a claimed date does not save a document of a revoked key") {
  auto key = trusted(test_key());
  key.revoked = Revocation{day("2026-10-01"), "key-compromise"};
  CHECK(claimed(key, "2026-09-30", "2026-11-24") == "trust.key.revoked");
}

TEST_CASE("a decision of an earlier day is what it was before the revocation") {
  auto key = trusted(test_key());
  key.revoked = Revocation{day("2026-10-01"), "key-compromise"};
  CHECK(claimed(key, "2026-09-01", "2026-09-30").empty());
}

TEST_CASE("a document from the future and a key for something else are refused") {
  auto key = trusted(test_key());
  CHECK(claimed(key, "2026-11-25", "2026-11-24") == "trust.key.signed-later");
  key.purpose = Purpose::registry;
  CHECK(claimed(key, "2026-11-24", "2026-11-24") == "trust.key.purpose");
}

TEST_CASE("an issuer with a scope signs for its schemes only, one without for all") {
  TrustedIssuer issuer{{"urn:example:a", "A"}, {"less-1.1"}, {}};
  CHECK(check_scope(issuer, "less-1.1").empty());
  CHECK(codes(check_scope(issuer, "eu-ci")) == "trust.issuer.scope");
  issuer.schemes.clear();
  CHECK(check_scope(issuer, "eu-ci").empty());
}
