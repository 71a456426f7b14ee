// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_schema.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include "formats/submission/submission.hpp"
#include "syntax/xml_reader.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

syntax::Document schema_file(const std::string& name) {
  std::ifstream stream{std::string{FERROLABEL_SOURCE_DIR} + "/schemas/" + name, std::ios::binary};
  auto read = syntax::read_xml({name, {std::istreambuf_iterator<char>{stream}, {}}}, "http://www.w3.org/2001/XMLSchema", syntax::file_limits());
  REQUIRE(read);
  return std::move(read).value();
}

/// Elements, attributes and named types without documentation of their own, as "line name".
void collect_silent(syntax::Node node, std::vector<std::string>& silent) {
  for (auto child = node.first_child(); child; child = child.next()) {
    const auto kind = child.name();
    const bool counts = kind == "element" || kind == "attribute" || kind == "simpleType" || kind == "complexType";
    const bool is_declaration = counts && (child.member("name") || child.member("ref"));
    if (is_declaration && child.member("annotation").member("documentation").scalar().empty())
      silent.push_back(std::to_string(child.place().line) + " " + std::string{child.member("name").scalar()});
    collect_silent(child, silent);
  }
}

bool has_element(syntax::Node node, std::string_view name) {
  for (auto child = node.first_child(); child; child = child.next())
    if (child.name() == name || has_element(child, name)) return true;
  return false;
}

}  // namespace

TEST_CASE("the schema of submissions is compiled in with those of plants and signatures") {
  const auto schema = submission_schema();
  CHECK(schema.target_namespace() == submission_namespace);
  CHECK(schema.knows_namespace("https://ferrolabel.eu/ns/plant/1"));
  CHECK(schema.knows_namespace("http://www.w3.org/2000/09/xmldsig#"));
}

TEST_CASE("every element, attribute and type of the XML schemas has documentation, and none uses keys") {
  for (const auto* name : {"submission.xsd", "plant.xsd", "xml-signature.xsd"}) {
    INFO(name);
    const auto document = schema_file(name);
    CHECK_FALSE(document.root().member("annotation").member("documentation").scalar().empty());
    std::vector<std::string> silent;
    collect_silent(document.root(), silent);
    CHECK(silent == std::vector<std::string>{});
    for (const auto* key : {"key", "keyref", "unique"}) CHECK_FALSE(has_element(document.root(), key));  // quadratic in libxml2 2.9.14
  }
}
