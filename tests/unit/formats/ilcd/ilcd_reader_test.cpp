// SPDX-License-Identifier: Apache-2.0
#include "formats/ilcd/ilcd_reader.hpp"

#include "formats/impact/impact_library.hpp"
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
  CHECK(data.flows[co2.flow].compartment == "Emissions to air");
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
  CHECK(process.exchanges[1].stated);
  CHECK(process.formulas.at(process.exchanges[1].formula) == "3 * v");
  CHECK(process.exchanges[1].uncertainty.kind == lca::Uncertainty::Kind::lognormal);
  CHECK(process.parameters.at(0).formula == "2*w");
  REQUIRE(process.allocation.size() == 1);
  CHECK(process.allocation[0].share == 0.75);
  CHECK(process.allocation[0].exchange == 1);
  CHECK(test::complaints(result.report) == test::Lines{"import.flow.missing x 2", "import.unit.unknown x 1"});
}

TEST_CASE("a product declaration gives its results by module and scenario, and its indicators are no exchanges") {
  const auto result = test::imported({test::lca_samples + "epd"});
  CHECK(result.report.complaints.empty());
  const auto& radiator = test::process_of(result.dataset, "Heizkörper");
  CHECK(radiator.exchanges.size() == 1);
  REQUIRE(radiator.declared.size() == 25);
  const auto& warming = radiator.declared.at(18);
  CHECK(warming.id == "77e416eb-a363-4258-a04e-171d843a6460");
  CHECK(warming.name == "Globales Erwärmungspotenzial (GWP)");
  CHECK(warming.unit == "kg CO2-Äqv.");
  REQUIRE(warming.amounts.size() == 1);
  CHECK(warming.amounts[0].module == "A1-A3");
  CHECK(warming.amounts[0].amount == 4.3636825804849);
  const auto& panel = test::process_of(result.dataset, "Wood panel");
  CHECK(panel.exchanges.size() == 1);
  const auto& reuse = panel.declared.at(0);
  REQUIRE(reuse.amounts.size() == 9);
  CHECK(reuse.amounts[1].module == "D");
  CHECK(reuse.amounts[1].scenario == "100% recycling");
  CHECK(reuse.amounts[1].amount == 1.1174092237469284);
}

TEST_CASE("a result that is not declared is not zero, one that is no number is told, and one without modules is kept") {
  const std::string text = R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process" xmlns:common="http://lca.jrc.it/ILCD/Common" xmlns:epd="http://www.iai.kit.edu/EPD/2013"><processInformation><dataSetInformation>
    <common:UUID>u</common:UUID></dataSetInformation><quantitativeReference><referenceToReferenceFlow>1</referenceToReferenceFlow></quantitativeReference></processInformation><exchanges>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"/><meanAmount>1</meanAmount></exchange></exchanges><LCIAResults>
    <LCIAResult><referenceToLCIAMethodDataSet refObjectId="m"><common:shortDescription xml:lang="de">Erwärmung</common:shortDescription></referenceToLCIAMethodDataSet><meanAmount>0.0</meanAmount><common:other>
      <epd:amount epd:module="A1-A3">ND</epd:amount><epd:amount epd:module="A4"/><epd:amount epd:module="C3">viel</epd:amount><epd:amount epd:module="D">-2.5</epd:amount><epd:amount epd:module="D">3</epd:amount><epd:amount epd:module="Z9">1</epd:amount>
      <epd:referenceToUnitGroupDataSet refObjectId="g"><common:shortDescription xml:lang="en">kg CO2e</common:shortDescription></epd:referenceToUnitGroupDataSet></common:other></LCIAResult>
    <LCIAResult><referenceToLCIAMethodDataSet refObjectId="n"/><common:other><epd:amount epd:module="A1-A3">MND</epd:amount></common:other></LCIAResult>
    <LCIAResult><referenceToLCIAMethodDataSet refObjectId="plain"/><meanAmount>7</meanAmount></LCIAResult></LCIAResults></processDataSet>)";
  const auto result = test::imported_text("p.xml", text);
  const auto& declared = result.dataset.processes.at(0).declared;
  REQUIRE(declared.size() == 2);
  CHECK(declared[0].name == "Erwärmung");
  CHECK(declared[0].unit == "kg CO2e");
  REQUIRE(declared[0].amounts.size() == 2);
  CHECK(declared[0].amounts[1].module == "Z9");
  CHECK(declared[0].amounts[0].module == "D");
  CHECK(declared[0].amounts[0].amount == -2.5);
  CHECK(declared[1].id == "plain");
  CHECK(declared[1].amounts.at(0).module.empty());
  CHECK(test::complaints(result.report) == test::Lines{"import.amount.missing x 1", "import.flow.missing x 1", "import.module.double x 1", "import.module.unknown x 1", "import.unit.unknown x 1"});
}

