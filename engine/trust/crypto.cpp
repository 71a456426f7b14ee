// SPDX-License-Identifier: Apache-2.0
#include "trust/crypto.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace ferrolabel::trust {
namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const noexcept {
    release(object);
  }
};
using PKey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using PKeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;
using SecretNumber = std::unique_ptr<BIGNUM, Release<BN_clear_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Release<BN_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>>;

constexpr std::size_t word = 32;

const unsigned char* bytes_of(std::string_view text) noexcept { return reinterpret_cast<const unsigned char*>(text.data()); }

/// openssl.cnf may load foreign code and change what verifies: what a label means must not hang on it.
void start_library() {
  static const int started = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  if (started != 1) throw std::runtime_error{"the cryptographic library does not start"};
}

void require(bool done, const char* what) {
  if (!done) throw std::runtime_error{std::string{"the cryptographic library failed: "} + what};
}

/// Refused input leaves entries in a queue of the thread, which nobody reads.
struct ErrorQueueGuard {
  ~ErrorQueueGuard() { ERR_clear_error(); }
};

PKey private_key(const Secret& secret) {
  start_library();
  PKey key{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(secret.view()), Secret::size)};
  require(key != nullptr, "private key");
  return key;
}

/// p = 2^255 - 19, the prime of Curve25519. @source RFC 8032 5.1
Number field_prime() {
  Number prime{BN_new()};
  require(prime && BN_set_bit(prime.get(), 255) && BN_sub_word(prime.get(), 19), "field");
  return prime;
}

/// Whether y is that of a point: x^2 = (y^2 - 1) / (d y^2 + 1) must have a root, d = -121665/121666.
/// @source RFC 8032 5.1
bool has_x(const BIGNUM* y, const BIGNUM* prime) {
  const NumberContext context{BN_CTX_new()};
  const Number square{BN_new()};
  const Number above{BN_new()};
  const Number below{BN_new()};
  const Number power{BN_new()};
  require(context && square && above && below && power, "numbers");
  bool done = BN_mod_sqr(square.get(), y, prime, context.get());
  // above = y^2 - 1, below = 121666 - 121665 y^2, x^2 = 121666 above / below
  done = done && BN_copy(above.get(), square.get()) && BN_sub_word(above.get(), 1) && BN_nnmod(above.get(), above.get(), prime, context.get());
  done = done && BN_copy(below.get(), square.get()) && BN_mul_word(below.get(), 121665);
  BN_set_negative(below.get(), !BN_is_zero(below.get()));
  done = done && BN_add_word(below.get(), 121666) && BN_nnmod(below.get(), below.get(), prime, context.get());
  done = done && BN_mul_word(above.get(), 121666) && BN_mod_mul(above.get(), above.get(), below.get(), prime, context.get());
  // Euler: a square where a^((p-1)/2) is 0 or 1; above * below is x^2 times a square.
  done = done && BN_copy(power.get(), prime) && BN_rshift1(power.get(), power.get());
  done = done && BN_mod_exp(above.get(), above.get(), power.get(), prime, context.get());
  require(done, "numbers");
  return BN_is_zero(above.get()) || BN_is_one(above.get());
}

/// n, the order of P-256, big-endian. @source SEC 2, 2.4.2
constexpr std::array<unsigned char, word> p256_order{0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff,
                                                     0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17,
                                                     0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51};

bool in_range(std::string_view number) {
  const std::string_view order{reinterpret_cast<const char*>(p256_order.data()), word};
  return number.find_first_not_of('\0') != std::string_view::npos && number < order;
}

/// Null where the numbers are no key. @param selection EVP_PKEY_PUBLIC_KEY or EVP_PKEY_KEYPAIR
PKey rsa_from(OSSL_PARAM* parameters, int selection) {
  const PKeyContext context{EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr)};
  require(parameters != nullptr && context && EVP_PKEY_fromdata_init(context.get()) == 1, "RSA key");
  EVP_PKEY* made = nullptr;
  return PKey{EVP_PKEY_fromdata(context.get(), &made, selection, parameters) == 1 ? made : nullptr};
}

std::string der_signature(std::string_view signature) {
  const Signature pair{ECDSA_SIG_new()};
  Number r{BN_bin2bn(bytes_of(signature), static_cast<int>(word), nullptr)};
  Number s{BN_bin2bn(bytes_of(signature) + word, static_cast<int>(word), nullptr)};
  require(pair && r && s && ECDSA_SIG_set0(pair.get(), r.get(), s.get()), "signature");
  (void)r.release();
  (void)s.release();
  unsigned char* encoded = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &encoded);
  require(size > 0, "signature");
  std::string der{reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size)};
  OPENSSL_free(encoded);
  return der;
}

