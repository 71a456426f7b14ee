// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_writer.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("XML is written indented, with the namespace on the root") {
  XmlWriter writer;
  writer.begin_element("plant", "urn:u").attribute("id", "a\"b");
  writer.begin_element("list").element("item", "1 < 2 & 3").element("item", "").end_element();
  writer.begin_element("mass").attribute("unit", "t").text("5").end_element();
  writer.end_element();
  CHECK(writer.text() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plant xmlns=\"urn:u\" id=\"a&quot;b\">\n  <list>\n    <item>1 "
        "&lt; 2 &amp; 3</item>\n    <item/>\n  </list>\n"
        "  <mass unit=\"t\">5</mass>\n</plant>\n");
}

TEST_CASE("what is written is read back") {
  const std::string awkward = "a\tb\nc\rd <>&\"' \u20ac ]]>";
  XmlWriter writer;
  writer.begin_element("r").attribute("a", awkward).element("e", awkward).end_element();
  const auto result = xml(writer.text());
  REQUIRE(result);
  CHECK(result->root().member("a").scalar() == awkward);
  CHECK(result->root().member("e").scalar() == awkward);
}

TEST_CASE("text that XML cannot hold is refused") {
  XmlWriter writer;
  writer.begin_element("r");
  CHECK_THROWS_AS(writer.text(std::string_view("\0", 1)), std::invalid_argument);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("r").text("\x01"), std::invalid_argument);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("r").text("\xFF"), std::invalid_argument);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("r").text("\xEF\xBF\xBF"), std::invalid_argument);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("1r"), std::invalid_argument);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("a b"), std::invalid_argument);
  CHECK_THROWS_AS(XmlWriter{}.begin_element(""), std::invalid_argument);
}

TEST_CASE("calls out of order are refused") {
  CHECK_THROWS_AS(XmlWriter{}.end_element(), std::logic_error);
  CHECK_THROWS_AS(XmlWriter{}.text("x"), std::logic_error);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("a").text("x").attribute("b", "1"), std::logic_error);
  CHECK_THROWS_AS(XmlWriter{}.begin_element("a").text("x").begin_element("b"), std::logic_error);
  CHECK_THROWS_AS(XmlWriter{}.element("a", "").begin_element("b"), std::logic_error);
}
