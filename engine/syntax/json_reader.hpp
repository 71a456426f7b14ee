// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "finding/result.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::syntax {

/// Limits of one document; each is a finding when passed. Defaults are those of SECURITY.md 1.2 and 1.3.
struct ReaderLimits {
  std::size_t bytes = 1u << 20;
  std::size_t depth = 64;
  std::size_t nodes = 100'000;
  std::size_t number_length = 64;           ///< characters of one number
  std::size_t start_tag_bytes = 64u << 10;  ///< XML only
};

/// Limits for a file that the user names on the command line: 64 MiB, 2,000,000 nodes.
[[nodiscard]] ReaderLimits file_limits() noexcept;

/// Reads strict JSON (RFC 8259 and I-JSON): UTF-8 without BOM or NUL, no duplicate names, no lone surrogates,
/// numbers kept as written. Syntax errors are findings with line and column.
[[nodiscard]] Result<Document> read_json(SourceText source, const ReaderLimits& limits = {});

}  // namespace ferrolabel::syntax
