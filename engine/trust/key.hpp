// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "trust/crypto.hpp"
#include "trust/issuer.hpp"
#include "trust/public_key.hpp"

namespace ferrolabel::trust {

/// What an issuer hands out so that others can verify: its key without the private half.
struct KeyRecord {
  Issuer issuer;
  std::string kid;
  quantity::Date created;
  PublicKey key;
};

/// An issuer's Ed25519 key with its private half: moved, never copied, overwritten when it goes.
class SigningKey {
 public:
  SigningKey(Issuer issuer, quantity::Date created, PublicKey key, Secret secret)
      : issuer_{std::move(issuer)}, created_{created}, key_{std::move(key)}, kid_{key_.thumbprint()}, secret_{std::move(secret)}, signer_{secret_} {}

  [[nodiscard]] const Issuer& issuer() const noexcept { return issuer_; }
  [[nodiscard]] const quantity::Date& created() const noexcept { return created_; }
  [[nodiscard]] const PublicKey& public_key() const noexcept { return key_; }
  /// The JWK thumbprint of the public key (RFC 7638).
  [[nodiscard]] const std::string& kid() const noexcept { return kid_; }
  [[nodiscard]] const Secret& secret() const noexcept { return secret_; }
  /// The 64 bytes of the signature; same message, same bytes.
  [[nodiscard]] std::string sign(std::string_view message) const { return signer_.sign(message); }

 private:
  Issuer issuer_;
  quantity::Date created_;
  PublicKey key_;
  std::string kid_;
  Secret secret_;
  Ed25519Signer signer_;
};

/// An issuer's RSA key with its private half, for XML signatures, where Ed25519 is not known: it signs no JWS.
class XmlSigningKey {
 public:
  XmlSigningKey(Issuer issuer, quantity::Date created, PublicKey key, RsaSigner signer)
      : issuer_{std::move(issuer)}, created_{created}, key_{std::move(key)}, kid_{key_.thumbprint()}, signer_{std::move(signer)} {}

  [[nodiscard]] const Issuer& issuer() const noexcept { return issuer_; }
  [[nodiscard]] const quantity::Date& created() const noexcept { return created_; }
  [[nodiscard]] const PublicKey& public_key() const noexcept { return key_; }
  [[nodiscard]] const std::string& kid() const noexcept { return kid_; }
  [[nodiscard]] SecretBytes secret() const { return signer_.private_exponent(); }
  /// See RsaSigner::sign.
  [[nodiscard]] std::string sign(std::string_view message) const { return signer_.sign(message); }

 private:
  Issuer issuer_;
  quantity::Date created_;
  PublicKey key_;
  std::string kid_;
  RsaSigner signer_;
};

/// A new key. Findings: those of check_issuer. Throws std::runtime_error where the system has no random numbers.
[[nodiscard]] Result<SigningKey> generate_key(Issuer issuer, quantity::Date created);

/// The key of given private bytes (RFC 8032 5.1.5). Findings: those of check_issuer.
[[nodiscard]] Result<SigningKey> key_from_secret(Issuer issuer, quantity::Date created, Secret secret);

/// The same for XML signatures.
[[nodiscard]] Result<XmlSigningKey> generate_xml_key(Issuer issuer, quantity::Date created);
[[nodiscard]] Result<XmlSigningKey> xml_key_from(Issuer issuer, quantity::Date created, RsaSigner signer);

[[nodiscard]] KeyRecord public_record(const SigningKey& key);
[[nodiscard]] KeyRecord public_record(const XmlSigningKey& key);

/// The record as JSON (schemas/key.schema.json), ended by a newline; same record, same bytes.
[[nodiscard]] std::string write_key_record(const KeyRecord& record);

/// Reads what write_key_record wrote. Findings: trust.document.*, trust.issuer.*, trust.key.* (.private where someone hands
/// out the private half, .kid where the kid is not the key's thumbprint).
[[nodiscard]] Result<KeyRecord> read_key_record(syntax::Node root);

/// For programs that hold keys, first thing in main: no core file, no debugger of the same user, no /proc/self/mem.
/// @return whether the system agreed
bool forbid_core_dumps() noexcept;

}  // namespace ferrolabel::trust
