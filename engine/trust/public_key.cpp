// SPDX-License-Identifier: Apache-2.0
#include "trust/public_key.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "syntax/encoding.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::size_t coordinate = 32;

/// RFC 7518 6.3.1: big-endian, without leading zero bytes, so that a key has one writing.
Result<VerifyingKey> rsa_key(std::string_view modulus, std::string_view exponent, const Place& place) {
  const auto n = syntax::base64url_decode(modulus);
  const auto e = syntax::base64url_decode(exponent);
  auto key = n && e && !n->starts_with('\0') ? VerifyingKey::rsa(*n, *e) : std::nullopt;
  if (key) return std::move(*key);
  return Finding{"trust.key.rsa", Severity::error, place, "the RSA key is not of 2048 to 8192 bits with the exponent 65537, in base64url without padding and leading zeros", "ask the issuer for its key again, or for another one"};
}

/// Members of a JWK that hold a secret. @source RFC 7518 6.2.2, 6.3.2, 6.4
constexpr std::array<std::string_view, 8> private_members{"d", "p", "q", "dp", "dq", "qi", "oth", "k"};

std::string_view scalar(syntax::Node node) { return node && node.kind() == syntax::Kind::string ? node.scalar() : std::string_view{}; }

std::optional<Algorithm> algorithm_of(syntax::Node jwk, RsaKeys rsa) {
  const auto type = scalar(jwk.member("kty"));
  const auto curve = scalar(jwk.member("crv"));
  if (type == "OKP" && curve == "Ed25519") return Algorithm::eddsa;
  if (type == "EC" && curve == "P-256") return Algorithm::es256;
  if (type == "RSA" && rsa == RsaKeys::taken) return Algorithm::rs256;
  return std::nullopt;
}

/// A key made for something else proves nothing here. @source RFC 7517 4.2, 4.3
void check_use(MemberReader& members, Algorithm algorithm, Findings& findings) {
  if (const auto stated = members.optional("alg"); stated && scalar(stated) != to_string(algorithm)) {
    add_error(findings, "trust.key.algorithm", stated.place(), "the key's alg " + syntax::quoted(scalar(stated)) + " does not fit its type",
              "write " + std::string{to_string(algorithm)} + ", or leave alg out");
  }
  const auto use = members.optional("use");
  const auto operations = members.optional("key_ops");
  bool fits = !use || scalar(use) == "sig";
  if (operations) {
    bool verifies = false;
    for (auto item = operations.first_child(); item; item = item.next()) verifies = verifies || scalar(item) == "verify" || scalar(item) == "sign";
    fits = fits && verifies;
  }
  if (!fits) {
    add_error(findings, "trust.key.not-for-signing", (use ? use : operations).place(), "the key is not meant for signatures",
              "ask the issuer for the key that it signs with");
  }
}

bool check_private(MemberReader& members, JwkKind kind, Findings& findings) {
  bool found = false;
  for (const auto name : private_members) {
    const auto node = members.optional(name);
    if (!node || (kind == JwkKind::with_private && name == "d")) continue;
    found = true;
    Place place = node.place();
    place.source.reset();  // the line holds the secret: it is not shown
    add_error(findings, "trust.key.private", std::move(place), "the key record holds the private member " + syntax::quoted(name),
              "take it out and treat the key as stolen: make a new one");
  }
  return found;
}

}  // namespace

std::string PublicKey::thumbprint() const {
  // The members in the order of their names, without spaces; the values need no escapes.
  const std::string canonical = algorithm() == Algorithm::eddsa   ? R"({"crv":"Ed25519","kty":"OKP","x":")" + x_ + R"("})"
                                : algorithm() == Algorithm::es256 ? R"({"crv":"P-256","kty":"EC","x":")" + x_ + R"(","y":")" + y_ + R"("})"
                                                                  : R"({"e":")" + y_ + R"(","kty":"RSA","n":")" + x_ + R"("})";
  const auto digest = syntax::sha256(canonical);
  return syntax::base64url_encode({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Result<PublicKey> make_public_key(Algorithm algorithm, std::string x, std::string y, const Place& place) {
  const auto error = [&place](const char* code, std::string message) {
    return Finding{code, Severity::error, place, std::move(message), "ask the issuer for its key again, over a way that you trust"};
  };
  if (algorithm == Algorithm::rs256) {
    auto rsa = rsa_key(x, y, place);
    if (!rsa) return std::move(rsa.findings());
    return PublicKey{std::move(rsa).value(), std::move(x), std::move(y)};
  }
  const bool edwards = algorithm == Algorithm::eddsa;
  const auto first = syntax::base64url_decode(x);
  const auto second = syntax::base64url_decode(y);
  if (!first || first->size() != coordinate || !second || second->size() != (edwards ? 0 : coordinate)) {
    return error("trust.key.encoding", "the key's coordinates are not 32 bytes each in base64url without padding");
  }
  if (edwards) {
    switch (ed25519_point_fault(*first)) {
      case PointFault::none: break;
      case PointFault::small_order:
        return error("trust.key.small-order", "the key is a point of small order: its signatures fit many documents");
      case PointFault::not_canonical: return error("trust.key.not-canonical", "the key is not in its one canonical form");
      case PointFault::not_on_curve: return error("trust.key.not-on-curve", "the key is no point of the curve");
    }
  }
  auto key = edwards ? VerifyingKey::ed25519(*first) : VerifyingKey::p256(*first, *second);
  if (!key) return error("trust.key.not-on-curve", "the key is no point of the curve");
  return PublicKey{std::move(*key), std::move(x), std::move(y)};
}

Result<PublicKey> read_jwk(syntax::Node jwk, JwkKind kind, RsaKeys rsa) {
  Findings findings;
  MemberReader members{jwk, findings};
  if (!members.is_object()) {
    if (findings.empty()) add_error(findings, "trust.document.missing-member", {}, "the key is missing", "add the member jwk");
    return findings;
  }
  const bool secret = check_private(members, kind, findings);
  const auto algorithm = algorithm_of(jwk, rsa);
  if (!algorithm) {
    Place place = jwk.place();
    if (secret || kind == JwkKind::with_private) place.source.reset();
    add_error(findings, "trust.key.type", std::move(place), "the key is neither Ed25519 (kty OKP) nor P-256 (kty EC)",
              "only keys for EdDSA and ES256 are taken; RSA is for XML signatures alone, HMAC and other curves for nothing");
    return findings;
  }
  (void)members.text("kty");
  const bool is_rsa = *algorithm == Algorithm::rs256;
  if (!is_rsa) (void)members.text("crv");
  (void)members.optional_text("kid");
  std::string x = members.text(is_rsa ? "n" : "x");
  std::string y = *algorithm == Algorithm::eddsa ? std::string{} : members.text(is_rsa ? "e" : "y");
  check_use(members, *algorithm, findings);
  members.finish();
  if (has_errors(findings)) return findings;
  return make_public_key(*algorithm, std::move(x), std::move(y), jwk.place());
}

void write_jwk(syntax::JsonWriter& writer, const PublicKey& key, std::string_view d) {
  const bool edwards = key.algorithm() == Algorithm::eddsa;
  if (key.algorithm() == Algorithm::rs256) {
    writer.begin_object().member("kty", "RSA").member("n", key.x()).member("e", key.y());
  } else {
    writer.begin_object().member("kty", edwards ? "OKP" : "EC").member("crv", edwards ? "Ed25519" : "P-256").member("x", key.x());
    if (!edwards) writer.member("y", key.y());
  }
  if (!d.empty()) writer.member("d", d);
  writer.end_object();
}

}  // namespace ferrolabel::trust
