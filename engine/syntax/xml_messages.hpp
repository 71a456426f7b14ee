// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "finding/finding.hpp"
#include "syntax/document_builder.hpp"
#include "syntax/xml_scan.hpp"

namespace ferrolabel::syntax {

/// The finding for a text that the scan refused.
[[nodiscard]] Finding refusal_finding(XmlRefusal refusal, DocumentBuilder& builder, std::size_t offset,
                                      const ReaderLimits& limits);

/// The finding for an error of libxml2, by its number (xmlParserErrors). Its own message is not used: it repeats parts
/// of the file.
[[nodiscard]] Finding parse_finding(int error, DocumentBuilder& builder, std::size_t offset);

/// The finding for a text that is not XML without a nearer reason.
[[nodiscard]] Finding not_well_formed(DocumentBuilder& builder, std::size_t offset);

}  // namespace ferrolabel::syntax
