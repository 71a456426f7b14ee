// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "trust/key.hpp"

namespace ferrolabel::trust {

/// The document with an enveloped signature as the last child of its root, and no other byte changed: RSA-SHA256 by the profile of
/// read_xml_signatures; same document and key, same bytes. A signature that is there already is covered by the new one.
/// @param document one that read_xml takes, without comments and instructions
/// @param id the signature's Id, such as "producer"
/// Throws std::invalid_argument where the root has no end tag.
/// @source W3C XML Signature Syntax and Processing 1.1
[[nodiscard]] std::string sign_xml(std::string document, const XmlSigningKey& key, std::string_view id);

}  // namespace ferrolabel::trust
