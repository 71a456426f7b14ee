// SPDX-License-Identifier: Apache-2.0
#include "syntax/csv_reader.hpp"

#include <algorithm>
#include <memory>

#include "syntax/encoding.hpp"

namespace ferrolabel::syntax {
namespace {

char lower(char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; }

/// Cuts the text into records; a quoted field may hold line ends.
class CsvScanner {
 public:
  explicit CsvScanner(std::string_view text) : text_{text} {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] std::uint32_t line() const { return line_; }

  /// @return false where a quote is wrong
  bool record(std::vector<std::string>& fields) {
    fields.clear();
    for (;;) {
      auto& field = fields.emplace_back();
      if (!at_end() && text_[at_] == '"' ? !quoted(field) : !plain(field)) return false;
      if (at_end()) return true;
      if (text_[at_] == ',') {
        ++at_;
        continue;
      }
      if (text_[at_] == '\r') ++at_;
      if (!at_end() && text_[at_] == '\n') ++at_;
      ++line_;
      return true;
    }
  }

 private:
  [[nodiscard]] bool ends_field() const { return at_end() || text_[at_] == ',' || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n" || (text_[at_] == '\r' && at_ + 1 == text_.size()); }

  bool plain(std::string& field) {
    const auto begin = at_;
    while (!ends_field()) {
      if (text_[at_] == '"') return false;
      ++at_;
    }
    field = text_.substr(begin, at_ - begin);
    return true;
  }

  bool quoted(std::string& field) {
    for (++at_; !at_end(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        field += text_[at_];
        continue;
      }
      if (text_.substr(at_, 2) != "\"\"") {
        ++at_;
        return ends_field();
      }
      field += '"';
      ++at_;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find_if(header.begin(), header.end(), [name](const std::string& title) {
    return std::equal(title.begin(), title.end(), name.begin(), name.end(), [](char a, char b) { return lower(a) == lower(b); });
  });
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Place CsvTable::place(std::size_t row, std::size_t column_number) const {
  return {source, column_number < header.size() ? header[column_number] : std::string{}, lines[row], 0};
}

Result<CsvTable> read_csv(SourceText source) {
  CsvTable table;
  table.source = std::make_shared<const SourceText>(std::move(source));
  const auto& text = table.source->text;
  if (!is_utf8(text)) return Finding{"syntax.csv.utf8", Severity::error, {table.source, {}}, "the table is not UTF-8", "save it as UTF-8"};
  CsvScanner scanner{text};
  std::vector<std::string> fields;
  while (!scanner.at_end()) {
    const auto line = scanner.line();
    if (!scanner.record(fields)) return Finding{"syntax.csv.quote", Severity::error, {table.source, {}, line}, "a quote is not closed, or text stands beside a quoted field", "quote the whole field, and double the quotes in it"};
    if (fields.size() == 1 && fields.front().empty()) continue;
    if (table.header.empty()) {
      table.header = fields;
      continue;
    }
    if (fields.size() != table.header.size())
      return Finding{"syntax.csv.ragged", Severity::error, {table.source, {}, line}, "the row has " + std::to_string(fields.size()) + " fields, the header " + std::to_string(table.header.size()), "give each row as many fields as the header"};
    table.rows.push_back(fields);
    table.lines.push_back(line);
  }
  if (table.header.empty()) return Finding{"syntax.csv.empty", Severity::error, {table.source, {}}, "the table has no header", "give a first line with the names of the columns"};
  return table;
}

}  // namespace ferrolabel::syntax
