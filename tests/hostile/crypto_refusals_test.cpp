// SPDX-License-Identifier: Apache-2.0
// Published vectors of what is outside our profile: encryption, DER signatures, detached and JSON forms, unencoded payloads.
#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
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

std::string from_hex(std::string_view hex) {
  const auto digit = [](char sign) { return sign <= '9' ? sign - '0' : (sign | 0x20) - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return bytes;
}

bool has(const Findings& findings, std::string_view code) {
  for (const auto& finding : findings)
    if (finding.code == code) return true;
  return false;
}

/// The keys of a group that can be registered, by kid.
std::map<std::string, PublicKey, std::less<>> registered(Node group) {
  std::map<std::string, PublicKey, std::less<>> keys;
  const auto given = group.member("public") ? group.member("public") : group.member("private");
  std::vector<Node> all;
  if (const auto set = given.member("keys")) {
    for (auto jwk = set.first_child(); jwk; jwk = jwk.next()) all.push_back(jwk);
  } else {
    all.push_back(given);
  }
  for (const auto jwk : all) {
    if (auto key = read_jwk(jwk)) keys.emplace(std::string{jwk.member("kid").scalar()}, std::move(key).value());
  }
  return keys;
}

std::vector<std::string> files_of(const std::string& name) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder + name}) files.push_back(name + "/" + entry.path().filename().string());
  return files;
}

}  // namespace

TEST_CASE("no invalid vector of Wycheproof's JWS and JWE file passes, and valid ones do where their key can be registered") {
  const auto document = read("wycheproof/json_web_crypto_test.json");
  int count = 0;
  int accepted = 0;
  for (auto group = document.root().member("testGroups").first_child(); group; group = group.next()) {
    const auto keys = registered(group);
    const auto find = [&keys](std::string_view kid) {
      const auto found = keys.find(kid);
      return found == keys.end() ? nullptr : &found->second;
    };
    for (auto test = group.member("tests").first_child(); test; test = test.next()) {
      INFO(test.member("tcId").scalar() << " " << test.member("comment").scalar());
      const bool encrypted = test.member("jwe").exists();
      const auto verified = verify_compact(test.member(encrypted ? "jwe" : "jws").scalar(), "", find);
      if (encrypted || keys.empty() || test.member("result").scalar() != "valid") CHECK_FALSE(verified.ok());
      accepted += verified.ok() ? 1 : 0;
      ++count;
    }
  }
  CHECK(count == 83);
  CHECK(accepted > 0);
}

TEST_CASE("none of Wycheproof's 484 DER signatures passes: there is one writing of a signature") {
  const auto document = read("wycheproof/ecdsa_secp256r1_sha256_test.json");
  int count = 0;
  for (auto group = document.root().member("testGroups").first_child(); group; group = group.next()) {
    const auto point = from_hex(group.member("publicKey").member("uncompressed").scalar());
    const auto key = make_public_key(Algorithm::es256, syntax::base64url_encode(point.substr(1, 32)), syntax::base64url_encode(point.substr(33)));
    REQUIRE(key.ok());
    for (auto test = group.member("tests").first_child(); test; test = test.next()) {
      INFO(test.member("tcId").scalar() << " " << test.member("comment").scalar());
      const auto signature = from_hex(test.member("sig").scalar());
      const auto fault = key->check(from_hex(test.member("msg").scalar()), signature);
      CHECK(fault != SignatureFault::none);
      if (signature.size() != 64) CHECK(fault == SignatureFault::length);
      ++count;
    }
  }
  CHECK(count == 484);
}

TEST_CASE("no form of the JOSE cookbook but the Ed25519 token is in our profile: JSON forms, detached and unencoded payloads, encryption") {
  auto files = files_of("jose-cookbook/jws");
  for (auto& file : files_of("jose-cookbook/rfc7797")) files.push_back(std::move(file));
  for (auto& file : files_of("jose-cookbook/curve25519")) files.push_back(std::move(file));
  CHECK(files.size() == 12);
  for (const auto& file : files) {
    INFO(file);
    const auto document = read(file);
    const auto input = document.root().member("input");
    std::map<std::string, PublicKey, std::less<>> keys;
    if (auto key = read_jwk(input.member("key"), JwkKind::with_private)) keys.emplace("any", std::move(key).value());
    const auto any = [&keys](std::string_view) { return keys.empty() ? nullptr : &keys.begin()->second; };
    CHECK(has(verify_compact(document.source()->text, "", any).findings(), "trust.jws.not-compact"));
    if (const auto compact = document.root().member("output").member("compact")) CHECK_FALSE(verify_compact(compact.scalar(), "", any).ok());
  }
}

TEST_CASE("no key of the JOSE cookbook can be registered: other types, or private") {
  const auto files = files_of("jose-cookbook/jwk");
  CHECK(files.size() == 6);
  for (const auto& file : files) {
    INFO(file);
    const auto document = read(file);
    CHECK(has(read_jwk(document.root()).findings(), "trust.key.type"));
  }
}
