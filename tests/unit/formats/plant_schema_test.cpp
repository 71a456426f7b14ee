// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iterator>
#include <catch2/catch.hpp>

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "formats/plant/plant_writer.hpp"
#include "formats/plant/simple_plant.hpp"
#include "plant_test_support.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/xml_reader.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::plant_test;

namespace {

const std::string schemas = std::string{FERROLABEL_SOURCE_DIR} + "/schemas/";

/// Walks the field lists without a document and notes the names, which are what the schemas must have.
class NameCollector {
 public:
  template <class T>
  using Of = T&;
  std::set<std::string>& members;
  std::set<std::string>& items;

  void format(std::string_view) { add("format"), add("formatVersion"); }
  void here(Place&) {}
  void id(std::string&) { add("id"); }
  void text(std::string_view name, std::string&, Need = Need::optional) { add(name); }
  void text(std::string_view name, std::string&, Place&, Need = Need::optional) { add(name); }
  void country(std::string_view name, std::optional<plant::CountryCode>&) { add(name); }
  void country(std::string_view name, plant::CountryCode&, Place&) { add(name); }
  void cn(std::string_view name, plant::CnCode&, Place&) { add(name); }
  void date(std::string_view name, quantity::Date&) { add(name); }
  void integer(std::string_view name, std::optional<int>&, int, int, Need = Need::optional) { add(name); }
  template <class Enum>
  void choice(std::string_view name, Enum&, Need = Need::optional) {
    add(name);
  }
  template <class Value>
  void value(std::string_view name, Value&, Role = Role::plain) {
    add(name), evidence();
  }
  template <class Value>
  void value(std::string_view name, Value&, std::string_view) {
    add(name), evidence();
  }
  template <class Value>
  void embedded(Value&, Role = Role::plain) {
    add("value"), evidence();
  }
  void embedded(quantity::Datum&, std::initializer_list<std::string_view>) { add("value"), evidence(); }
  template <class Value, class Parts>
  void value_or(std::string_view name, Value&, Need, Parts parts) {
    add(name), evidence(), parts(*this);
  }
  template <class T>
  void object(std::string_view name, T& out, Need = Need::optional) {
    add(name), fields(*this, out);
  }
  template <class T>
  void object(std::string_view name, std::optional<T>&) {
    T out{};
    add(name), fields(*this, out);
  }
  template <class Fields>
  void group(std::string_view name, bool, Need, Fields fields_of_group) {
    add(name), fields_of_group(*this);
  }
  template <class T>
  void list(std::string_view name, std::string_view item, std::vector<T>&, Need = Need::optional) {
    T out{};
    add(name), items.emplace(item), fields(*this, out);
  }
  void texts(std::string_view name, std::string_view item, std::vector<std::string>&) { add(name), items.emplace(item); }
  void one_of(std::string_view, std::string_view, Need = Need::optional) {}

