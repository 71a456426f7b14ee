// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "syntax/xml_schema.hpp"

namespace ferrolabel::syntax {

/// So many violations of one document are told; reading stops then.
inline constexpr std::size_t most_schema_violations = 20;

/// Most bytes of text in one element of a document that is held against a schema: libxml2 joins the parts of a text in
/// quadratic time.
inline constexpr std::size_t most_schema_text = std::size_t{64} << 10;

/// What libxml2 says breaks the schema. Valid during its callback.
struct SchemaViolation {
  int error = 0;              ///< xmlParserErrors
  std::string_view message;   ///< its own words, of which names of the schema alone are used: they repeat parts of the document
  std::string_view first;     ///< the value, or the name of an attribute
  std::string_view second;    ///< what an enumeration allows, or the pattern
  bool at_end = false;        ///< whether it was seen when the element was closed
  std::string_view element;   ///< local name
  Place place;                ///< of the element, or of its attribute where attribute_of names one
};

/// Local name of the attribute that a violation is about; empty where it is the element itself.
[[nodiscard]] std::string attribute_of(std::string_view message);

/// The finding for a violation: xml.schema.…, in our own words, with the value cut to 80 bytes.
[[nodiscard]] Finding violation_finding(const SchemaViolation& violation, const XmlSchema& schema);

}  // namespace ferrolabel::syntax
