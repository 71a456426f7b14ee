// SPDX-License-Identifier: Apache-2.0
#include "report/pdf_pages.hpp"

#include <catch2/catch.hpp>

#include "report/style.hpp"

using namespace ferrolabel::report;

namespace {

std::size_t pages_of(const std::string& pdf) {
  const auto at = pdf.find("/Count ");
  return at == std::string::npos ? 0 : static_cast<std::size_t>(std::stoul(pdf.substr(at + 7)));
}

}  // namespace

TEST_CASE("a text becomes a PDF, the same bytes each time, without the time of day") {
  const auto text = Style{true}.paint(Ink::bad, "refused") + ": 1 ≤ 2\n├─ x\n";
  const auto pdf = pdf_pages("ferrolabel check", text);
  CHECK(pdf.starts_with("%PDF-"));
  CHECK(pdf.find("%%EOF") != std::string::npos);
  CHECK(pages_of(pdf) == 1);
  CHECK(pdf_pages("ferrolabel check", text) == pdf);
}

TEST_CASE("long texts take several pages, long lines go on in the next one, and nothing is a page too") {
  CHECK(pages_of(pdf_pages("t", "")) == 1);
  std::string lines;
  for (int at = 0; at < 300; ++at) lines += "line " + std::to_string(at) + "\n";
  CHECK(pages_of(pdf_pages("t", lines)) > 5);
  CHECK(pages_of(pdf_pages("t", std::string(100'000, 'x'))) > 3);
  std::string wide;
  for (int at = 0; at < 100'000; ++at) wide += "ü";
  CHECK(pages_of(pdf_pages("t", wide)) == pages_of(pdf_pages("t", std::string(100'000, 'x'))));
}

TEST_CASE("what a user wrote cannot end the PDF or its text") { CHECK(pages_of(pdf_pages("\x1b%%EOF", "%%EOF\nendstream\x1b[2J\x1b")) == 1); }
