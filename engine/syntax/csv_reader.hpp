// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"

namespace ferrolabel::syntax {

/// A table of text with a header, all rows as long as it.
struct CsvTable {
  std::shared_ptr<const SourceText> source;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint32_t> lines;  ///< where each row begins, 1-based

  /// The column of a name, which knows no case.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  /// Where a cell stands.
  [[nodiscard]] Place place(std::size_t row, std::size_t column) const;
};

/// Reads comma-separated values (RFC 4180): UTF-8, a BOM left aside, quotes doubled inside quotes, lines ended by LF or CRLF.
/// Findings: `syntax.csv.empty`, `.quote` (not closed, or followed by text), `.ragged` (a row of another length), `syntax.csv.utf8`.
[[nodiscard]] Result<CsvTable> read_csv(SourceText source);

}  // namespace ferrolabel::syntax
