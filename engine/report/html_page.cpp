// SPDX-License-Identifier: Apache-2.0
#include "report/html_page.hpp"

#include <vector>

#include "report/style.hpp"

namespace ferrolabel::report {

namespace {

constexpr std::string_view head =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<style>\n"
    "body { font: 1rem/1.45 system-ui, sans-serif; margin: 1.5rem auto; max-width: 80rem; padding: 0 1rem; color: #1b1f24; }\n"
    "pre { font: inherit; white-space: pre-wrap; margin: .8rem 0 .3rem; tab-size: 4; }\n"
    "table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }\n"
    ".wide { overflow-x: auto; }\n"
    "th, td { border-bottom: 1px solid #d5dae0; padding: .2rem .7rem .2rem 0; text-align: left; vertical-align: top; }\n"
    ".right { text-align: right; }\n.strong { font-weight: 600; }\n.faint { color: #59636e; }\n.good { color: #116329; }\n.doubtful { color: #7d4e00; }\n.bad { color: #a40e26; }\n"
    "@media print { body { max-width: none; font-size: 9pt; } tr { break-inside: avoid; } }\n</style>\n";

/// The printable text escaped, with the sequences of Style::paint as spans, closed at the text's end at the latest.
std::string spans(std::string_view raw) {
  const auto shown = printable(raw);
  std::string_view text = shown;
  static constexpr std::pair<std::string_view, std::string_view> inks[]{
      {"\x1b[1m", "strong"}, {"\x1b[2m", "faint"}, {"\x1b[32m", "good"}, {"\x1b[33m", "doubtful"}, {"\x1b[31m", "bad"}};
  std::string html;
  bool open = false;
  const auto close = [&] {
    if (open) html += "</span>";
    open = false;
  };
  while (!text.empty()) {
    std::size_t taken = 1;
    if (text.front() == '\x1b') {
      taken = text.find('m') + 1;
      close();
      for (const auto& [sequence, ink] : inks)
        if (text.starts_with(sequence)) {
          html += "<span class=\"" + std::string{ink} + "\">";
          open = true;
        }
    } else if (text.front() == '&') html += "&amp;";
    else if (text.front() == '<') html += "&lt;";
    else if (text.front() == '>') html += "&gt;";
    else html += text.front();
    text.remove_prefix(taken);
  }
  close();
  return html;
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> parts;
  for (auto found = text.find(at); found != std::string_view::npos; found = text.find(at)) {
    parts.push_back(text.substr(0, found));
    text.remove_prefix(found + at.size());
  }
  parts.push_back(text);
  return parts;
}

/// A table as Table::text marks it: the columns' alignments, the titles, and the rows.
std::string table(const std::vector<std::string_view>& rows, const std::string& cell_mark) {
  const auto alignments = rows[0];
  std::string html = "<div class=\"wide\"><table>\n";
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const auto cells = split(rows[at], cell_mark);
    const std::string name = at == 1 ? "th" : "td";
    std::string row;
    bool any = at > 1;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      any = any || !cells[column].empty();
      row += "<" + name + (column < alignments.size() && alignments[column] == 'r' ? " class=\"right\">" : ">") + spans(cells[column]) + "</" + name + ">";
    }
    if (any) html += "<tr>" + row + "</tr>\n";
  }
  return html + "</table></div>\n";
}

/// Lines outside tables, without blank ones at either end.
std::string lines(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text.empty() ? std::string{} : "<pre>" + spans(text) + "</pre>\n";
}

}  // namespace

std::string html_page(std::string_view title, std::string_view text, std::string_view table_mark) {
  const std::string mark{table_mark};
  std::string html{head};
  html += "<title>" + spans(title) + "</title>\n</head>\n<body>\n";
  const auto parts = split(text, mark + "T");
  for (std::size_t at = 0; at < parts.size(); ++at) {
    html += at % 2 == 0 ? lines(parts[at]) : table(split(parts[at], mark + "R"), mark + "C");
  }
  return html + "</body>\n</html>\n";
}

}  // namespace ferrolabel::report
