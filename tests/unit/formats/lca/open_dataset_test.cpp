// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/open_dataset.hpp"

#include "formats/lca/dataset_cache.hpp"
#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("each format is known by its content, from folders and archives alike") {
  CHECK(test::imported({test::lca_samples + "steel-chain"}).report.format == "EcoSpold 2");
  CHECK(test::imported({test::lca_samples + "volca/ecospold1"}).report.format == "EcoSpold 1");
  CHECK(test::imported({test::lca_samples + "volca/ilcd"}).report.format == "ILCD");
  CHECK(test::imported({test::lca_samples + "us-fpl"}).report.format == "openLCA JSON-LD");
  const support::InputWorld world;
  support::pack(world.path("chain.zip"), {{"a.xml", syntax::read_file(test::lca_samples + "steel-chain/coal-extraction.spold", 1 << 20)->text}});
  const auto packed = test::imported({world.path("chain.zip")});
  CHECK(packed.report.format == "EcoSpold 2");
  CHECK(packed.dataset.name == "chain");
}

TEST_CASE("a comment before the root does not hide the format, whatever stands in it") {
  const auto text = syntax::read_file(test::lca_samples + "steel-chain/coal-extraction.spold", 1 << 20)->text;
  const auto root = text.find("<ecoSpold");
  REQUIRE(root != std::string::npos);
  CHECK(test::imported_text("a.xml", "<!-- <was> --><!-- <x> -->" + text.substr(root)).report.format == "EcoSpold 2");
}

TEST_CASE("what is no life-cycle data is told; where nothing else is there, it ends the import") {
  const support::InputWorld world;
  world.write("in/a.xml", "<html/>");
  world.write("in/b.json", "{\"a\": 1}");
  world.write("in/c.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a xmlns=\"http://www.EcoInvent.org/EcoSpold02\">&b;</a>");
  const auto none = open_dataset({world.path("in")}, {.units = test::shipped_units()});
  REQUIRE_FALSE(none);
  std::vector<std::string> codes;
  for (const auto& finding : none.findings()) codes.push_back(finding.code);
  CHECK(codes == test::Lines{"import.nothing", "import.format.unknown", "import.format.unknown", "syntax.xml.doctype"});
  const auto some = test::imported({world.path("in"), test::lca_samples + "steel-chain"});
  CHECK(some.dataset.processes.size() == 3);
  CHECK(test::complaints(some.report) == test::Lines{"import.format.unknown x 2", "syntax.xml.doctype x 1"});
}

TEST_CASE("a schema of the user's makes a report, and refuses nothing") {
  const std::string uri = "http://www.EcoInvent.org/EcoSpold01";
  const syntax::XmlSchema schema{{{"s.xsd", R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace=")" + uri +
                                              R"(" elementFormDefault="qualified"><xs:element name="ecoSpold"><xs:complexType><xs:sequence/></xs:complexType></xs:element></xs:schema>)"}}};
  ImportOptions options{.units = test::shipped_units()};
  options.schemas.push_back(schema);
  const auto result = open_dataset({test::lca_samples + "volca/ecospold1", test::lca_samples + "steel-chain"}, options);
  REQUIRE(result);
  CHECK(result->dataset.processes.size() == 4);
  CHECK(result->report.held_against_schema == 1);
  CHECK(result->report.break_schema == 1);
}

TEST_CASE("the same input gives the same bytes, in two runs") {
  const auto bytes = [] { return write_dataset_cache(test::imported({test::lca_samples})); };
  CHECK(bytes() == bytes());
}
