// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <string>

#include "syntax/encoding.hpp"
#include "trust/jws.hpp"
#include "support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {

const std::string payload = R"({"label":"L1","quantity":"10"})";

KeyLookup only(const SigningKey& key) {
  return [&key](std::string_view kid) { return kid == key.kid() ? &key.public_key() : nullptr; };
}

/// A token with that header, signed by the key.
std::string forge(const SigningKey& key, const std::string& header, const std::string& body = payload) {
  const auto text = syntax::base64url_encode(header) + "." + syntax::base64url_encode(body);
  return text + "." + syntax::base64url_encode(key.sign(text));
}

std::string forged_codes(const SigningKey& key, const std::string& header, std::string_view expected = typ::label) {
  return codes(verify_compact(forge(key, replaced(header, "KID", key.kid())), expected, only(key)).findings());
}

}  // namespace

TEST_CASE("same key, kind and payload give the same bytes, with alg, kid and typ in this order") {
  const auto key = test_key();
  const auto token = sign_compact(key, typ::label, payload);
  CHECK(token == sign_compact(test_key(), typ::label, payload));
  const auto header = syntax::base64url_decode(token.substr(0, token.find('.')));
  CHECK(header == R"({"alg":"EdDSA","kid":")" + key.kid() + R"(","typ":"vc+jwt"})");
}

TEST_CASE("a token that was signed verifies, and is known by the digest of its payload") {
  const auto key = test_key();
  const auto verified = verify_compact(sign_compact(key, typ::label, payload), typ::label, only(key));
  REQUIRE(verified.ok());
  CHECK(verified->payload == payload);
  CHECK(verified->kid == key.kid());
  CHECK(verified->algorithm == Algorithm::eddsa);
  CHECK(verified->payload_digest == syntax::sha256_digest(payload));
}

TEST_CASE("a payload of any bytes comes back as it was, also an empty one") {
  const auto key = test_key();
  for (const auto& bytes : {std::string{}, std::string("\0\xff\n.", 4), std::string(1000, 'x')}) {
    const auto verified = verify_compact(sign_compact(key, "", bytes), "", only(key));
    REQUIRE(verified.ok());
    CHECK(verified->payload == bytes);
  }
}

TEST_CASE("a token with one sign changed never verifies") {
  const auto key = test_key();
  const auto token = sign_compact(key, typ::label, payload);
  const std::string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n";
  std::size_t tried = 0;
  for (std::size_t at = 0; at < token.size(); ++at) {
    for (const char sign : {signs[at % signs.size()], signs[(at * 7 + 3) % signs.size()], static_cast<char>(token[at] ^ 1), '.', '='}) {
      if (sign == token[at]) continue;
      std::string changed = token;
      changed[at] = sign;
      if (verify_compact(changed, typ::label, only(key)).ok()) FAIL("accepted with sign " << at << " changed to " << sign);
      ++tried;
    }
  }
  CHECK(tried > 4 * token.size());
}

TEST_CASE("a token that is cut or has more at its end never verifies") {
  const auto key = test_key();
  const auto token = sign_compact(key, typ::label, payload);
  for (std::size_t size = 0; size < token.size(); ++size) {
    if (verify_compact(token.substr(0, size), typ::label, only(key)).ok()) FAIL("accepted when cut at " << size);
  }
  for (const char* tail : {"A", "AAAA", "=", ".", "\n", " "}) CHECK_FALSE(verify_compact(token + tail, typ::label, only(key)).ok());
}

