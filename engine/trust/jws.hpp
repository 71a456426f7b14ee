// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"
#include "trust/public_key.hpp"

namespace ferrolabel::trust {

/// Longest token that is read.
inline constexpr std::size_t longest_token = 1u << 20;

/// The kinds of signed documents: one cannot pass for another.
namespace typ {
inline constexpr std::string_view label = "vc+jwt";  ///< @source VC-JOSE-COSE 3.1.1
inline constexpr std::string_view tree_head = "ferrolabel-tree-head+jwt";
inline constexpr std::string_view status_list = "ferrolabel-status-list+jwt";
inline constexpr std::string_view receipt = "ferrolabel-receipt+jwt";
inline constexpr std::string_view key_rotation = "ferrolabel-key-rotation+jwt";
}

/// The key that the trust list holds for a kid, or nullptr. The pointer must stay good during the call that asks.
using KeyLookup = std::function<const PublicKey*(std::string_view kid)>;

/// A token whose signature was verified. Its identity is payload_digest; the signature is none, as ES256 has several
/// for one document.
struct VerifiedJws {
  std::string kid;
  Algorithm algorithm = Algorithm::eddsa;
  std::string typ;              ///< empty where the token has none
  std::string header;           ///< the protected header's JSON as signed
  std::string payload;          ///< the bytes as signed
  std::string payload_digest;   ///< "sha256:…" of payload
};

/// A verified token whose payload is one strict JSON object.
struct VerifiedDocument {
  VerifiedJws jws;
  syntax::Document payload;
};

/// Compact JWS by Ed25519 with the header {"alg":"EdDSA","kid":…,"typ":…} in this order and without spaces:
/// same key, typ and payload, same bytes. @source RFC 7515 7.1, RFC 8037 3.1
/// @param document_typ left out of the header where it is empty
[[nodiscard]] std::string sign_compact(const SigningKey& key, std::string_view document_typ, std::string_view payload);

/// Verifies a compact JWS by our profile: three parts in strict base64url; header members alg, kid and typ only, each once;
/// alg is EdDSA or ES256 and that of the key; the key is the one that the trust list has for kid; typ is exactly
/// `expected_typ` (empty: there must be none). Whether the key was good on the day is another question: key_standing.hpp.
/// Findings, all of a header at once: trust.jws.too-large, .not-compact, .base64url, .header-not-json, .header-not-object,
/// .duplicate-member, .unknown-member, .key-in-header, .crit, .b64, .alg-missing, .alg-not-allowed, .alg-mismatch, .kid-missing,
/// .kid-unknown, .typ, .signature-length, .signature-range, .signature-invalid.
/// @param where place of the token, for the findings @param longest longest token that is read, in bytes
/// @source RFC 7515, RFC 7797, RFC 8725
[[nodiscard]] Result<VerifiedJws> verify_compact(std::string_view token, std::string_view expected_typ, const KeyLookup& find_key,
                                                 const Place& where = {}, std::size_t longest = longest_token);

/// verify_compact, and reads the payload as strict JSON. Findings beside: trust.jws.payload-not-json and the reader's own;
/// trust.jws.payload-not-object.
/// @param name of the payload in findings, such as "label.jwt (payload)"
/// @param longest longest token that is read; above longest_token the payload is read with the limits of a file
[[nodiscard]] Result<VerifiedDocument> verify_document(std::string_view token, std::string_view expected_typ, const KeyLookup& find_key,
                                                       const Place& where = {}, std::string name = "(payload)",
                                                       std::size_t longest = longest_token);

/// The payload of a token for which nobody vouches: good to tell what it claims, never to be believed. Nothing where the text is no
/// compact JWS of at most longest_token bytes, or its payload no strict JSON.
[[nodiscard]] std::optional<syntax::Document> unverified_payload(std::string_view token, std::string name = "(payload)");

}  // namespace ferrolabel::trust
