// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_violations.hpp"

#include <catch2/catch.hpp>

#include "schema_reading.hpp"

using namespace ferrolabel;
using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

namespace {

/// The only finding: "code spot".
std::string told(const Result<Document>& result) {
  if (result.findings().size() != 1) return std::to_string(result.findings().size()) + " findings";
  return result.findings()[0].code + " " + spot(result.findings()[0].place);
}

}  // namespace

TEST_CASE("each way to break a schema has its code and its place") {
  const auto sides = "<side>1</side>" + good_thing;
  CHECK(told(box(box_of("", sides))) == "xml.schema.missing-attribute 1:1 /box");
  CHECK(told(box(box_of(" colour=\"red\" size=\"9\"", sides))) == "xml.schema.unexpected-attribute 1:35 /box/size");
  CHECK(told(box(box_of(" colour=\"green\"", sides))) == "xml.schema.value 1:22 /box/colour");
  CHECK(told(box(box_of(" colour=\"red\" made=\"2026-02-30\"", sides))) == "xml.schema.value 1:35 /box/made");
  CHECK(told(box(box_of(" colour=\"red\"", "<side>1</side><side>x</side>" + good_thing))) == "xml.schema.value 1:49 /box/side[2]");
  CHECK(told(box(box_of(" colour=\"red\"", "<side>1</side>"))) == "xml.schema.missing-element 1:1 /box");
  CHECK(told(box(box_of(" colour=\"red\"", good_thing))) == "xml.schema.unexpected-element 1:35 /box/thing");
  CHECK(told(box(box_of(" colour=\"red\"", "<side>1</side><empty> </empty>" + good_thing))) == "xml.schema.unexpected-text 1:49 /box/empty");
  CHECK(codes(box(box_of(" colour=\"red\"", "<side>1</side>lost" + good_thing))) == Codes{"xml.schema.unexpected-text", "syntax.xml.mixed-content"});
  CHECK(box(box_of(" colour=\"red\"", "<side>1</side>lost" + good_thing)).findings()[0].place.pointer == "/box");
  CHECK(told(box("<side xmlns=\"urn:box\">1</side>")) == "xml.schema.root 1:1 /side");
  CHECK(codes(box(box_of(" colour=\"red\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"", sides)))[0] == "xml.schema.violation");
}

TEST_CASE("the rank of the first of several siblings is in its place though they come later") {
  const auto result = box(box_of(" colour=\"red\"", "<side>x</side><side>1</side>" + good_thing));
  CHECK(told(result) == "xml.schema.value 1:35 /box/side[1]");
}

TEST_CASE("all violations of a document are told at once, up to a bound") {
  CHECK(codes(box(box_of(" colour=\"green\" made=\"today\"", "<side>x</side><side>1</side>"))) == Codes{"xml.schema.value", "xml.schema.value", "xml.schema.value", "xml.schema.missing-element"});
  std::string many;
  for (int i = 0; i < 50; ++i) many += "<side>x</side>";
  CHECK(box(box_of(" colour=\"red\"", many + good_thing)).findings().size() == most_schema_violations);
}

TEST_CASE("a mend says what is expected in the schema's words") {
  CHECK(box(box_of(" colour=\"green\"", "<side>1</side>" + good_thing)).findings()[0].fix == "write one of 'red', 'blue'");
  CHECK(box(box_of(" colour=\"red\"", "<side>x</side>" + good_thing)).findings()[0].fix == "expected: A size in mm: digits.");
  CHECK(box(box_of(" colour=\"red\" made=\"today\"", "<side>1</side>" + good_thing)).findings()[0].fix == "expected: A day as YYYY-MM-DD.");
  CHECK(box(box_of(" colour=\"red\"", "<side>1</side>")).findings()[0].fix == "add 'side', 'empty' or 'thing'");
  CHECK(box(box_of(" colour=\"red\"", good_thing)).findings()[0].fix == "expected here: 'side'");
}

TEST_CASE("a message repeats no more of a value than 80 bytes, and cannot be led astray by it") {
  const auto value = "', attribute 'made': The value is not a valid value of the atomic type 'xs:date'." + std::string(500, 'z');
  const auto result = box(box_of(" colour=\"" + value + "\"", "<side>1</side>" + good_thing));
  CHECK(told(result) == "xml.schema.value 1:22 /box/colour");
  CHECK(result.findings()[0].message.size() < 200);
  CHECK(result.findings()[0].fix == "write one of 'red', 'blue'");
  CHECK(told(box(box_of(" colour=\"red\"", "<side>', attribute 'made': x</side>" + good_thing))) == "xml.schema.value 1:35 /box/side");
}

TEST_CASE("the attribute that a message is about is taken from its opening words alone") {
  CHECK(attribute_of("Element '{urn:box}box', attribute 'colour': The value…") == "colour");
  CHECK(attribute_of("Element '{urn:box}box', attribute '{urn:x}colour': The value…") == "colour");
  CHECK(attribute_of("Element '{urn:box}side': The value ', attribute 'made': …").empty());
  CHECK(attribute_of("").empty());
}
