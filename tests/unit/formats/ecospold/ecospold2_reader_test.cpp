// SPDX-License-Identifier: Apache-2.0
#include "formats/ecospold/ecospold2_reader.hpp"

#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

/// A file with these elements in its flowData.
std::string spold(const std::string& flow_data) {
  return R"(<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold02"><activityDataset><activityDescription><activity id="a"><activityName xml:lang="de">A</activityName><activityName xml:lang="en">activity</activityName></activity>
  <geography geographyId="g"><shortname xml:lang="en">DE</shortname></geography></activityDescription><flowData>
  <intermediateExchange id="1" amount="1" intermediateExchangeId="p"><name xml:lang="en">product</name><unitName xml:lang="en">kg</unitName><outputGroup>0</outputGroup></intermediateExchange>)" +
         flow_data + "</flowData></activityDataset></ecoSpold>";
}

std::string input(const std::string& attributes, const std::string& elements = "<inputGroup>5</inputGroup>") {
  return R"(<intermediateExchange id="2" intermediateExchangeId="i" )" + attributes + R"(><name xml:lang="en">input</name><unitName xml:lang="en">kg</unitName>)" + elements + "</intermediateExchange>";
}

}  // namespace

// VoLCA test-data/expected-results.md: 7.2 MJ are 2.0 kWh, and the emissions of one chain are 3.7 kg CO2 and 0.02 kg SO2.
TEST_CASE("the steel chain is linked, in units in which it adds up to the published inventory") {
  const auto result = test::imported({test::lca_samples + "steel-chain"});
  const auto& data = result.dataset;
  const auto& steel = test::process_of(data, "Steel production, synthetic test");
  const auto& power = test::process_of(data, "Electricity, from coal, synthetic test");
  const auto& coal = test::process_of(data, "Coal extraction, synthetic test");
  const auto& from_power = test::exchange_of(data, steel, "Electricity, from coal, synthetic test");
  const auto& from_coal = test::exchange_of(data, power, "Coal, hard, synthetic test");
  CHECK(&data.processes[from_power.provider] == &power);
  CHECK(&data.processes[from_coal.provider] == &coal);
  CHECK(from_power.amount == 2.0);
  const auto of = [&data](const lca::Process& process, const char* flow) { return test::exchange_of(data, process, flow).amount; };
  const double coal_used = from_power.amount * from_coal.amount / of(coal, "Coal, hard, synthetic test");
  CHECK(of(steel, "Carbon dioxide") + from_power.amount * of(power, "Carbon dioxide") + coal_used * of(coal, "Carbon dioxide") == Approx(3.7).epsilon(1e-12));
  CHECK(from_power.amount * of(power, "Sulfur dioxide") == Approx(0.02).epsilon(1e-12));
  CHECK(result.report.complaints.empty());
  CHECK(steel.location == "TEST");
}

TEST_CASE("loops, missing references, zero and negative amounts are kept as they are, and told") {
  const auto result = test::imported({test::lca_samples + "volca/edge"});
  const auto& data = result.dataset;
  CHECK(data.processes.size() == 7);
  const auto& loop = test::process_of(data, "circular loop A (dependency test)");
  CHECK(data.processes[test::exchange_of(data, loop, "product B").provider].name == "circular loop B (dependency test)");
  CHECK(test::process_of(data, "activity without reference product (error test)").reference == lca::none);
  const auto& odd = test::process_of(data, "zero and negative amounts test");
  CHECK(test::exchange_of(data, odd, "energy credit (negative)").amount == -2.5);
  CHECK(test::exchange_of(data, odd, "zero co-product").amount == 0);
  CHECK(test::exchange_of(data, odd, "Tiny emission (precision test)").amount == 1.23456789e-15);
  CHECK(test::complaints(result.report) == test::Lines{"import.compartment.missing x 1", "import.compartment.several x 2", "import.flow.kind x 1", "import.provider.missing x 15", "import.reference.missing x 1",
                                                           "import.unit.unknown x 1"});
}

