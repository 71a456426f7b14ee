// SPDX-License-Identifier: Apache-2.0
#include "formats/openlca/openlca_reader.hpp"

#include <cmath>

#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

// The files of the sample say so: 4 processes with 31 exchanges, 34 allocation factors.
TEST_CASE("the sample is read whole, in units of its own unit groups") {
  const auto result = test::imported({test::lca_samples + "us-fpl"});
  std::size_t exchanges = 0, factors = 0;
  for (const auto& process : result.dataset.processes) {
    exchanges += process.exchanges.size();
    factors += process.allocation.size();
    CHECK(process.reference != lca::none);
  }
  CHECK(result.dataset.processes.size() == 4);
  CHECK(result.dataset.flows.size() == 23);
  CHECK(exchanges == 31);
  CHECK(factors == 34);
  CHECK(result.report.complaints.empty());
  REQUIRE_FALSE(result.report.conversions.empty());
  CHECK(result.report.conversions[0].source.starts_with("unit group '"));
}

TEST_CASE("schema 1 and schema 2 give the same process") {
  const auto process = [](const char* input, const char* reference, const char* avoided, const char* parameter) {
    const auto flag = [](const char* name) { return std::string{",\""} + name + "\":true"; };
    const auto result = test::imported_text(
        "p.json", R"({"@type":"Process","@id":"p","name":"n","defaultAllocationMethod":"ECONOMIC_ALLOCATION","parameters":[{"name":"q","value":2)" + flag(parameter) + R"(}],"exchanges":[
        {"internalId":1,"amount":1,"flow":{"@id":"f","name":"F","flowType":"PRODUCT_FLOW"},"unit":{"@id":"u","name":"kg"})" + flag(reference) + R"(},
        {"internalId":2,"amount":4,"amountFormula":"q*2","flow":{"@id":"g","name":"G","flowType":"PRODUCT_FLOW"},"unit":{"@id":"u","name":"kg"},"defaultProvider":{"@id":"p"},
         "uncertainty":{"distributionType":"LOG_NORMAL_DISTRIBUTION","geomMean":4,"geomSd":1.1})" + flag(input) + flag(avoided) + "}]}");
    CHECK(test::complaints(result.report) == test::Lines{"import.flow.missing x 2"});
    return result.dataset.processes.at(0);
  };
  for (const auto& each : {process("input", "quantitativeReference", "avoidedProduct", "inputParameter"), process("isInput", "isQuantitativeReference", "isAvoidedProduct", "isInputParameter")}) {
    CHECK(each.reference == 0);
    CHECK(each.exchanges.at(1).input);
    CHECK(each.exchanges[1].avoided);
    CHECK(each.exchanges[1].provider == 0);
    CHECK(each.formulas.at(each.exchanges[1].formula) == "q*2");
    CHECK(each.exchanges[1].uncertainty.second == std::log(1.1));
    CHECK(each.stated_allocation == lca::AllocationFactor::Method::economic);
    CHECK(each.parameters.at(0).formula.empty());
  }
}

TEST_CASE("a compartment is the path of categories, stated or linked") {
  const support::InputWorld world;
  world.write("a.json", R"({"@type":"Flow","@id":"1","name":"one","flowType":"ELEMENTARY_FLOW","category":"Elementary flows/Emission to air/urban"})");
  world.write("b.json", R"({"@type":"Flow","@id":"2","name":"two","flowType":"ELEMENTARY_FLOW","category":{"@id":"urban","name":"urban"}})");
  world.write("c.json", R"({"@type":"Category","@id":"urban","name":"urban","category":{"@id":"air"}})");
  world.write("d.json", R"({"@type":"Category","@id":"air","name":"air","category":{"@id":"air"}})");
  world.write("p.json", R"({"@type":"Process","@id":"p","name":"n","exchanges":[{"amount":1,"flow":{"@id":"1"},"quantitativeReference":true},{"amount":1,"flow":{"@id":"2"}}]})");
  const auto data = test::imported({world.path()}).dataset;
  CHECK(data.flows.at(0).compartment == "Emission to air/urban");
  CHECK(data.flows.at(1).compartment.ends_with("air/urban"));  // a circle of categories ends too
}

TEST_CASE("only a file that is called context.json is passed by, not one whose name ends so") {
  const auto text = R"({"@type":"Process","@id":"p","name":"n","parameters":[{"name":"q","value":"much"}],"exchanges":[]})";
  const auto result = test::imported_text("my-context.json", text);
  CHECK(result.dataset.processes.size() == 1);
  const auto told = test::complaints(result.report);
  CHECK(std::find(told.begin(), told.end(), "import.figure.missing x 1") != told.end());
}

TEST_CASE("flows, unit groups and properties that are there twice are told, and the first of each is kept") {
  const support::InputWorld world;
  for (const std::string number : {"1", "2"}) {
    world.write("flow" + number + ".json", R"({"@type":"Flow","@id":"f","name":"name )" + number + R"(","flowType":"PRODUCT_FLOW"})");
    world.write("group" + number + ".json", R"({"@type":"UnitGroup","@id":"g","name":"group","units":[]})");
    world.write("property" + number + ".json", R"({"@type":"FlowProperty","@id":"q","unitGroup":{"@id":"g"}})");
    world.write("category" + number + ".json", R"({"@type":"Category","@id":"c","name":"category"})");
    world.write("location" + number + ".json", R"({"@type":"Location","@id":"l","code":"L)" + number + R"("})");
  }
  world.write("process.json", R"({"@type":"Process","@id":"p","name":"n","location":{"@id":"l"},"exchanges":[{"amount":1,"flow":{"@id":"f"},"unit":{"name":"kg"},"quantitativeReference":true}]})");
  const auto result = test::imported({world.path()});
  CHECK(result.dataset.flows.at(0).name == "name 1");
  CHECK(result.dataset.processes.at(0).location == "L1");
  CHECK(test::complaints(result.report) == test::Lines{"import.id.duplicate x 5"});
}

TEST_CASE("a share of an exchange that is named by its flow alone is of that exchange, and one of none is told") {
  const auto share = [](const std::string& exchange) { return R"({"allocationType":"CAUSAL_ALLOCATION","product":{"@id":"f"},"value":0.25,"exchange":)" + exchange + "}"; };
  const auto result = test::imported_text("p.json", R"({"@type":"Process","@id":"p","name":"n","exchanges":[
    {"internalId":1,"amount":1,"flow":{"@id":"f","flowType":"PRODUCT_FLOW"},"unit":{"name":"kg"},"quantitativeReference":true},
    {"internalId":2,"amount":1,"flow":{"@id":"g","flowType":"PRODUCT_FLOW"},"unit":{"name":"kg"},"input":true}],"allocationFactors":[)" +
                                                        share(R"({"@type":"Exchange","flow":{"@id":"g"}})") + "," + share(R"({"@type":"Exchange","flow":{"@id":"h"}})") + "," + share(R"({"@type":"Exchange"})") + "]}");
  const auto& factors = result.dataset.processes.at(0).allocation;
  REQUIRE(factors.size() == 1);
  CHECK(factors[0].exchange == 1);
  CHECK(test::complaints(result.report) == test::Lines{"import.allocation.unknown x 2", "import.flow.missing x 2"});
}