std::string number_of(const EVP_PKEY& key, const char* name) {
  BIGNUM* got = nullptr;
  require(EVP_PKEY_get_bn_param(&key, name, &got) == 1, "numbers");
  const SecretNumber number{got};
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
  require(BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data())) == static_cast<int>(bytes.size()), "numbers");
  return bytes;
}

/// A prime factor of n from both exponents: e d - 1 = 2^t r is a multiple of the order of every g, so that among g^r, g^2r, … a
/// root of 1 other than 1 and -1 turns up for one g in two. Null where none does: the numbers do not belong together.
/// @source NIST SP 800-56B Rev. 2, Appendix C.1
SecretNumber prime_factor(const BIGNUM* n, const BIGNUM* e, const BIGNUM* d, BN_CTX* context) {
  const SecretNumber odd{BN_new()};
  const SecretNumber root{BN_new()};
  const SecretNumber square{BN_new()};
  const Number minus_one{BN_dup(n)};
  SecretNumber factor{BN_new()};
  require(odd && root && square && minus_one && factor && BN_sub_word(minus_one.get(), 1) && BN_mul(odd.get(), e, d, context) && BN_sub_word(odd.get(), 1), "numbers");
  int twos = 0;
  for (; !BN_is_zero(odd.get()) && !BN_is_odd(odd.get()); ++twos) require(BN_rshift1(odd.get(), odd.get()), "numbers");
  constexpr unsigned most_tries = 100;  // each fails one time in two
  for (unsigned base = 2; base < most_tries; ++base) {
    require(BN_set_word(root.get(), base) && BN_mod_exp(root.get(), root.get(), odd.get(), n, context), "numbers");
    int doubling = 0;
    for (; doubling < twos && !BN_is_one(root.get()) && BN_cmp(root.get(), minus_one.get()) != 0; ++doubling) {
      require(BN_mod_sqr(square.get(), root.get(), n, context), "numbers");
      if (BN_is_one(square.get())) {
        require(BN_sub_word(root.get(), 1) && BN_gcd(factor.get(), root.get(), n, context), "numbers");
        return factor;
      }
      BN_swap(root.get(), square.get());
    }
    if (doubling == twos) return nullptr;  // g^(e d - 1) is not 1
  }
  return nullptr;
}

/// Null where the numbers are no key.
PKey rsa_private_key(std::string_view modulus, std::string_view private_exponent) {
  const NumberContext context{BN_CTX_new()};
  const Number n{BN_bin2bn(bytes_of(modulus), static_cast<int>(modulus.size()), nullptr)};
  const Number e{BN_bin2bn(bytes_of(rsa_exponent), static_cast<int>(rsa_exponent.size()), nullptr)};
  const SecretNumber d{BN_bin2bn(bytes_of(private_exponent), static_cast<int>(private_exponent.size()), nullptr)};
  require(context && n && e && d, "numbers");
  if (BN_is_zero(d.get())) return nullptr;
  const auto p = prime_factor(n.get(), e.get(), d.get(), context.get());
  if (!p) return nullptr;
  const SecretNumber q{BN_new()};
  const SecretNumber less{BN_new()};
  const SecretNumber dp{BN_new()};
  const SecretNumber dq{BN_new()};
  const SecretNumber qi{BN_new()};
  const auto reduced = [&](BIGNUM* into, const BIGNUM* prime) { return BN_copy(less.get(), prime) && BN_sub_word(less.get(), 1) && BN_mod(into, d.get(), less.get(), context.get()); };
  require(q && less && dp && dq && qi && BN_div(q.get(), nullptr, n.get(), p.get(), context.get()) && reduced(dp.get(), p.get()) && reduced(dq.get(), q.get()) &&
              BN_mod_inverse(qi.get(), q.get(), p.get(), context.get()) != nullptr,
          "numbers");
  const std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>> builder{OSSL_PARAM_BLD_new()};
  bool done = builder != nullptr;
  for (const auto& [name, number] : std::initializer_list<std::pair<const char*, const BIGNUM*>>{{OSSL_PKEY_PARAM_RSA_N, n.get()}, {OSSL_PKEY_PARAM_RSA_E, e.get()}, {OSSL_PKEY_PARAM_RSA_D, d.get()},
        {OSSL_PKEY_PARAM_RSA_FACTOR1, p.get()}, {OSSL_PKEY_PARAM_RSA_FACTOR2, q.get()}, {OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get()}, {OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get()}, {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, qi.get()}})
    done = done && OSSL_PARAM_BLD_push_BN(builder.get(), name, number) == 1;
  const std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>> parameters{done ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr};
  return rsa_from(parameters.get(), EVP_PKEY_KEYPAIR);
}

}  // namespace