TEST_CASE("one activity with two products is two processes") {
  const auto result = test::imported({test::lca_samples + "volca/switching"});
  CHECK(result.dataset.processes.size() == 4);
  CHECK(result.dataset.processes[0].id == "22222222-3333-4444-5555-666666666661_chemical-a-uuid");
}

TEST_CASE("a group counts as attribute before element; without one an exchange is left out, as without an amount") {
  const auto result = test::imported_text("a.spold", spold(input(R"(amount="1" inputGroup="5")", "<outputGroup>0</outputGroup>") + input(R"(amount="1")", "") + input(R"(amount="much")")));
  REQUIRE(result.dataset.processes[0].exchanges.size() == 2);
  CHECK(result.dataset.processes[0].exchanges[1].input);
  CHECK(result.dataset.processes[0].name == "activity");
  CHECK(test::complaints(result.report) == test::Lines{"import.amount.missing x 1", "import.group.missing x 1"});
}

TEST_CASE("uncertainties, formulas and parameters are kept; one that is infinite is told") {
  const auto result = test::imported_text(
      "a.spold", spold(input(R"(amount="2" mathematicalRelation="q*2" variableName="v")", R"(<uncertainty><lognormal meanValue="2" mu="0.69" variance="0.04" varianceWithPedigreeUncertainty="0.09"/></uncertainty><inputGroup>5</inputGroup>)") +
                       input(R"(amount="3")", R"(<uncertainty><lognormal meanValue="2" mu="0.69" variance="Infinity" varianceWithPedigreeUncertainty="Infinity"/></uncertainty><property propertyId="x" amount="1"><name>water</name><uncertainty><normal meanValue="9" variance="9"/></uncertainty></property><inputGroup>5</inputGroup>)") +
                       R"(<parameter variableName="q" amount="1"><name xml:lang="en">quantity</name><uncertainty><triangular minValue="0" mostLikelyValue="1" maxValue="3"/></uncertainty></parameter>)"));
  const auto& process = result.dataset.processes[0];
  REQUIRE(process.exchanges.size() == 3);
  CHECK(process.exchanges[1].uncertainty.kind == lca::Uncertainty::Kind::lognormal);
  CHECK(process.exchanges[1].uncertainty.first == 0.69);
  CHECK(process.exchanges[1].uncertainty.second == Approx(0.3));
  CHECK(process.formulas.at(process.exchanges[1].formula) == "v");
  CHECK(process.exchanges[2].uncertainty.kind == lca::Uncertainty::Kind::none);
  REQUIRE(process.parameters.size() == 2);
  CHECK(process.parameters[0].name == "v");
  CHECK(process.parameters[0].formula == "q*2");
  CHECK(process.parameters[1].name == "q");
  CHECK(process.parameters[1].uncertainty.third == 3);
  CHECK(test::complaints(result.report) == test::Lines{"import.property.left x 1", "import.uncertainty.unknown x 1"});
}

TEST_CASE("an element that is not understood is left out and told; documentation is not") {
  const auto result = test::imported_text("a.spold", spold("<impactIndicator><name>GWP</name></impactIndicator>" + input(R"(amount="1")", "<comment>c</comment><newThing/><inputGroup>5</inputGroup>")));
  CHECK(test::complaints(result.report) == test::Lines{"import.element.unknown x 2"});
  CHECK(result.dataset.processes[0].exchanges.size() == 2);
}

TEST_CASE("an activity that has another within it is left out, and told") {
  const auto inner = spold("");
  const auto from = inner.find("<activityDataset>");
  const auto result = test::imported_text("a.spold", spold("</flowData>" + inner.substr(from, inner.find("</ecoSpold>") - from) + "<flowData>"));
  CHECK(result.dataset.processes.size() == 1);
  CHECK(test::complaints(result.report) == test::Lines{"import.process.nested x 1"});
}

TEST_CASE("a parameter whose value is no number is told") {
  const auto result = test::imported_text("a.spold", spold(R"(<parameter variableName="q" amount="much"><name xml:lang="en">q</name></parameter>)"));
  CHECK(result.dataset.processes[0].parameters[0].value == 0);
  CHECK(test::complaints(result.report) == test::Lines{"import.figure.missing x 1"});
}
