// SPDX-License-Identifier: Apache-2.0
#include "server/page_files.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <regex>
#include <set>
#include <string>

#include "syntax/json_reader.hpp"

using namespace ferrolabel;

namespace {

std::string file(std::string_view name) {
  for (const auto& each : server::page_files())
    if (each.name == name) return std::string{each.bytes};
  FAIL("there is no " << name);
  return {};
}

std::multiset<std::string> matches(const std::string& text, const std::string& pattern, std::size_t group) {
  const std::regex wanted{pattern};
  std::multiset<std::string> found;
  for (std::sregex_iterator each{text.begin(), text.end(), wanted}, end; each != end; ++each) found.insert((*each)[group].str());
  return found;
}

}  // namespace

TEST_CASE("every text of the page is there in every language, with the same parameters") {
  const auto text = file("texts.json");
  const auto document = syntax::read_json({"texts.json", text}, syntax::file_limits());
  REQUIRE(document.ok());
  const auto english = document->root().member("en");
  std::size_t languages = 0;
  for (auto language = document->root().first_child(); language; language = language.next(), ++languages)
    for (auto each = english.first_child(); each; each = each.next()) {
      INFO(language.name() << ' ' << each.name());
      const auto translated = language.member(each.name());
      REQUIRE(translated);
      CHECK_FALSE(translated.scalar().empty());
      CHECK(matches(std::string{translated.scalar()}, "\\{\\w+\\}", 0) == matches(std::string{each.scalar()}, "\\{\\w+\\}", 0));
    }
  CHECK(languages == 3);
}

TEST_CASE("every text that the page asks for is in the file of texts") {
  const auto text = file("texts.json");
  const auto document = syntax::read_json({"texts.json", text}, syntax::file_limits());
  REQUIRE(document.ok());
  std::size_t asked = 0;
  for (const auto& each : server::page_files())
    for (const auto& key : matches(std::string{each.bytes}, R"re((text\("|data-text="|data-label=")([\w.-]+)")re", 2)) {
      INFO(each.name << ' ' << key);
      CHECK(document->root().member("en").member(key));
      ++asked;
    }
  CHECK(asked > 100);
}

TEST_CASE("the page makes no markup of text, has nothing inline, and names no other server") {
  for (const auto& each : server::page_files()) {
    INFO(each.name);
    const std::string text{each.bytes};
    for (const auto* forbidden : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", " style=\"", "<style", "<script>", " onclick=\"", "https://"})
      CHECK(text.find(forbidden) == std::string::npos);
    for (const auto& address : matches(text, R"(http://[^"' )]+)", 0)) CHECK(address.rfind("http://www.w3.org/2000/svg", 0) == 0);
  }
}

TEST_CASE("every file of the page has a media type and a tag of its own") {
  std::set<std::string_view> tags;
  for (const auto& each : server::page_files()) {
    CHECK(each.media_type.find('/') != std::string_view::npos);
    CHECK(each.entity_tag.size() == 34);
    CHECK(tags.insert(each.entity_tag).second);
    CHECK_FALSE(each.bytes.empty());
  }
  CHECK(tags.size() > 10);
}