std::string_view to_string(Algorithm algorithm) noexcept {
  switch (algorithm) {
    case Algorithm::eddsa: return "EdDSA";
    case Algorithm::es256: return "ES256";
    case Algorithm::rs256: break;
  }
  return "RS256";
}

void cleanse(void* memory, std::size_t size) noexcept { OPENSSL_cleanse(memory, size); }

Secret::Secret(Secret&& other) noexcept : bytes_{other.bytes_} { cleanse(other.bytes_.data(), size); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    bytes_ = other.bytes_;
    cleanse(other.bytes_.data(), size);
  }
  return *this;
}

std::string_view Secret::view() const noexcept { return {reinterpret_cast<const char*>(bytes_.data()), size}; }

Secret random_secret() {
  start_library();
  Secret secret;
  require(RAND_priv_bytes(secret.bytes().data(), static_cast<int>(Secret::size)) == 1, "no random numbers");
  return secret;
}

std::string ed25519_public(const Secret& secret) {
  const PKey key = private_key(secret);
  std::string point(word, '\0');
  std::size_t size = point.size();
  require(EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(point.data()), &size) == 1 && size == word, "public key");
  return point;
}

Ed25519Signer::Ed25519Signer(const Secret& secret) : key_{private_key(secret)} {}

std::string Ed25519Signer::sign(std::string_view message) const {
  const DigestContext context{EVP_MD_CTX_new()};
  std::string signature(2 * word, '\0');
  std::size_t size = signature.size();
  require(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
              EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes_of(message), message.size()) == 1 &&
              size == signature.size(),
          "signing");
  return signature;
}

std::string RsaSigner::modulus() const { return number_of(*key_, OSSL_PKEY_PARAM_RSA_N); }

SecretBytes RsaSigner::private_exponent() const { return SecretBytes{number_of(*key_, OSSL_PKEY_PARAM_RSA_D)}; }

RsaSigner RsaSigner::generate() {
  start_library();
  PKey key{EVP_RSA_gen(3072)};
  require(key != nullptr, "no random numbers");
  return RsaSigner{std::shared_ptr<EVP_PKEY>{std::move(key)}};
}

std::optional<RsaSigner> RsaSigner::from(std::string_view modulus, std::string_view private_exponent) {
  const auto verifier = VerifyingKey::rsa(modulus, rsa_exponent);
  if (!verifier || private_exponent.empty() || private_exponent.size() > modulus.size()) return std::nullopt;
  const ErrorQueueGuard guard;
  PKey key = rsa_private_key(modulus, private_exponent);
  if (!key) return std::nullopt;
  RsaSigner signer{std::shared_ptr<EVP_PKEY>{std::move(key)}};
  constexpr std::string_view probe = "probe";
  if (verifier->check(probe, signer.sign(probe)) != SignatureFault::none) return std::nullopt;
  return signer;
}

std::string RsaSigner::sign(std::string_view message) const {
  const DigestContext context{EVP_MD_CTX_new()};
  std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
  std::size_t size = signature.size();
  require(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1 &&
              EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes_of(message), message.size()) == 1 &&
              size == signature.size(),
          "signing");
  return signature;
}

PointFault ed25519_point_fault(std::string_view point) {
  start_library();
  // y of the points of order 1, 2, 4 and 8, sign bit cleared: with either sign, and with p added where that still fits
  // 255 bits, the 14 encodings that a verifier may read as such a point. @source RFC 8032 5.1.3; CCTV ed25519 low_order_A
  using Y = std::array<unsigned char, word>;
  constexpr auto of = [](unsigned char first, unsigned char rest, unsigned char last) {
    Y y{};
    y.fill(rest);
    y.front() = first;
    y.back() = last;
    return y;
  };
  constexpr std::array<Y, 7> small_order{
      of(0x00, 0x00, 0x00),  // y = 0, order 4
      of(0x01, 0x00, 0x00),  // y = 1, order 1
      Y{0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
        0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},  // order 8
      Y{0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
        0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},  // order 8
      of(0xec, 0xff, 0x7f),  // y = p - 1, order 2
      of(0xed, 0xff, 0x7f),  // p, another writing of 0
      of(0xee, 0xff, 0x7f),  // p + 1, another writing of 1
  };
  if (point.size() != word) return PointFault::not_on_curve;
  Y y{};
  std::copy(point.begin(), point.end(), y.begin());
  y.back() &= 0x7f;
  if (std::find(small_order.begin(), small_order.end(), y) != small_order.end()) return PointFault::small_order;

  const Number prime = field_prime();
  const Number number{BN_lebin2bn(y.data(), static_cast<int>(word), nullptr)};
  require(number != nullptr, "numbers");
  if (BN_cmp(number.get(), prime.get()) >= 0) return PointFault::not_canonical;
  return has_x(number.get(), prime.get()) ? PointFault::none : PointFault::not_on_curve;
}

