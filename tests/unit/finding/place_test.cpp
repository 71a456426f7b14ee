// SPDX-License-Identifier: Apache-2.0
#include "finding/place.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

TEST_CASE("a place leaves out what is not known") {
  CHECK(Place{}.describe().empty());
  CHECK(Place{nullptr, "/a", 0, 0}.describe() == "/a");
  CHECK(Place{std::make_shared<const SourceText>(SourceText{"f", ""}), "", 4, 0}.describe() == "f:4");
}

TEST_CASE("an excerpt of a long line is cut round the caret and holds no control sign") {
  const auto source = std::make_shared<const SourceText>(SourceText{"f", std::string(1000, 'a') + "\x1b" + std::string(1000, 'b')});
  const auto text = Place{source, "", 1, 1001}.excerpt();
  CHECK(text.size() < 300);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text[text.rfind('^')] == '^');
}

TEST_CASE("a line beyond the text, or of a text that is not at hand, has no excerpt") {
  CHECK(Place{std::make_shared<const SourceText>(SourceText{"f", ""}), "", 1, 1}.excerpt().empty());
  CHECK(Place{std::make_shared<const SourceText>(SourceText{"f", "one line"}), "", 2, 1}.excerpt().empty());
}

TEST_CASE("the caret stands under the sign, not under the byte, and no sign is cut") {
  const auto source = std::make_shared<const SourceText>(SourceText{"f", "\"Wärmebedarf\": §1"});
  CHECK(Place{source, "", 1, 17}.excerpt() == "\"Wärmebedarf\": §1\n               ^\n");
  std::string umlauts;
  for (int i = 0; i < 500; ++i) umlauts += "ä";
  const auto text = Place{std::make_shared<const SourceText>(SourceText{"f", "x" + umlauts}), "", 1, 500}.excerpt();
  CHECK(text.substr(0, 2) == "ä");
  CHECK(text.substr(text.find('\n') - 2, 2) == "ä");
}
