// SPDX-License-Identifier: Apache-2.0
// Published vectors for keys and signatures; what we make of each stands in tests/hostile/crypto/verdicts.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "syntax/encoding.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"
#include "trust/jws.hpp"
#include "trust/public_key.hpp"

namespace {

using namespace ferrolabel;
using namespace ferrolabel::trust;
using syntax::Node;

const std::string folder = std::string{FERROLABEL_SOURCE_DIR} + "/tests/hostile/crypto/";

syntax::Document read(const std::string& name) {
  auto source = syntax::read_file(folder + name, syntax::file_limits().bytes);
  REQUIRE(source.ok());
  auto document = syntax::read_json(std::move(source).value(), syntax::file_limits());
  REQUIRE(document.ok());
  return std::move(document).value();
}

std::vector<Node> children(Node parent) {
  std::vector<Node> all;
  for (auto node = parent.first_child(); node; node = node.next()) all.push_back(node);
  return all;
}

std::string text(Node node) { return std::string{node.scalar()}; }

std::string from_hex(std::string_view hex) {
  const auto digit = [](char sign) { return sign <= '9' ? sign - '0' : (sign | 0x20) - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return bytes;
}

std::string codes(const Findings& findings) {
  std::string all;
  for (const auto& finding : findings) all += (all.empty() ? "" : " ") + finding.code;
  return all;
}

/// Lines of "key<TAB>verdict" after a head line.
std::map<std::string, std::string> verdicts(const std::string& name) {
  std::ifstream file{folder + "verdicts/" + name};
  std::map<std::string, std::string> all;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto tab = line.find('\t');
    REQUIRE(tab != line.npos);
    REQUIRE(all.emplace(line.substr(0, tab), line.substr(tab + 1)).second);
  }
  return all;
}

/// Fails where a verdict differs, or where vectors and verdicts are not the same set.
void compare(const std::map<std::string, std::string>& found, const std::string& name) {
  const auto expected = verdicts(name);
  for (const auto& [key, verdict] : found) {
    INFO(name << ": " << key << " -> " << verdict);
    const auto pinned = expected.find(key);
    CHECK((pinned == expected.end() ? "not pinned" : pinned->second) == verdict);
  }
  CHECK(found.size() == expected.size());
}

KeyLookup only(const std::string& kid, const PublicKey& key) {
  return [&kid, &key](std::string_view asked) { return asked == kid ? &key : nullptr; };
}

/// "accept", or the codes of the key or token that is refused.
std::string judge(const std::vector<Node>& keys, const std::string& token) {
  std::map<std::string, PublicKey, std::less<>> trusted;
  for (const auto jwk : keys) {
    auto key = read_jwk(jwk);
    if (!key) return codes(key.findings());
    trusted.emplace(text(jwk.member("kid")), std::move(key).value());
  }
  const auto verified = verify_compact(token, "", [&trusted](std::string_view kid) {
    const auto found = trusted.find(kid);
    return found == trusted.end() ? nullptr : &found->second;
  });
  return verified ? "accept" : codes(verified.findings());
}

std::map<std::string, std::string> judge_wycheproof(const std::string& name) {
  const auto document = read("wycheproof/" + name);
  std::map<std::string, std::string> found;
  for (const auto group : children(document.root().member("testGroups"))) {
    const auto given = group.member("public") ? group.member("public") : group.member("private");
    const auto keys = given.member("keys") ? children(given.member("keys")) : std::vector<Node>{given};
    for (const auto test : children(group.member("tests"))) {
      const auto verdict = judge(keys, text(test.member("jws")));
      INFO(name << " " << text(test.member("tcId")) << " " << text(test.member("comment")));
      if (test.member("result").scalar() != "valid") CHECK(verdict != "accept");
      if (test.member("result").scalar() == "valid" && verdict != "accept") CHECK(verdict.find("trust.key.type") != verdict.npos);
      found.emplace(text(test.member("tcId")), verdict);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("all 151 Ed25519 vectors of Wycheproof have the published verdict") {
  const auto document = read("wycheproof/ed25519_test.json");
  int count = 0;
  for (const auto group : children(document.root().member("testGroups"))) {
    const auto key = read_jwk(group.member("publicKeyJwk"));
    REQUIRE(key.ok());
    for (const auto test : children(group.member("tests"))) {
      INFO(text(test.member("tcId")) << " " << text(test.member("comment")));
      const auto fault = key->check(from_hex(test.member("msg").scalar()), from_hex(test.member("sig").scalar()));
      CHECK((fault == SignatureFault::none) == (test.member("result").scalar() == "valid"));
      ++count;
    }
  }
  CHECK(count == 151);
}

TEST_CASE("all 262 ECDSA P-256 vectors of Wycheproof with fixed-width signatures have the published verdict") {
  const auto document = read("wycheproof/ecdsa_secp256r1_sha256_p1363_test.json");
  int count = 0;
  for (const auto group : children(document.root().member("testGroups"))) {
    const auto point = from_hex(group.member("publicKey").member("uncompressed").scalar());
    const auto key = make_public_key(Algorithm::es256, syntax::base64url_encode(point.substr(1, 32)), syntax::base64url_encode(point.substr(33)));
    REQUIRE(key.ok());
    for (const auto test : children(group.member("tests"))) {
      INFO(text(test.member("tcId")) << " " << text(test.member("comment")));
      const auto fault = key->check(from_hex(test.member("msg").scalar()), from_hex(test.member("sig").scalar()));
      CHECK((fault == SignatureFault::none) == (test.member("result").scalar() == "valid"));
      ++count;
    }
  }
  CHECK(count == 262);
}

TEST_CASE("each JWS vector of Wycheproof is taken or refused for its pinned reason") {
  compare(judge_wycheproof("json_web_signature_test.json"), "wycheproof-jws.tsv");
}

TEST_CASE("each JWK vector of Wycheproof is taken or refused for its pinned reason") {
  compare(judge_wycheproof("json_web_key_test.json"), "wycheproof-jwk.tsv");
}

TEST_CASE("each of our own hostile tokens is refused for its pinned reason") {
  const auto document = read("jws/own-jws-vectors.json");
  std::map<std::string, PublicKey, std::less<>> trusted;
  for (const auto jwk : children(document.root().member("keys"))) {
    auto key = read_jwk(jwk);
    REQUIRE(key.ok());
    trusted.emplace(text(jwk.member("kid")), std::move(key).value());
  }
  std::map<std::string, std::string> found;
  for (const auto vector : children(document.root().member("vectors"))) {
    const auto verified = verify_document(vector.member("jws").scalar(), "", [&trusted](std::string_view kid) {
      const auto key = trusted.find(kid);
      return key == trusted.end() ? nullptr : &key->second;
    });
    const auto expect = text(vector.member("expect"));
    INFO(text(vector.member("id")) << ": " << text(vector.member("why")));
    CHECK(verified.ok() == (expect != "reject"));
    if (verified.ok()) CHECK(verified->jws.payload == document.root().member("payload").scalar());
    found.emplace(text(vector.member("id")), verified ? "accept" : codes(verified.findings()));
  }
  compare(found, "own-jws.tsv");
}

TEST_CASE("the other ES256 signature of a document gives the same identity") {
  const auto document = read("jws/own-jws-vectors.json");
  const auto key = read_jwk(document.root().member("keys").member("ec-1"));
  REQUIRE(key.ok());
  const std::string kid = "ec-1";
  std::vector<std::string> digests;
  for (const auto vector : children(document.root().member("vectors"))) {
    const auto id = text(vector.member("id"));
    if (id != "good-es256" && id != "es256-other-s") continue;
    const auto verified = verify_compact(vector.member("jws").scalar(), "", only(kid, *key));
    REQUIRE(verified.ok());
    digests.push_back(verified->payload_digest);
  }
  REQUIRE(digests.size() == 2);
  CHECK(digests[0] == digests[1]);
}

TEST_CASE("CCTV: keys of small order or in a second writing are refused at registration, all others are taken") {
  const auto document = read("cctv/ed25519vectors.json");
  std::map<std::string, std::string> found;
  int small = 0;
  for (const auto vector : children(document.root())) {
    bool small_order = false;
    bool second_writing = false;
    for (const auto flag : children(vector.member("flags"))) {
      small_order = small_order || flag.scalar() == "low_order_A";
      second_writing = second_writing || flag.scalar() == "non_canonical_A";
    }
    const auto hex = text(vector.member("key"));
    const auto key = make_public_key(Algorithm::eddsa, syntax::base64url_encode(from_hex(hex)), {});
    INFO(hex);
    CHECK(key.ok() == !(small_order || second_writing));
    if (small_order) CHECK(codes(key.findings()) == "trust.key.small-order");
    small += small_order ? 1 : 0;
    found.emplace(hex, key ? "accept" : codes(key.findings()));
  }
  CHECK(small == 526);
  CHECK(std::count_if(found.begin(), found.end(), [](const auto& entry) { return entry.second == "trust.key.small-order"; }) == 14);
}

TEST_CASE("speccheck: each edge case has its pinned verdict at registration and at verification") {
  const auto document = read("ed25519-speccheck/cases.json");
  std::map<std::string, std::string> found;
  for (const auto vector : children(document.root())) {
    const auto point = from_hex(vector.member("pub_key").scalar());
    const auto key = make_public_key(Algorithm::eddsa, syntax::base64url_encode(point), {});
    const auto bare = VerifyingKey::ed25519(point);
    REQUIRE(bare);
    const bool verifies = bare->check(from_hex(vector.member("message").scalar()), from_hex(vector.member("signature").scalar())) == SignatureFault::none;
    found.emplace(std::to_string(found.size()), (key ? "registered" : codes(key.findings())) + (verifies ? "\tverifies" : "\trefused"));
  }
  compare(found, "speccheck.tsv");
}

TEST_CASE("the Ed25519 example of RFC 8037 is known: same bytes signed, signature and thumbprint as printed") {
  const auto document = read("jose-cookbook/curve25519/jws.json");
  const auto root = document.root();
  const auto jwk = root.member("input").member("key");
  Secret secret;
  const auto d = syntax::base64url_decode(jwk.member("d").scalar());
  REQUIRE(d);
  std::copy(d->begin(), d->end(), secret.bytes().begin());
  const auto key = key_from_secret({"urn:example:rfc8037", "RFC 8037"}, quantity::parse_date("2017-01-01").value(), std::move(secret));
  REQUIRE(key.ok());
  CHECK(key->public_key().x() == jwk.member("x").scalar());
  CHECK(key->kid() == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");  // RFC 8037 appendix A.3
  const auto input = root.member("signing").member("sig-input").scalar();
  CHECK(syntax::base64url_encode(key->sign(input)) == root.member("signing").member("sig").scalar());
}

TEST_CASE("no token of the JOSE cookbook passes: RSA, HMAC and P-521 are not in our profile") {
  for (const char* name : {"4_1.rsa_v15_signature", "4_2.rsa-pss_signature", "4_3.ecdsa_signature", "4_4.hmac-sha2_integrity_protection"}) {
    const auto document = read(std::string{"jose-cookbook/jws/"} + name + ".json");
    INFO(name);
    const auto key = read_jwk(document.root().member("input").member("key"));
    REQUIRE_FALSE(key.ok());
    CHECK(codes(key.findings()).find("trust.key.type") != std::string::npos);
    const auto token = document.root().member("output").member("compact").scalar();
    const auto verified = verify_compact(token, "", [](std::string_view) { return nullptr; });
    REQUIRE_FALSE(verified.ok());
    CHECK(codes(verified.findings()) == "trust.jws.alg-not-allowed");
  }
  for (const char* name : {"3_1.ec_public_key", "3_3.rsa_public_key", "3_5.symmetric_key_mac_computation"}) {
    const auto document = read(std::string{"jose-cookbook/jwk/"} + name + ".json");
    INFO(name);
    CHECK(codes(read_jwk(document.root()).findings()).find("trust.key.type") != std::string::npos);
  }
}