TEST_CASE("each trick in a header that was properly signed is refused by its own code") {
  const auto key = test_key();
  const std::string good = R"({"alg":"EdDSA","kid":"KID","typ":"vc+jwt"})";
  CHECK(forged_codes(key, good).empty());
  const auto with = [&](const char* member) { return forged_codes(key, replaced(good, "}", std::string{","} + member + "}")); };
  CHECK(with(R"("crit":["exp"])") == "trust.jws.crit");
  CHECK(with(R"("b64":false)") == "trust.jws.b64");
  for (const char* name : {"jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"}) CHECK(with((std::string{"\""} + name + "\":\"x\"").c_str()) == "trust.jws.key-in-header");
  CHECK(with(R"("zip":"DEF")") == "trust.jws.unknown-member");
  CHECK(with(R"("alg":"EdDSA")") == "trust.jws.duplicate-member");
  CHECK(with(R"("\u0061lg":"EdDSA")") == "trust.jws.duplicate-member");
  CHECK(forged_codes(key, replaced(good, "EdDSA", "none")) == "trust.jws.alg-not-allowed");
  CHECK(forged_codes(key, replaced(good, "EdDSA", "eddsa")) == "trust.jws.alg-not-allowed");
  CHECK(forged_codes(key, replaced(good, "EdDSA", "ES256")) == "trust.jws.alg-mismatch");
  CHECK(forged_codes(key, replaced(good, "\"EdDSA\"", "1")) == "trust.jws.alg-missing");
  CHECK(forged_codes(key, replaced(good, "\"KID\"", "null")) == "trust.jws.kid-missing");
  CHECK(forged_codes(key, replaced(good, "KID", "../KID")) == "trust.jws.kid-unknown");
  CHECK(forged_codes(key, "[]") == "trust.jws.header-not-object");
  CHECK(forged_codes(key, good + "x") == "trust.jws.header-not-json");
  CHECK(forged_codes(key, R"({"typ":"vc+jwt"})") == "trust.jws.alg-missing trust.jws.kid-missing");
}

TEST_CASE("a document of one kind never passes for another") {
  const auto key = test_key();
  const std::string header = R"({"alg":"EdDSA","kid":"KID","typ":"registry-head+jws"})";
  CHECK(forged_codes(key, header) == "trust.jws.typ");
  CHECK(forged_codes(key, header, "") == "trust.jws.typ");
  CHECK(forged_codes(key, R"({"alg":"EdDSA","kid":"KID"})") == "trust.jws.typ");
  CHECK(forged_codes(key, R"({"alg":"EdDSA","kid":"KID","typ":"VC+JWT"})") == "trust.jws.typ");
  CHECK(forged_codes(key, R"({"alg":"EdDSA","kid":"KID","typ":"application/vc+jwt"})") == "trust.jws.typ");
}

TEST_CASE("another key's signature under a trusted kid is invalid") {
  const auto key = test_key(7);
  const auto thief = test_key(8);
  const auto token = forge(thief, R"({"alg":"EdDSA","kid":")" + key.kid() + R"(","typ":"vc+jwt"})");
  CHECK(codes(verify_compact(token, typ::label, only(key)).findings()) == "trust.jws.signature-invalid");
}

TEST_CASE("a token beyond 1 MiB is refused before it is read") {
  const auto key = test_key();
  CHECK(codes(verify_compact(std::string(longest_token + 1, 'A'), typ::label, only(key)).findings()) == "trust.jws.too-large");
}

TEST_CASE("a payload that could be read in two ways is refused although its signature is good") {
  const auto key = test_key();
  const auto read = [&](const std::string& body) { return codes(verify_document(sign_compact(key, typ::label, body), typ::label, only(key)).findings()); };
  CHECK(read(payload).empty());
  CHECK(read(R"({"q":1,"q":2})") == "trust.jws.payload-not-json syntax.json.duplicate-name");
  CHECK(read("[1]") == "trust.jws.payload-not-object");
  CHECK(read("") == "trust.jws.payload-not-json syntax.json.empty");
}

TEST_CASE("what a token claims can be read where nobody vouches for it, and only where it is a token with strict JSON in it") {
  const auto of = [](const std::string& token) { return unverified_payload(token, "label.jwt (payload)"); };
  const auto token = sign_compact(test_key(), typ::label, R"({"id":"a"})");
  const auto forged = token.substr(0, token.rfind('.')) + ".AAAA\n";
  REQUIRE(of(forged));
  CHECK(of(forged)->root().member("id").scalar() == "a");
  CHECK(of(forged)->source()->file == "label.jwt (payload)");
  CHECK_FALSE(of(forged + "."));
  CHECK_FALSE(of(token.substr(0, token.rfind('.'))));
  CHECK_FALSE(of("e30.e30=.e30"));
  CHECK_FALSE(of(sign_compact(test_key(), typ::label, R"({"id":1,"id":2})")));
  CHECK_FALSE(of(token + std::string(longest_token, 'A')));
}

TEST_CASE("findings about a token name the place that was given") {
  const auto key = test_key();
  Place place;
  place.source = std::make_shared<const SourceText>(SourceText{"label.jwt", {}});
  const auto verified = verify_compact("a.b", typ::label, only(key), place);
  REQUIRE_FALSE(verified.ok());
  CHECK(verified.findings().front().place.file() == "label.jwt");
}
