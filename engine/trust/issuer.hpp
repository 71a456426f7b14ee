// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"

namespace ferrolabel::trust {

/// Who signs: an address that stays, and a name for people.
struct Issuer {
  std::string id;    ///< https or urn URI, ASCII
  std::string name;  ///< UTF-8

  friend bool operator==(const Issuer&, const Issuer&) = default;
};

/// Whether the text is an https URI (host in lower case; no user, fragment or dot segments) or a urn, in ASCII without
/// spaces and at most 256 signs: one issuer has one writing, and none can look like another by signs of another script.
[[nodiscard]] bool is_issuer_uri(std::string_view text) noexcept;

/// Findings trust.issuer.uri and trust.issuer.name (empty, over 200 bytes, control or look-alike signs).
[[nodiscard]] Findings check_issuer(const Issuer& issuer, const Place& id_place = {}, const Place& name_place = {});

/// What is left of an id when signs that look alike are one sign: ids of one skeleton are easily taken for each other.
[[nodiscard]] std::string skeleton(std::string_view id);

}  // namespace ferrolabel::trust
