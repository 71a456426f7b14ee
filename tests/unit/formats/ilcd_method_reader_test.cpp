// SPDX-License-Identifier: Apache-2.0
#include "formats/ilcd/ilcd_method_reader.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::formats {
namespace {

std::string method_with(const std::string& factors) {
  return R"(<LCIAMethodDataSet xmlns="http://lca.jrc.it/ILCD/LCIAMethod" xmlns:common="http://lca.jrc.it/ILCD/Common" version="1.1"><LCIAMethodInformation><dataSetInformation>)"
         R"(<common:UUID>u</common:UUID><common:name xml:lang="en">Acidification</common:name><impactIndicator>AE</impactIndicator></dataSetInformation>)"
         R"(<quantitativeReference><referenceQuantity refObjectId="q"><common:shortDescription xml:lang="en">mol H+</common:shortDescription></referenceQuantity></quantitativeReference>)"
         R"(</LCIAMethodInformation><characterisationFactors>)" + factors + "</characterisationFactors></LCIAMethodDataSet>";
}

std::string factor(const std::string& description, const std::string& location, const std::string& way, const std::string& value) {
  return R"(<factor><referenceToFlowDataSet refObjectId="f1"><common:shortDescription xml:lang="en">)" + description + "</common:shortDescription></referenceToFlowDataSet>" + location +
         "<exchangeDirection>" + way + "</exchangeDirection><meanValue>" + value + "</meanValue></factor>";
}

lca::ImpactFactor read_one(const std::string& text) {
  const auto category = read_ilcd_method({"m.xml", method_with(text)});
  for (const auto& finding : category.findings()) INFO(describe(finding));
  REQUIRE(category);
  REQUIRE(category->factors.size() == 1);
  return category->factors[0];
}

TEST_CASE("a factor has flow, way, place and value, and what the short description tells of the flow") {
  const auto read = read_one(factor("ammonia(Mass,kg,Emissions to air, unspecified (long-term))", "<location>DE</location>", "Output", "1.35E+01"));
  CHECK(read.flow_id == "f1");
  CHECK(read.name == "ammonia");
  CHECK(read.unit == "kg");
  CHECK(read.compartment == "Emissions to air, unspecified (long-term)");
  CHECK(read.location == "DE");
  CHECK(read.direction == lca::ImpactFactor::Direction::output);
  CHECK(read.value == 13.5);
}

TEST_CASE("names with brackets and commas of their own keep them") {
  CHECK(read_one(factor("methane (fossil)(Mass,kg,Emissions to air, unspecified)", "<location/>", "Output", "29.8")).name == "methane (fossil)");
  CHECK(read_one(factor("1,1-difluoro (x,y,z) ethane (Mass, kg, Emissions to fresh water)", "", "Output", "1")).name == "1,1-difluoro (x,y,z) ethane");
  const auto plain = read_one(factor("iron ore", "", "Input", "2"));
  CHECK(plain.name == "iron ore");
  CHECK(plain.unit.empty());
  CHECK(plain.direction == lca::ImpactFactor::Direction::input);
}

TEST_CASE("the category has the id, name, unit and indicator of the data set") {
  const auto category = read_ilcd_method({"m.xml", method_with(factor("a", "", "Output", "1"))});
  REQUIRE(category);
  CHECK(category->id == "u");
  CHECK(category->name == "Acidification");
  CHECK(category->unit == "mol H+");
  CHECK(category->method == "AE");
}

TEST_CASE("what is no method, has no factor, or a factor without flow or number is refused") {
  const auto code = [](const std::string& text) { return read_ilcd_method({"m.xml", text}).findings().front().code; };
  CHECK(code("<processDataSet/>") == "lca.ilcd-method.wrong-root");
  CHECK(code(method_with("")) == "lca.ilcd-method.missing");
  CHECK(code(method_with(factor("a", "", "Output", "much"))) == "lca.ilcd-method.number");
  CHECK(code(method_with("<factor><meanValue>1</meanValue></factor>")) == "lca.ilcd-method.missing");
  CHECK(code("<LCIAMethodDataSet/>") == "lca.ilcd-method.missing");
}

}  // namespace
}  // namespace ferrolabel::formats
