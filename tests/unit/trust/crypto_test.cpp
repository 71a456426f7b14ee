// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <string>
#include <utility>

#include "trust/crypto.hpp"

using namespace ferrolabel::trust;

TEST_CASE("a secret that was moved leaves zeros behind") {
  Secret first;
  first.bytes().fill(9);
  Secret second{std::move(first)};
  CHECK(second.view() == std::string(32, '\x09'));
  CHECK(first.view() == std::string(32, '\0'));  // NOLINT: what is left is the point
}

TEST_CASE("two new secrets differ") { CHECK(random_secret().view() != random_secret().view()); }

TEST_CASE("a signature fits its message and no other, and has 64 bytes") {
  Secret secret;
  secret.bytes().fill(3);
  const auto key = VerifyingKey::ed25519(ed25519_public(secret));
  REQUIRE(key);
  const auto signature = Ed25519Signer{secret}.sign("ten tonnes");
  CHECK(signature == Ed25519Signer{secret}.sign("ten tonnes"));
  CHECK(key->check("ten tonnes", signature) == SignatureFault::none);
  CHECK(key->check("ten tonnez", signature) == SignatureFault::invalid);
  CHECK(key->check("ten tonnes", signature.substr(1)) == SignatureFault::length);
}

TEST_CASE("an Ed25519 point must be canonical, on the curve and not of small order") {
  std::string generator(32, '\x66');  // RFC 8032 5.1: y = 4/5
  generator.front() = '\x58';
  CHECK(ed25519_point_fault(generator) == PointFault::none);
  std::string two(32, '\0');
  two.front() = '\x02';
  CHECK(ed25519_point_fault(two) == PointFault::not_on_curve);
  std::string beyond(32, '\xff');  // 2^255 - 2 + sign = p + 17
  beyond.front() = '\xfe';
  CHECK(ed25519_point_fault(beyond) == PointFault::not_canonical);
  CHECK(ed25519_point_fault(std::string(32, '\0')) == PointFault::small_order);
  CHECK(ed25519_point_fault("short") == PointFault::not_on_curve);
}

TEST_CASE("a pair of numbers that is no point of P-256 is no key") {
  CHECK_FALSE(VerifyingKey::p256(std::string(32, '\x01'), std::string(32, '\x02')));
  CHECK_FALSE(VerifyingKey::p256(std::string(32, '\xff'), std::string(32, '\xff')));
  CHECK_FALSE(VerifyingKey::p256({}, {}));
}

TEST_CASE("an RSA key is whole again from its modulus and private exponent, and signs the same bytes") {
  const auto key = RsaSigner::generate();
  const auto again = RsaSigner::from(key.modulus(), key.private_exponent().view());
  REQUIRE(again);
  CHECK(key.modulus().size() == 384);
  CHECK(again->sign("label") == key.sign("label"));
  CHECK(again->sign("label") == again->sign("label"));
  const auto verifying = VerifyingKey::rsa(key.modulus(), rsa_exponent);
  REQUIRE(verifying);
  CHECK(verifying->check("label", key.sign("label")) == SignatureFault::none);
  CHECK(verifying->check("table", key.sign("label")) == SignatureFault::invalid);
}

TEST_CASE("numbers that are no RSA key are none, whatever they are") {
  const auto key = RsaSigner::generate();
  const auto modulus = key.modulus();
  const std::string d{key.private_exponent().view()};
  auto other = d;
  other.back() = static_cast<char>(other.back() ^ 2);
  for (const auto& wrong : {other, std::string{}, std::string{"\0", 1}, std::string{"\x01"}, d.substr(1), d + "x", modulus}) CHECK_FALSE(RsaSigner::from(modulus, wrong));
  CHECK_FALSE(RsaSigner::from(std::string(384, '\xff'), d));
  CHECK_FALSE(RsaSigner::from("", d));
}