std::optional<VerifyingKey> VerifyingKey::ed25519(std::string_view point) {
  start_library();
  const ErrorQueueGuard guard;
  if (point.size() != word) return std::nullopt;
  PKey key{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(point), word)};
  if (!key) return std::nullopt;
  return VerifyingKey{Algorithm::eddsa, std::shared_ptr<EVP_PKEY>{std::move(key)}};
}

std::optional<VerifyingKey> VerifyingKey::p256(std::string_view x, std::string_view y) {
  start_library();
  const ErrorQueueGuard guard;
  if (x.size() != word || y.size() != word) return std::nullopt;
  std::string point{'\x04'};
  point.append(x).append(y);
  std::string group{SN_X9_62_prime256v1};
  std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()), OSSL_PARAM_construct_end()};
  const PKeyContext context{EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nullptr)};
  require(context && EVP_PKEY_fromdata_init(context.get()) == 1, "public key");
  EVP_PKEY* made = nullptr;
  if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.data()) != 1) return std::nullopt;
  PKey key{made};
  const PKeyContext check{EVP_PKEY_CTX_new(key.get(), nullptr)};
  if (!check || EVP_PKEY_public_check(check.get()) != 1) return std::nullopt;
  return VerifyingKey{Algorithm::es256, std::shared_ptr<EVP_PKEY>{std::move(key)}};
}

std::optional<VerifyingKey> VerifyingKey::rsa(std::string_view modulus, std::string_view exponent) {
  start_library();
  const ErrorQueueGuard guard;
  constexpr int fewest_bits = 2048;
  constexpr int most_bits = 8192;  // a longer key would cost whoever verifies more than it gives
  if (modulus.size() > most_bits / 8 || exponent != rsa_exponent) return std::nullopt;
  const Number n{BN_bin2bn(bytes_of(modulus), static_cast<int>(modulus.size()), nullptr)};
  const Number e{BN_bin2bn(bytes_of(exponent), static_cast<int>(exponent.size()), nullptr)};
  require(n && e, "numbers");
  if (BN_num_bits(n.get()) < fewest_bits || !BN_is_odd(n.get())) return std::nullopt;
  const std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>> builder{OSSL_PARAM_BLD_new()};
  require(builder && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) == 1 &&
              OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) == 1, "public key");
  const std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>> parameters{OSSL_PARAM_BLD_to_param(builder.get())};
  PKey key = rsa_from(parameters.get(), EVP_PKEY_PUBLIC_KEY);
  if (!key) return std::nullopt;
  return VerifyingKey{Algorithm::rs256, std::shared_ptr<EVP_PKEY>{std::move(key)}};
}

SignatureFault VerifyingKey::check(std::string_view message, std::string_view signature) const {
  const ErrorQueueGuard guard;
  const std::size_t length = algorithm_ == Algorithm::rs256 ? static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())) : 2 * word;
  if (signature.size() != length) return SignatureFault::length;
  const bool edwards = algorithm_ == Algorithm::eddsa;
  const bool curve = algorithm_ == Algorithm::es256;
  if (curve && !(in_range(signature.substr(0, word)) && in_range(signature.substr(word)))) return SignatureFault::range;
  const std::string given = curve ? der_signature(signature) : std::string{signature};
  const DigestContext context{EVP_MD_CTX_new()};
  require(context && EVP_DigestVerifyInit(context.get(), nullptr, edwards ? nullptr : EVP_sha256(), nullptr, key_.get()) == 1, "verifying");
  return EVP_DigestVerify(context.get(), bytes_of(given), given.size(), bytes_of(message), message.size()) == 1 ? SignatureFault::none
                                                                                                               : SignatureFault::invalid;
}

}  // namespace ferrolabel::trust
