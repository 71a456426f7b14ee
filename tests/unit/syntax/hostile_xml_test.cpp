// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <ctime>

#include "hostile.hpp"
#include "reading.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

namespace {

const std::vector<std::string> folders = {"libxml2", "own", "payloads"};

std::string refused_by(std::string text) {
  const auto result = xml(std::move(text));
  return result ? "-" : result.findings().at(0).code;
}

}  // namespace

TEST_CASE("every hostile XML document has its pinned verdict, and every verdict its document") {
  auto rows = verdicts("xml-verdicts.tsv");
  const auto files = documents("xml", folders);
  CHECK(files.size() == 232);
  for (const auto& [name, text] : files) {
    INFO(name);
    const auto row = rows.find(name);
    REQUIRE(row != rows.end());
    CHECK(refused_by(text) == row->second.code);
    CHECK((row->second.code == "-") == (row->second.verdict == "accept"));
    rows.erase(row);
  }
  for (const auto& row : rows) FAIL_CHECK("no document for the verdict on " << row.first);
}

TEST_CASE("the pinned verdicts agree with the names of the XML files, and each accepted one has a reason") {
  for (const auto& [name, row] : verdicts("xml-verdicts.tsv")) {
    INFO(name);
    const std::string file = name.substr(name.rfind('/') + 1);
    if (file.starts_with("reject_")) CHECK(row.verdict == "reject");
    if (file.starts_with("inert_") || file.starts_with("note_")) CHECK(row.verdict == "accept");
    if (row.verdict == "accept") CHECK(row.reason.size() > 10);
  }
}

TEST_CASE("no hostile XML document makes the parser ask for a file or an address") {
  const auto before = refused_external_loads();
  std::size_t read = 0;
  for (const auto& [name, text] : documents("xml", folders)) {
    static_cast<void>(xml(text));
    ++read;
  }
  CHECK(read == 232);
  CHECK(refused_external_loads() == before);
}

TEST_CASE("no document with a declaration or an entity of its own is accepted") {
  for (const auto& [name, text] : documents("xml", folders)) {
    if (text.find("<!DOCTYPE") == std::string::npos && text.find("<!ENTITY") == std::string::npos) continue;
    INFO(name);
    CHECK_FALSE(xml(text));
  }
}

TEST_CASE("a number in a note_ file is the exact value or none") {
  const auto number = [](const std::string& name) {
    const auto result = xml(slurp(hostile_folder + "xml/own/" + name));
    REQUIRE(result);
    return parse_number(result->root().scalar());
  };
  CHECK(number("note_cdata_splits_text.xml") == 10'000.0);
  CHECK_FALSE(number("note_decimal_comma.xml"));
  CHECK_FALSE(number("note_exotic_digits.xml"));
  CHECK_FALSE(number("note_whitespace_nbsp.xml"));
}

TEST_CASE("a hostile XML document makes memory grow by less than 8 MB") {
  for (const auto& [name, text] : documents("xml", folders)) {
    INFO(name);
    CHECK(memory_growth([&text = text] { static_cast<void>(xml(text)); }) < most_growth);
  }
}

TEST_CASE("generated XML bombs are refused at little cost") {
  std::string attributes = "<a";
  for (int i = 0; i < 60'000; ++i) attributes += " a" + std::to_string(i) + "=''";
  std::string few_bytes = "<r>";
  for (int tag = 0; tag < 20; ++tag) {
    few_bytes += "<a";
    for (int i = 0; i < 5'000; ++i) few_bytes += " b" + std::to_string(i) + "=''";
    few_bytes += "/>";
  }
  std::string siblings = "<r>";
  for (int i = 0; i < 200'000; ++i) siblings += "<a/>";
  std::string deep;
  for (int i = 0; i < 300'000; ++i) deep += "<a>";
  const std::map<std::string, std::pair<std::string, std::string>> bombs = {
      {"60,000 attributes", {attributes + "/>", "syntax.xml.start-tag-too-large"}},
      {"20 tags of 5,000 attributes", {few_bytes + "</r>", "syntax.xml.too-many-attributes"}},
      {"200,000 elements", {siblings + "</r>", "syntax.xml.too-many-nodes"}},
      {"300,000 deep", {deep, "syntax.xml.too-deep"}},
      {"an attribute without end", {"<a b='" + std::string(1'000'000, 'x'), "syntax.xml.start-tag-too-large"}},
      {"2 MiB of blanks", {std::string(2 << 20, ' '), "syntax.xml.too-large"}},
      {"a million '<'", {std::string(1'000'000, '<'), "syntax.xml.start-tag-too-large"}},
  };
  for (const auto& [name, bomb] : bombs) {
    INFO(name);
    const std::clock_t start = std::clock();
    std::string code;
    CHECK(memory_growth([&, text = bomb.first]() mutable { code = refused_by(std::move(text)); }) < most_growth);
    CHECK(code == bomb.second);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 2.0);
  }
}

TEST_CASE("a hundred thousand prefixed elements under many declarations are read in time near to linear") {
  std::string text;
  for (int level = 0; level < 60; ++level) {
    text += "<a";
    for (int i = 0; i < 15; ++i) text += " xmlns:n" + std::to_string(level) + "_" + std::to_string(i) + "='u'";
    text += ">";
  }
  for (int i = 0; i < 90'000; ++i) text += "<a/>";
  for (int level = 0; level < 60; ++level) text += "</a>";
  const std::clock_t start = std::clock();
  CHECK(xml(text));
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 5.0);
}
