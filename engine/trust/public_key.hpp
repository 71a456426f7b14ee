// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "syntax/json_writer.hpp"
#include "syntax/node.hpp"
#include "trust/crypto.hpp"

namespace ferrolabel::trust {

/// A public key that was checked when it was registered: Ed25519, P-256, or RSA for XML signatures. A value; copies share OpenSSL's object.
class PublicKey {
 public:
  [[nodiscard]] Algorithm algorithm() const noexcept { return key_.algorithm(); }
  /// Coordinates as base64url; y is empty for Ed25519. RSA: modulus and exponent.
  [[nodiscard]] const std::string& x() const noexcept { return x_; }
  [[nodiscard]] const std::string& y() const noexcept { return y_; }
  /// JWK thumbprint with SHA-256, base64url. @source RFC 7638 section 3, RFC 8037 section 2
  [[nodiscard]] std::string thumbprint() const;
  /// Whether the signature belongs to the message; see VerifyingKey::check.
  [[nodiscard]] SignatureFault check(std::string_view message, std::string_view signature) const { return key_.check(message, signature); }
  [[nodiscard]] const VerifyingKey& verifying() const noexcept { return key_; }

  friend bool operator==(const PublicKey& a, const PublicKey& b) {
    return a.algorithm() == b.algorithm() && a.x_ == b.x_ && a.y_ == b.y_;
  }

 private:
  friend Result<PublicKey> make_public_key(Algorithm, std::string, std::string, const Place&);
  PublicKey(VerifyingKey key, std::string x, std::string y) : key_{std::move(key)}, x_{std::move(x)}, y_{std::move(y)} {}

  VerifyingKey key_;
  std::string x_;
  std::string y_;
};

/// A key from its coordinates in base64url; y is empty for Ed25519. RSA: modulus and exponent.
/// Findings: trust.key.encoding (not 32 bytes of strict base64url), .small-order, .not-canonical, .not-on-curve, .rsa.
[[nodiscard]] Result<PublicKey> make_public_key(Algorithm algorithm, std::string x, std::string y, const Place& place = {});

/// Whether a JWK may hold the private half.
enum class JwkKind { public_only, with_private };

/// Whether a JWK may be an RSA key, which is for XML signatures alone.
enum class RsaKeys { refused, taken };

/// Reads a JWK: kty OKP with crv Ed25519, kty EC with crv P-256, or kty RSA where that is taken; kid, alg, use and key_ops may stand by and must fit.
/// Findings beside those of make_public_key: trust.key.type, .algorithm, .not-for-signing, .private, trust.document.*.
/// @param kind with_private lets `d` stand (its value is not looked at). @source RFC 7517, RFC 7518 6.2, RFC 8037
[[nodiscard]] Result<PublicKey> read_jwk(syntax::Node jwk, JwkKind kind = JwkKind::public_only, RsaKeys rsa = RsaKeys::refused);

/// Writes {kty, crv, x, y} or {kty, n, e} in this order. @param d written as it stands where it is not empty
void write_jwk(syntax::JsonWriter& writer, const PublicKey& key, std::string_view d = {});

}  // namespace ferrolabel::trust
