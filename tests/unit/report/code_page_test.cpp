// SPDX-License-Identifier: Apache-2.0
#include "report/codes/code_page.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

namespace {

std::vector<report::CodePage> shipped() {
  auto pages = report::read_code_pages(std::string{FERROLABEL_SOURCE_DIR} + "/methods/codes");
  for (const auto& finding : pages.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(pages.ok());
  return std::move(pages).value();
}

}  // namespace

TEST_CASE("every shipped page has code, title, meaning and mend, and no code has two pages") {
  const auto pages = shipped();
  REQUIRE(pages.size() > 50);
  for (std::size_t at = 1; at < pages.size(); ++at) CHECK(pages[at - 1].code < pages[at].code);
}

TEST_CASE("every shipped page is found by its code, and its text opens with the code and holds all the page says") {
  const auto pages = shipped();
  for (const auto& page : pages) {
    INFO(page.code);
    const auto found = report::find_code_page(pages, page.code);
    REQUIRE(found.ok());
    auto text = report::code_page_text(*found, {});
    CHECK(text.rfind(page.code + "\n", 0) == 0);
    std::size_t column = 0;
    std::size_t widest = 0;
    for (const char sign : text) widest = std::max(widest, column = sign == '\n' ? 0 : column + 1);
    CHECK(widest <= 110);  // bytes of at most 96 signs
    std::replace(text.begin(), text.end(), '\n', ' ');
    for (const auto& part : {page.title, page.meaning, page.mend}) CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("a page is found by its code; an unknown code is told with those of its area") {
  const auto pages = shipped();
  const auto page = report::find_code_page(pages, "cli.product.unknown");
  REQUIRE(page.ok());
  CHECK(report::code_page_text(*page, {}).find("To mend it: ") != std::string::npos);
  const auto unknown = report::find_code_page(pages, "cli.product");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.findings().front().code == "cli.help.unknown");
  CHECK(unknown.findings().front().fix.find("cli.product.unknown") != std::string::npos);
}
