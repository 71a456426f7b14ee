// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "syntax/json_reader.hpp"

namespace ferrolabel::syntax {

/// A name in a start tag, or of it, as written: "p:mass" has the local name "mass".
struct TagName {
  std::string_view local;
  std::size_t offset = 0;  ///< byte of the qualified name
};

/// The parts of one start tag. Only as much lexing as places and limits need; libxml2 decides what is well-formed.
struct StartTag {
  TagName element;
  std::vector<TagName> attributes;  ///< in document order, without xmlns declarations
  std::size_t end = 0;              ///< byte after '>'
};

/// Takes the start tag at `offset` apart, into `tag` (whose memory is used again).
/// @pre scan_xml accepted the text and listed this offset.
void read_start_tag(std::string_view text, std::size_t offset, StartTag& tag);

/// Limits of one start tag that need no setting: libxml2 compares attributes in pairs, and looks a prefix up linearly
/// among all that are in scope.
inline constexpr std::size_t most_xml_attributes = 256;
inline constexpr std::size_t most_xml_namespaces = 16;

/// Why a text is refused before the XML parser sees it.
enum class XmlRefusal : std::uint8_t {
  too_large,
  nul,
  utf8,
  encoding,
  doctype,
  start_tag_too_large,
  too_many_attributes,
  too_many_namespaces,
  too_deep,
  too_many_nodes
};

struct XmlScan {
  std::vector<std::uint32_t> start_tags;  ///< offset of each '<' that opens an element, in document order
  std::optional<XmlRefusal> refusal;
  std::size_t offset = 0;  ///< where it was refused
};

/// One linear, quote-aware pass: size, NUL, UTF-8, encoding declaration, DOCTYPE, size of start tags, attributes and
/// namespace declarations of one tag, depth, number of elements. SECURITY.md 1.2 (b).
[[nodiscard]] XmlScan scan_xml(std::string_view text, const ReaderLimits& limits);

}  // namespace ferrolabel::syntax