TEST_CASE("an exchange with an amount of its own stays one, whatever is declared beside it, and so does the reference product") {
  const std::string text = R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process" xmlns:common="http://lca.jrc.it/ILCD/Common" xmlns:epd="http://www.iai.kit.edu/EPD/2013"><processInformation><dataSetInformation>
    <common:UUID>u</common:UUID></dataSetInformation><quantitativeReference><referenceToReferenceFlow>1</referenceToReferenceFlow></quantitativeReference></processInformation><exchanges>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"/><meanAmount>0</meanAmount><common:other><epd:amount epd:module="A1">5</epd:amount></common:other></exchange>
    <exchange dataSetInternalID="2"><referenceToFlowDataSet refObjectId="g"/><exchangeDirection>Output</exchangeDirection><meanAmount>42</meanAmount><common:other><epd:amount epd:module="A1">ND</epd:amount></common:other></exchange>
    <exchange dataSetInternalID="4"><referenceToFlowDataSet refObjectId="k"/><exchangeDirection>Output</exchangeDirection><meanAmount>0</meanAmount><resultingAmount>6</resultingAmount><common:other><epd:amount epd:module="A1">ND</epd:amount></common:other></exchange>
    <exchange dataSetInternalID="3"><referenceToFlowDataSet refObjectId="h"/><exchangeDirection>Output</exchangeDirection><common:other><epd:amount epd:module="A1">ND</epd:amount></common:other></exchange></exchanges></processDataSet>)";
  const auto result = test::imported_text("p.xml", text);
  const auto& process = result.dataset.processes.at(0);
  REQUIRE(process.exchanges.size() == 3);
  CHECK(process.exchanges[2].amount == 6);
  CHECK(process.reference == 0);
  CHECK(process.exchanges[1].amount == 42);
  REQUIRE(process.declared.size() == 1);
  CHECK(process.declared[0].id == "f");
}

TEST_CASE("an impact method among the data is told") {
  const auto result = test::imported({test::lca_samples + "volca/ilcd", std::string{FERROLABEL_SOURCE_DIR} + "/methods/impact/ef-3.1/Resource_use_fossils_b2ad6110-c78d-11e6-9d9d-cec0c932ce01_01.00.010.xml"});
  CHECK(result.dataset.processes.size() == 3);
  CHECK(test::complaints(result.report) == test::Lines{"import.method.apart x 1"});
}

TEST_CASE("a flow has the compartment of its deepest category, under a name that the packs know") {
  const support::InputWorld world;
  const auto process = world.write("p.xml", R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process"><dataSetInformation><UUID>u</UUID></dataSetInformation><exchanges>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"/><exchangeDirection>Output</exchangeDirection><meanAmount>1</meanAmount></exchange></exchanges></processDataSet>)");
  const auto flow = world.write("f.xml", R"(<flowDataSet xmlns="http://lca.jrc.it/ILCD/Flow"><UUID>f</UUID><baseName xml:lang="en">first</baseName><baseName xml:lang="en">second</baseName>
    <category level="0">Emissions</category><category level="1">Emissions to air</category><category level="2">Emissions to air, unspecified</category>
    <typeOfDataSet>Elementary flow</typeOfDataSet></flowDataSet>)");
  const auto result = test::imported({process, flow});
  CHECK(result.dataset.flows.at(0).compartment == "Emissions to air, unspecified");
  CHECK(result.dataset.flows[0].name == "first");
  const auto library = ImpactLibrary::open(FERROLABEL_SOURCE_DIR "/methods").value();
  CHECK(library.compartments()->meaning(result.dataset.flows[0].compartment) == "air/unspecified");
}

TEST_CASE("a unit without a factor stays out of its group, and a parameter without a value is told") {
  const support::InputWorld world;
  const auto process = world.write("p.xml", R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process"><dataSetInformation><UUID>u</UUID></dataSetInformation>
    <variableParameter name="v"><meanValue>much</meanValue></variableParameter><exchanges>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"/><exchangeDirection>Output</exchangeDirection><meanAmount>1</meanAmount></exchange></exchanges></processDataSet>)");
  const auto units = world.write("u.xml", R"(<unitGroupDataSet xmlns="http://lca.jrc.it/ILCD/UnitGroup"><UUID>g</UUID><referenceToReferenceUnit>0</referenceToReferenceUnit>
    <unit dataSetInternalID="0"><name>kg</name></unit><unit dataSetInternalID="1"><name>lb</name><meanValue>x</meanValue></unit></unitGroupDataSet>)");
  const auto told = test::complaints(test::imported({process, units}).report);
  CHECK(std::find(told.begin(), told.end(), "import.figure.missing x 2") != told.end());
}

TEST_CASE("a flow that is there twice is told, and the first is kept") {
  const support::InputWorld world;
  for (const std::string number : {"1", "2"})
    world.write("flow" + number + ".xml", R"(<flowDataSet xmlns="http://lca.jrc.it/ILCD/Flow"><UUID>f</UUID><baseName>name )" + number + "</baseName></flowDataSet>");
  world.write("p.xml", R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process"><UUID>p</UUID><baseName>b</baseName><referenceToReferenceFlow>1</referenceToReferenceFlow>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"/><meanAmount>1</meanAmount></exchange></processDataSet>)");
  const auto result = test::imported({world.path()});
  CHECK(result.dataset.flows.at(0).name == "name 1");
  const auto told = test::complaints(result.report);
  CHECK(std::find(told.begin(), told.end(), "import.id.duplicate x 1") != told.end());
}

TEST_CASE("a mean amount that a variable multiplies is not the amount itself") {
  const auto result = test::imported_text("p.xml", R"(<processDataSet xmlns="http://lca.jrc.it/ILCD/Process"><UUID>p</UUID><baseName>b</baseName><referenceToReferenceFlow>1</referenceToReferenceFlow>
    <exchange dataSetInternalID="1"><referenceToFlowDataSet refObjectId="f"/><meanAmount>3</meanAmount><referenceToVariable>v</referenceToVariable></exchange></processDataSet>)");
  const auto& exchange = result.dataset.processes.at(0).exchanges.at(0);
  CHECK(exchange.formula == 0);
  CHECK_FALSE(exchange.stated);
}
