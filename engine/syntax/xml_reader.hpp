// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "finding/result.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/node.hpp"
#include "syntax/xml_schema.hpp"

namespace ferrolabel::syntax {

/// Reads strict XML 1.0: UTF-8, no DOCTYPE, no entities beyond the five, no external access, namespace-aware.
/// Element and attribute names are local names; xmlns declarations and xsi:* attributes are not members.
/// Text is collected across comments and CDATA exactly once, trimmed of XML white space.
/// @param expected_namespace the namespace of the root and all its elements; another one is a finding.
[[nodiscard]] Result<Document> read_xml(SourceText source, std::string_view expected_namespace,
                                        const ReaderLimits& limits = {});

/// The same, held against a schema in the same pass. The root must be of the schema's own namespace, each element of one that
/// it knows. What breaks the schema are findings xml.schema.…, the first 20 at once, each with its place; so many elements as
/// the schema lets repeat may repeat. One element may hold 64 KiB of text.
[[nodiscard]] Result<Document> read_xml(SourceText source, const XmlSchema& schema, const ReaderLimits& limits = {});

/// How often libxml2 asked, in this process, to open something outside a document; each time it was refused.
[[nodiscard]] std::uint64_t refused_external_loads() noexcept;

}  // namespace ferrolabel::syntax
