// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "syntax/json_writer.hpp"
#include "trust/public_key.hpp"
#include "support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

namespace {
// RFC 8037 appendix A.2 and RFC 7517 appendix A.1
const std::string ed = R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
const std::string ec =
    R"({"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"})";

// RFC 7638 3.1
const std::string rsa =
    R"({"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"})";

std::string read_codes(const std::string& text) {
  const auto document = json(text);
  return codes(read_jwk(document.root(), JwkKind::public_only, RsaKeys::taken).findings());
}
}  // namespace

TEST_CASE("a JWK written and read again is the same key, with the published thumbprint") {
  for (const auto& text : {ed, ec, rsa}) {
    const auto document = json(text);
    const auto key = read_jwk(document.root(), JwkKind::public_only, RsaKeys::taken);
    REQUIRE(key.ok());
    syntax::JsonWriter writer{0};
    write_jwk(writer, *key);
    CHECK(writer.text() == text);
  }
  const auto document = json(ed);
  CHECK(read_jwk(document.root())->thumbprint() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");  // RFC 8037 A.3
  const auto rsa_document = json(rsa);
  CHECK(read_jwk(rsa_document.root(), JwkKind::public_only, RsaKeys::taken)->thumbprint() == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");  // RFC 7638 3.1
  CHECK(codes(read_jwk(rsa_document.root()).findings()) == "trust.key.type");  // where nothing is said of RSA
}

TEST_CASE("what is wrong with a JWK has its own code") {
  CHECK(read_codes(replaced(ed, "Ed25519", "Ed448")) == "trust.key.type");
  CHECK(read_codes(replaced(ed, "OKP", "oct")) == "trust.key.type");
  CHECK(read_codes(replaced(rsa, "0vx7", "AAx7")) == "trust.key.rsa");  // a zero byte before the number
  CHECK(read_codes(replaced(rsa, "AQAB", "Aw")) == "trust.key.rsa");
  CHECK(read_codes(replaced(rsa, "0vx7", "")) == "trust.key.rsa");  // 2024 bits
  CHECK(read_codes(replaced(ed, "URo\"", "URo=\"")) == "trust.key.encoding");
  CHECK(read_codes(replaced(ed, "URo\"", "URp\"")) == "trust.key.encoding");  // spare bits
  CHECK(read_codes(replaced(ed, "11qY", "")) == "trust.key.encoding");
  CHECK(read_codes(replaced(ec, "MKBC", "MKBD")) == "trust.key.not-on-curve");
  CHECK(read_codes(replaced(ed, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) == "trust.key.not-on-curve");
  CHECK(read_codes(replaced(ed, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")) == "trust.key.small-order");
  CHECK(read_codes(replaced(ed, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "_v_______________________________________38")) == "trust.key.not-canonical");
  CHECK(read_codes(replaced(ed, "}", R"(,"alg":"ES256"})")) == "trust.key.algorithm");
  CHECK(read_codes(replaced(ed, "}", R"(,"use":"enc"})")) == "trust.key.not-for-signing");
  CHECK(read_codes(replaced(ed, "}", R"(,"key_ops":["encrypt"]})")) == "trust.key.not-for-signing");
  CHECK(read_codes(replaced(ed, "}", R"(,"x5c":[]})")) == "trust.document.unknown-member");
  CHECK(read_codes(replaced(ed, "}", R"(,"alg":"EdDSA","use":"sig","key_ops":["verify"],"kid":"k"})")).empty());
}

TEST_CASE("a private member in a public key is refused, and its line is not shown") {
  const auto document = json(replaced(ed, "}", R"(,"d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})"));
  const auto key = read_jwk(document.root());
  REQUIRE(codes(key.findings()) == "trust.key.private");
  CHECK(describe(key.findings().front()).find("nWGxne") == std::string::npos);
}
