// SPDX-License-Identifier: Apache-2.0
#include "report/table.hpp"

#include <algorithm>
#include <cassert>

namespace ferrolabel::report {

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() <= columns_.size());
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::marked(const Style& style) const {
  const auto& mark = style.table_mark;
  auto text = mark + "T";
  for (const auto& column : columns_) text += column.align == Align::right ? 'r' : 'l';
  const auto row = [&](const auto& cell) {
    text += mark + "R";
    for (std::size_t at = 0; at < columns_.size(); ++at) text += (at > 0 ? mark + "C" : std::string{}) + cell(at);
  };
  row([&](std::size_t at) { return columns_[at].title; });
  for (const auto& cells : rows_) row([&](std::size_t at) { return cells[at]; });
  return text + mark + "T";
}

std::string Table::text(const Style& style) const {
  if (rows_.empty()) return {};
  if (!style.table_mark.empty()) return marked(style);
  std::vector<std::size_t> widths;
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    auto widest = width(columns_[at].title);
    for (const auto& row : rows_) widest = std::max(widest, width(row[at]));
    widths.push_back(widest);
  }
  std::string text;
  const auto line = [&](const auto& cell) {
    std::string made;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      const std::string content = cell(at);
      const std::string gap(widths[at] - std::min(widths[at], width(content)), ' ');
      if (at > 0) made += "  ";
      made += columns_[at].align == Align::right ? gap + content : content + gap;
    }
    made.erase(made.find_last_not_of(' ') + 1);
    text += made + '\n';
  };
  const bool titled = std::any_of(columns_.begin(), columns_.end(), [](const Column& column) { return !column.title.empty(); });
  if (titled) line([&](std::size_t at) { return style.paint(Ink::strong, columns_[at].title); });
  for (const auto& row : rows_) line([&](std::size_t at) { return row[at]; });
  return text;
}

}  // namespace ferrolabel::report
