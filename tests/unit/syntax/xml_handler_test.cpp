// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_handler.hpp"

#include <catch2/catch.hpp>

#include "schema_reading.hpp"
#include "syntax/xml_violations.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("the root must be of the schema's own namespace, and every element of one that it knows") {
  CHECK(codes(box("<thing xmlns=\"urn:thing\" name=\"ball\"/>")) == Codes{"syntax.xml.namespace"});
  CHECK(codes(box("<box colour=\"red\"/>")) == Codes{"syntax.xml.namespace"});
  const auto foreign = box(box_of(" colour=\"red\"", "<side>1</side><thing xmlns=\"urn:else\" name=\"a\"><deeper><still/></deeper></thing>"));
  REQUIRE(foreign.findings().size() == 1);  // not again for what is in it, and not as a violation besides
  CHECK(foreign.findings()[0].code == "syntax.xml.namespace");
  CHECK(foreign.findings()[0].fix == "known here are urn:box, urn:thing");
}

TEST_CASE("a known namespace in the wrong place is a violation") {
  CHECK(codes(box(box_of(" colour=\"red\"", "<side xmlns=\"urn:thing\">1</side>" + good_thing))) == Codes{"xml.schema.unexpected-element"});
}

TEST_CASE("without a schema an element of another namespace is told once for all that it holds") {
  CHECK(codes(xml("<a xmlns=\"u\"><b xmlns=\"v\"><c/></b><d xmlns=\"w\"/></a>", "u")) == Codes{"syntax.xml.namespace", "syntax.xml.namespace"});
}

TEST_CASE("strictness of the XML holds under a schema too") {
  CHECK(codes(box("<!DOCTYPE box [<!ENTITY e \"red\">]>" + box_of(" colour=\"&e;\"", ""))) == Codes{"syntax.xml.doctype"});
  CHECK(codes(box(box_of(" colour=\"red\"", "<side>&none;</side>" + good_thing)))[0] == "syntax.xml.entity");
  CHECK(codes(box(box_of(" colour=\"red\" colour=\"red\"", "")))[0] == "syntax.xml.duplicate-attribute");
  CHECK(codes(box("<box xmlns=\"urn:box\" colour=\"red\"><side>1</side>"))[0] == "syntax.xml.not-well-formed");
  CHECK(codes(box("")) == Codes{"syntax.xml.no-root"});
}

TEST_CASE("text of an element is bounded under a schema, however it is cut into parts") {
  std::string parts;
  for (std::size_t i = 0; i < most_schema_text; ++i) parts += "&amp;";
  CHECK(codes(box(box_of(" colour=\"red\"", "<side>" + parts + "x</side>" + good_thing)))[0] == "xml.schema.text-too-long");
}

TEST_CASE("limits stop a document under a schema") {
  ReaderLimits limits;
  limits.nodes = 3;
  CHECK(codes(box(box_of(" colour=\"red\"", "<side>1</side><side>1</side><side>1</side>"), limits)) == Codes{"syntax.xml.too-many-nodes"});
  limits.nodes = 1;  // in the middle of a start tag, whose attributes the schema's plug has yet to see
  CHECK(codes(box(box_of(" colour=\"red\" made=\"2026-01-31\"", "<side>1</side>"), limits)) == Codes{"syntax.xml.too-many-nodes"});
}
