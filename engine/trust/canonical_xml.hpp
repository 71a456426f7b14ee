// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct _xmlDoc;
struct _xmlNode;

namespace ferrolabel::trust {

struct FreeXmlTree {
  void operator()(_xmlDoc* tree) const noexcept;
};
using XmlTree = std::unique_ptr<_xmlDoc, FreeXmlTree>;

/// A document as a tree. @pre read_xml took the text: what it refuses (DOCTYPE, external entities) never comes here
[[nodiscard]] XmlTree xml_tree(std::string_view text);

/// The element and all in it as bytes. Throws std::runtime_error where memory ends.
/// @source Exclusive XML Canonicalization 1.0, without comments
[[nodiscard]] std::string canonical_xml(_xmlDoc* tree, _xmlNode* top);

}  // namespace ferrolabel::trust
