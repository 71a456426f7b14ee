// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "formats/claim/receipt.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "trust/jws.hpp"

namespace ferrolabel::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// What is refused says why.
inline void require_reasons(const Findings& findings) {
  require(has_errors(findings));
  for (const auto& finding : findings) require(!finding.code.empty() && !finding.message.empty());
}

/// Strict JSON that is our own: as long as it likes.
inline syntax::Document own_json(std::string text) {
  auto document = syntax::read_json({"own", std::move(text)}, formats::receipt_limits());
  require(document.ok());
  return std::move(document).value();
}

/// What `read` accepts and `write` writes is read again, and written as before.
template <class Read, class Write>
void require_round_trip(syntax::Node root, const Read& read, const Write& write) {
  const auto first = read(root);
  if (!first) return require_reasons(first.findings());
  const std::string once = write(*first);
  const auto document = own_json(once);
  const auto second = read(document.root());
  require(second.ok() && write(*second) == once);
}

/// Ed25519 gives one signature, and base64url one writing: a second token of the same content would be a forgery.
inline bool is_signed_by(const trust::SigningKey& key, std::string_view document_typ, std::string_view token) {
  const auto first = token.find('.') + 1;
  const auto payload = syntax::base64url_decode(token.substr(first, token.rfind('.') - first));
  return payload && trust::sign_compact(key, document_typ, *payload) == token;
}

/// The text with up to 16 edits of four bytes each: what is done (a sign written over, put in or taken out), where, and the sign.
inline std::string edited(std::string text, std::string_view edits) {
  for (edits = edits.substr(0, 64); edits.size() >= 4 && !text.empty(); edits.remove_prefix(4)) {
    const auto at = (static_cast<unsigned char>(edits[1]) * 256u + static_cast<unsigned char>(edits[2])) % text.size();
    switch (static_cast<unsigned char>(edits[0]) % 3) {
      case 0: text[at] = edits[3]; break;
      case 1: text.insert(at, 1, edits[3]); break;
      default: text.erase(at, 1); break;
    }
  }
  return text;
}

}  // namespace ferrolabel::fuzz
