// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct evp_pkey_st;  // OpenSSL's own name for a key, so that its headers stay in crypto.cpp

namespace ferrolabel::trust {

/// The signature algorithms that are allowed (RFC 7518, RFC 8037): Ed25519, ECDSA on P-256 with SHA-256, and for XML
/// signatures alone RSA (PKCS#1 v1.5) with SHA-256.
enum class Algorithm : std::uint8_t { eddsa, es256, rs256 };

/// "EdDSA", "ES256" or "RS256".
[[nodiscard]] std::string_view to_string(Algorithm algorithm) noexcept;

/// Overwrites memory in a way that the compiler does not take away.
void cleanse(void* memory, std::size_t size) noexcept;

/// The 32 private bytes of an Ed25519 key (RFC 8032 5.1.5). Moved, never copied; overwritten when it goes.
class Secret {
 public:
  static constexpr std::size_t size = 32;

  Secret() = default;
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { cleanse(bytes_.data(), size); }

  [[nodiscard]] std::array<std::uint8_t, size>& bytes() noexcept { return bytes_; }
  [[nodiscard]] std::string_view view() const noexcept;

 private:
  std::array<std::uint8_t, size> bytes_{};
};

/// Private bytes of any number. Moved, never copied; overwritten when it goes.
class SecretBytes {
 public:
  SecretBytes() = default;
  explicit SecretBytes(std::string bytes) noexcept : bytes_{std::move(bytes)} {}
  SecretBytes(SecretBytes&&) noexcept = default;
  SecretBytes& operator=(SecretBytes&& other) noexcept {
    if (this == &other) return *this;
    cleanse(bytes_.data(), bytes_.size());
    bytes_ = std::move(other.bytes_);
    return *this;
  }
  ~SecretBytes() { cleanse(bytes_.data(), bytes_.size()); }

  [[nodiscard]] std::string_view view() const noexcept { return bytes_; }

 private:
  std::string bytes_;
};

/// Fresh private bytes from the operating system's generator. Throws std::runtime_error where there is none.
[[nodiscard]] Secret random_secret();

/// The 32 public bytes that belong to a secret.
[[nodiscard]] std::string ed25519_public(const Secret& secret);

/// A secret ready for use by many threads: OpenSSL takes longer to read one than to sign with it. Copies share it; the last overwrites it.
class Ed25519Signer {
 public:
  explicit Ed25519Signer(const Secret& secret);
  /// The 64 bytes of the signature; same secret and message, same bytes.
  [[nodiscard]] std::string sign(std::string_view message) const;

 private:
  std::shared_ptr<evp_pkey_st> key_;
};

/// An RSA key with its private half, for XML signatures; for use by many threads. Copies share it.
class RsaSigner {
 public:
  /// A fresh key of 3072 bits, for which the exponent is 65537. Throws std::runtime_error where there are no random numbers.
  [[nodiscard]] static RsaSigner generate();
  /// The key of a modulus and a private exponent, both big-endian; nothing where they do not belong together with 65537.
  [[nodiscard]] static std::optional<RsaSigner> from(std::string_view modulus, std::string_view private_exponent);

  [[nodiscard]] std::string modulus() const;
  [[nodiscard]] SecretBytes private_exponent() const;
  /// PKCS#1 v1.5 with SHA-256, as long as the modulus; same key and message, same bytes. @source RFC 8017 8.2.1
  [[nodiscard]] std::string sign(std::string_view message) const;

 private:
  explicit RsaSigner(std::shared_ptr<evp_pkey_st> key) : key_{std::move(key)} {}
  std::shared_ptr<evp_pkey_st> key_;
};

/// Exponent of all RSA keys here, big-endian.
inline constexpr std::string_view rsa_exponent{"\x01\x00\x01", 3};

/// Why a signature is not taken.
enum class SignatureFault : std::uint8_t {
  none,
  length,   ///< not 64 bytes; RS256: not as long as the modulus
  range,    ///< ES256: r or s is 0 or not below the order of the group
  invalid,  ///< does not belong to the message and key
};

/// Why the bytes of an Ed25519 key are not taken.
enum class PointFault : std::uint8_t { none, not_canonical, not_on_curve, small_order };

/// The check that OpenSSL leaves out: it takes any 32 bytes as a key, and signatures of small-order keys verify for
/// many messages. @param point 32 bytes @source RFC 8032 5.1.3
[[nodiscard]] PointFault ed25519_point_fault(std::string_view point);

/// A public key ready for use by many threads; copies share it.
class VerifyingKey {
 public:
  /// @param point 32 bytes; ed25519_point_fault is the caller's to ask.
  [[nodiscard]] static std::optional<VerifyingKey> ed25519(std::string_view point);
  /// @param x,y 32 bytes each; nothing where they are no point of the curve.
  [[nodiscard]] static std::optional<VerifyingKey> p256(std::string_view x, std::string_view y);

  /// @param modulus,exponent big-endian; nothing below 2048 bits or over 8192, or where the exponent is not 65537.
  [[nodiscard]] static std::optional<VerifyingKey> rsa(std::string_view modulus, std::string_view exponent);

  [[nodiscard]] Algorithm algorithm() const noexcept { return algorithm_; }

  /// Ed25519: R and S. ES256: r and s, 32 bytes each, big-endian (IEEE P1363; never DER).
  [[nodiscard]] SignatureFault check(std::string_view message, std::string_view signature) const;

 private:
  VerifyingKey(Algorithm algorithm, std::shared_ptr<evp_pkey_st> key) : algorithm_{algorithm}, key_{std::move(key)} {}
  Algorithm algorithm_;
  std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace ferrolabel::trust
