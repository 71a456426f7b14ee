// SPDX-License-Identifier: Apache-2.0
#include "report/codes/code_page.hpp"

#include <algorithm>

#include "syntax/file.hpp"

namespace ferrolabel::report {

namespace {

void read_pages(const std::filesystem::path& file, std::vector<CodePage>& pages, Findings& findings) {
  const auto take = [&findings](const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); };
  const auto document = syntax::read_json_file(file.string(), syntax::file_limits());
  if (!document) return take(document.findings());
  for (auto node = document->root().first_child(); node; node = node.next()) {
    const auto text = [&node](std::string_view name) { return std::string{node.member(name).scalar()}; };
    CodePage page{text("code"), text("title"), text("meaning"), text("mend")};
    if (page.code.empty() || page.title.empty() || page.meaning.empty() || page.mend.empty())
      findings.push_back({"cli.codes.bad-page", Severity::error, node.place(), "a page needs code, title, meaning and mend", "write all four"});
    pages.push_back(std::move(page));
  }
}

}  // namespace

Result<std::vector<CodePage>> read_code_pages(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error})
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<CodePage> pages;
  Findings findings;
  for (const auto& file : files) read_pages(file, pages, findings);
  if (has_errors(findings)) return findings;
  std::sort(pages.begin(), pages.end(), [](const auto& left, const auto& right) { return left.code < right.code; });
  return pages;
}

Result<CodePage> find_code_page(const std::vector<CodePage>& pages, std::string_view code) {
  const auto at = std::find_if(pages.begin(), pages.end(), [code](const auto& page) { return page.code == code; });
  if (at != pages.end()) return *at;
  const auto area = code.substr(0, code.find('.'));
  std::string known;
  for (const auto& page : pages)
    if (page.code.starts_with(area) && (page.code.size() == area.size() || page.code[area.size()] == '.')) known += (known.empty() ? "" : ", ") + page.code;
  return Finding{"cli.help.unknown", Severity::error, {}, "no finding has the code '" + std::string{code} + "'",
                 known.empty() ? "codes stand in square brackets before a finding's message" : "codes of this area: " + known};
}

std::string code_page_text(const CodePage& page, const Style& style) {
  return style.paint(Ink::strong, page.code) + "\n" + page.title + "\n\n" + wrapped(page.meaning) + "\n\n" + wrapped("To mend it: " + page.mend) + "\n";
}

}  // namespace ferrolabel::report
