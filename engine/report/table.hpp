// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/style.hpp"

namespace ferrolabel::report {

/// Text in columns that are as wide as their widest cell; two spaces between, none at the end of a line.
class Table {
 public:
  enum class Align { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  explicit Table(std::vector<Column> columns) : columns_{std::move(columns)} {}

  /// Missing cells at the end are empty. @pre not more cells than columns
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }
  /// Every line ended by '\n'; the titles in strong ink; marked where the style has a mark for tables. Empty where there are no rows.
  [[nodiscard]] std::string text(const Style& style) const;

 private:
  /// As html_page reads it: mark T, a letter a column, each row after mark R with mark C between its cells, mark T.
  [[nodiscard]] std::string marked(const Style& style) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace ferrolabel::report