 private:
  void add(std::string_view name) { members.emplace(name); }
  void evidence() {
    for (const auto* name : {"unit", "tier", "uncertaintyPercent", "distribution", "source"}) add(name);
  }
};

struct Names {
  std::set<std::string> members;
  std::set<std::string> items;
};

Names known_to_the_reader() {
  Names names;
  NameCollector collector{names.members, names.items};
  plant::Installation plant;
  SimplePlant simple;
  fields(collector, plant);
  fields(collector, simple);
  names.members.insert("value");
  return names;
}

void collect_properties(syntax::Node node, std::set<std::string>& names) {
  for (auto child = node.first_child(); child; child = child.next()) {
    if (child.name() == "properties")
      for (auto property = child.first_child(); property; property = property.next()) names.emplace(property.name());
    collect_properties(child, names);
  }
}

void collect_declarations(syntax::Node node, std::set<std::string>& names) {
  for (auto child = node.first_child(); child; child = child.next()) {
    if (child.name() == "element" || child.name() == "attribute")
      if (const auto name = child.member("name")) names.emplace(name.scalar());
    collect_declarations(child, names);
  }
}

bool is_valid(const std::string& xml) {
  // From memory: our own reader has closed libxml2's door to files in this process.
  std::ifstream file{schemas + "plant.xsd", std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const std::unique_ptr<xmlSchemaParserCtxt, decltype(&xmlSchemaFreeParserCtxt)> parser{xmlSchemaNewMemParserCtxt(text.data(), static_cast<int>(text.size())), xmlSchemaFreeParserCtxt};
  const std::unique_ptr<xmlSchema, decltype(&xmlSchemaFree)> schema{xmlSchemaParse(parser.get()), xmlSchemaFree};
  REQUIRE(schema);
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document{xmlReadMemory(xml.data(), static_cast<int>(xml.size()), nullptr, nullptr, XML_PARSE_NONET), xmlFreeDoc};
  REQUIRE(document);
  const std::unique_ptr<xmlSchemaValidCtxt, decltype(&xmlSchemaFreeValidCtxt)> validation{xmlSchemaNewValidCtxt(schema.get()), xmlSchemaFreeValidCtxt};
  xmlSchemaSetValidStructuredErrors(validation.get(), [](void*, xmlErrorPtr) {}, nullptr);
  return xmlSchemaValidateDoc(validation.get(), document.get()) == 0;
}

}  // namespace

TEST_CASE("the JSON schema has exactly the members that the reader knows") {
  const auto document = syntax::read_json({"schema", read_text(schemas + "plant.schema.json")}, syntax::file_limits()).value();
  std::set<std::string> names;
  collect_properties(document.root(), names);
  CHECK(names == known_to_the_reader().members);
}

TEST_CASE("the XSD has exactly the members, the list items and the roots that the reader knows") {
  const auto document = syntax::read_xml({"schema", read_text(schemas + "plant.xsd")}, "", syntax::file_limits()).value();
  std::set<std::string> names;
  collect_declarations(document.root(), names);
  auto known = known_to_the_reader();
  known.members.merge(known.items);
  known.members.insert({std::string{plant_root}, std::string{simple_plant_root}});
  CHECK(names == known.members);
}

TEST_CASE("the full example has every member of the full form, so that what is shown of it holds for all") {
  Names names;
  NameCollector collector{names.members, names.items};
  plant::Installation plant;
  fields(collector, plant);
  const auto text = full();
  for (const auto& name : names.members) {
    CAPTURE(name);
    CHECK(text.find("\"" + name + "\"") != std::string::npos);
  }
}

TEST_CASE("every sample and the full example are valid XML by the XSD once written") {
  CHECK(is_valid(write_plant_xml(*read(full()))));
  int samples = 0;
  for (const auto& entry : std::filesystem::directory_iterator{std::string{FERROLABEL_SOURCE_DIR} + "/samples/plants"}) {
    const auto path = entry.path();
    CAPTURE(path.string());
    if (path.extension() == ".xml") CHECK(is_valid(read_text(path.string())));
    if (path.extension() != ".json") continue;
    const auto plant = read(read_text(path.string()));
    REQUIRE(plant.ok());
    CHECK(is_valid(write_plant_xml(*plant)));
    ++samples;
  }
  CHECK(samples > 0);
}

TEST_CASE("the one-page form in XML is valid by the XSD and reads as in JSON") {
  const std::string xml = read_text(data + "simple.xml");
  CHECK(is_valid(xml));
  CHECK(plant_digest(*read(xml)) == plant_digest(*read(simple())));
}

TEST_CASE("the XSD refuses an unknown attribute, a wrong unit and a missing value") {
  const auto xml = write_plant_xml(*read(std::string{small}));
  REQUIRE(is_valid(xml));
  CHECK_FALSE(is_valid(with(xml, "name=\"X\"", "nam=\"X\"")));
  CHECK_FALSE(is_valid(with(xml, "unit=\"t\"", "unit=\"GJ/t\"")));
  CHECK_FALSE(is_valid(with(xml, ">100<", "><")));
}
