// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "finding/result.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::syntax {

/// Reads strict XML 1.0: UTF-8, no DOCTYPE, no entities beyond the five, no external access, namespace-aware.
/// Element and attribute names are local names; xmlns declarations and xsi:* attributes are not members.
/// Text is collected across comments and CDATA exactly once, trimmed of XML white space.
/// @param expected_namespace the namespace of the root and all its elements; another one is a finding.
[[nodiscard]] Result<Document> read_xml(SourceText source, std::string_view expected_namespace,
                                        const ReaderLimits& limits = {});

/// How often libxml2 asked, in this process, to open something outside a document; each time it was refused.
[[nodiscard]] std::uint64_t refused_external_loads() noexcept;

}  // namespace ferrolabel::syntax
