// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::syntax {

/// Reads a regular file, byte for byte; "-" is standard input (which may be a pipe).
/// Findings: syntax.file.missing, .not-regular, .unreadable, .too-large (more than `limit` bytes; no more are read).
[[nodiscard]] Result<SourceText> read_file(const std::string& path, std::size_t limit);

/// read_file and read_json, with the findings of both.
[[nodiscard]] Result<Document> read_json_file(const std::string& path, const ReaderLimits& limits = {});

/// Reads JSON or XML: XML where the first sign that is not blank (a BOM left aside) is '<', JSON otherwise; the file's
/// name does not matter.
/// Finding syntax.file.spreadsheet for an XLSX or another office file, which is neither.
/// @param xml_namespace that an XML document must be of; empty = any
[[nodiscard]] Result<Document> read_document(SourceText source, std::string_view xml_namespace,
                                             const ReaderLimits& limits = {});

}  // namespace ferrolabel::syntax
