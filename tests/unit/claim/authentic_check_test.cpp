// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

namespace {

Answer with_finding(std::string code) {
  GoodClaim good;
  good.claim.signed_label.authentic = false;
  good.claim.signed_label.kid.clear();
  good.claim.signed_label.findings = {{std::move(code), Severity::error, {}, "message", "fix"}};
  return good.after(check_authentic);
}

}  // namespace

TEST_CASE("an altered label with a valid number is refused") {
  CHECK(has(with_finding("trust.jws.signature-invalid"), "claim.label.altered"));
  GoodClaim good;
  good.claim.signed_label.payload_digest = "sha256:" + std::string(64, '0');
  CHECK(has(good.after(check_authentic), "claim.label.other-digest"));
}

TEST_CASE("signature wrapping, entity tricks and other tokens are refused as no proper label") {
  for (const auto* code : {"trust.jws.not-compact", "trust.jws.typ", "trust.jws.crit", "trust.jws.key-in-header", "trust.jws.alg-not-allowed", "trust.jws.payload-not-json"})
    CHECK(has(with_finding(code), "claim.label.not-proper"));
  CHECK(has(with_finding("label.payload.unknown-member"), "claim.label.malformed"));
}

TEST_CASE("a look-alike issuer is told from the one that it imitates") {
  GoodClaim good;
  good.claim.signed_label.authentic = false;
  good.claim.signed_label.findings = {{"trust.jws.kid-unknown", Severity::error, {}, "unknown key", ""}};
  good.label().issuer.id = "https://examp1e.com/issuers/mill";
  CHECK(has(good.after(check_authentic), "claim.issuer.look-alike"));
  good.label().issuer = {"https://elsewhere.example/mill", "Ex\xD0\xB0mple Mill"};  // Cyrillic a
  CHECK(has(good.after(check_authentic), "claim.issuer.look-alike"));
  good.label().issuer = {"https://elsewhere.example/works", "Quite Another"};
  CHECK(has(good.after(check_authentic), "claim.issuer.unknown", Outcome::undecided));
  good.label().issuer = {"https://example.com/issuers/mill", "Example Mill"};
  CHECK(has(good.after(check_authentic), "claim.issuer.other-key"));
}

TEST_CASE("names that mix scripts keep the verdict open") {
  GoodClaim good;
  good.label().verification.verifier = "Ex\xD0\xB0mple Verification";
  CHECK(has(good.after(check_authentic), "claim.label.confusable", Outcome::undecided));
}

TEST_CASE("a key that was revoked is good for what the log proves to be older, and for nothing else") {
  const auto key = key_of(7, {"https://example.com/issuers/mill", "Example Mill"});
  GoodClaim good;
  good.trust = trust::TrustList{"https://example.com/trust", day("2026-01-01")};
  trust::TrustedIssuer issuer{{"https://example.com/issuers/mill", "Example Mill"}, {}, {}};
  issuer.keys.push_back({key.kid(), key.public_key(), trust::Purpose::label, day("2026-01-01"), std::nullopt, trust::Revocation{day("2026-11-22"), "key-compromise"}, {}});
  REQUIRE(good.trust.add(issuer).empty());
  CHECK(has(good.after(check_authentic), "claim.key.in-doubt", Outcome::note));
  good.registered().logged.reset();
  CHECK(has(good.after(check_authentic), "claim.key.revoked"));
  good.registered().logged = day("2026-11-23");
  CHECK(has(good.after(check_authentic), "claim.key.revoked"));
}

TEST_CASE("key and issuer must be trusted for labels of this scheme") {
  const auto key = key_of(7, {"https://example.com/issuers/mill", "Example Mill"});
  GoodClaim good;
  good.trust = trust::TrustList{"https://example.com/trust", day("2026-01-01")};
  trust::TrustedIssuer issuer{{"https://example.com/issuers/mill", "Example Mill"}, {"less-1.1"}, {}};
  issuer.keys.push_back({key.kid(), key.public_key(), trust::Purpose::registry, day("2026-11-21"), std::nullopt, std::nullopt, {}});
  REQUIRE(good.trust.add(issuer).empty());
  const auto answer = good.after(check_authentic);
  CHECK(has(answer, "claim.issuer.scope"));
  CHECK(has(answer, "claim.key.purpose"));
  CHECK(has(answer, "claim.key.not-yet-valid"));
  good.decision = day("2026-11-19");
  CHECK(has(good.after(check_authentic), "claim.key.signed-later"));
}

TEST_CASE("a key that ended before the label was signed does not sign it") {
  GoodClaim good;
  const auto key = key_of(7, {"https://example.com/issuers/mill", "Example Mill"});
  trust::TrustList list{"https://example.com/trust", day("2026-01-01")};
  good.trust = trust::add(std::move(list), trust::public_record(key), {trust::Purpose::label, std::nullopt, day("2026-11-19")}, day("2026-01-01")).value();
  CHECK(has(good.after(check_authentic), "claim.key.expired"));
}
