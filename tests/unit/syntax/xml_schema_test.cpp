// SPDX-License-Identifier: Apache-2.0
#include "syntax/xml_schema.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "schema_reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("a document that keeps to the schema is read as it is without one, elements of an imported namespace too") {
  const auto text = box_of(" colour=\"red\" made=\"2026-01-31\"", "<side>10</side><side>20</side>" + good_thing);
  const auto result = box(text);
  REQUIRE(result);
  CHECK(result->root().name() == "box");
  CHECK(result->root().member("thing").member("name").scalar() == "ball");
  CHECK(result->root().member("side").next().scalar() == "20");
  CHECK(spot(result->root().member("thing").place()).ends_with("/box/thing"));
}

TEST_CASE("a schema knows its namespaces and what it says of its types and patterns") {
  const auto& schema = box_schema();
  CHECK(schema.target_namespace() == "urn:box");
  CHECK(schema.knows_namespace("urn:thing"));
  CHECK_FALSE(schema.knows_namespace("urn:other"));
  CHECK_FALSE(schema.knows_namespace(""));
  CHECK(schema.documentation("{urn:box}size") == "A size in mm: digits.");
  CHECK(schema.documentation("[0-9]+") == "A size in mm: digits.");
  CHECK(schema.documentation("{urn:box}colour").empty());
}

TEST_CASE("a text that is no schema, or imports one that is not given, cannot be compiled") {
  CHECK_THROWS_AS((XmlSchema{{}}), std::invalid_argument);
  CHECK_THROWS_AS((XmlSchema{{{"a.xsd", "<a/>"}}}), std::invalid_argument);
  CHECK_THROWS_AS((XmlSchema{{{"a.xsd", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"a\" type=\"none\"/></xs:schema>"}}}), std::invalid_argument);
  CHECK_THROWS_AS((XmlSchema{{{"box.xsd", box_xsd}}}), std::invalid_argument);
}

TEST_CASE("compiling a schema lends texts to libxml2 and opens nothing else, and documents still open nothing") {
  const auto before = refused_external_loads();
  const XmlSchema schema{{{"box.xsd", box_xsd}, {"thing.xsd", thing_xsd}}};
  CHECK(refused_external_loads() == before);
  const auto located = box_of(" colour=\"red\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:box file:///etc/passwd urn:x http://example.com/x.xsd\"", "<side>1</side>" + good_thing);
  CHECK(read_xml({"box.xml", located}, schema));
  CHECK(refused_external_loads() == before);
}

TEST_CASE("threads hold documents against one schema at once") {
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&wrong] {
      for (int round = 0; round < 200; ++round) {
        if (!box(box_of(" colour=\"blue\"", "<side>7</side>" + good_thing))) ++wrong;
        if (codes(box(box_of(" colour=\"green\"", "<side>7</side>" + good_thing))) != Codes{"xml.schema.value"}) ++wrong;
      }
    });
  threads.clear();
  CHECK(wrong == 0);
}
