// SPDX-License-Identifier: Apache-2.0
#include "formats/ilcd/ilcd_reader.hpp"

#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("processes find their flows, and flows their units, through flow properties and unit groups") {
  const auto result = test::imported({test::lca_samples + "volca/ilcd"});
  const auto& data = result.dataset;
  CHECK(data.processes.size() == 3);
  const auto& process = test::process_of(data, "Coal extraction");
  CHECK(process.location == "GLO");
  CHECK(process.reference == 0);
  const auto& co2 = test::exchange_of(data, process, "Carbon dioxide");
  CHECK(co2.amount == 2.5);
  CHECK(data.flows[co2.flow].unit == "kg");
  CHECK(data.flows[co2.flow].compartment == "Emissions/Emissions to air");
  CHECK(data.flows[co2.flow].cas == "124-38-9");
  CHECK(test::exchange_of(data, test::process_of(data, "Mean Amount Process"), "Coal").amount == 42);
}

TEST_CASE("variables, allocation in percent, uncertainty and English names are read") {
  const std::string text = R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process" xmlns:common="http://lca.jrc.it/ILCD/Common"><processInformation><dataSetInformation>
    <common:UUID>u</common:UUID><name><baseName xml:lang="de">Stahl</baseName><baseName xml:lang="en">steel</baseName></name></dataSetInformation>
    <quantitativeReference><referenceToReferenceFlow>1</referenceToReferenceFlow></quantitativeReference>
    <geography><locationOfOperationSupplyOrProduction location="DE"/></geography>
    <mathematicalRelations><variableParameter name="v"><formula>2*w</formula><meanValue>4</meanValue></variableParameter></mathematicalRelations></processInformation><exchanges>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"><common:shortDescription xml:lang="en">flow</common:shortDescription></referenceToFlowDataSet><meanAmount>1</meanAmount></exchange>
    <exchange dataSetInternalID="2"><referenceToFlowDataSet refObjectId="g"/><exchangeDirection>Input</exchangeDirection><referenceToVariable>v</referenceToVariable><meanAmount>3</meanAmount><resultingAmount>12</resultingAmount>
    <uncertaintyDistributionType>log-normal</uncertaintyDistributionType><relativeStandardDeviation95In>1.21</relativeStandardDeviation95In>
    <allocations><allocation internalReferenceToCoProduct="1" allocatedFraction="75"/></allocations></exchange></exchanges></processDataSet>)";
  const auto result = test::imported_text("p.xml", text);
  const auto& process = result.dataset.processes.at(0);
  CHECK(process.name == "steel");
  CHECK(process.location == "DE");
  CHECK_FALSE(process.exchanges.at(0).input);
  CHECK(process.exchanges.at(1).amount == 12);
  CHECK(process.formulas.at(process.exchanges[1].formula) == "3 * v");
  CHECK(process.exchanges[1].uncertainty.kind == lca::Uncertainty::Kind::lognormal);
  CHECK(process.parameters.at(0).formula == "2*w");
  REQUIRE(process.allocation.size() == 1);
  CHECK(process.allocation[0].share == 0.75);
  CHECK(process.allocation[0].exchange == 1);
  CHECK(test::complaints(result.report) == test::Lines{"import.flow.missing x 2", "import.unit.unknown x 1"});
}
