// SPDX-License-Identifier: Apache-2.0
#include "formats/ecospold/ecospold1_reader.hpp"

#include <cmath>

#include "support/growth.hpp"
#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

std::string dataset(const std::string& number, const std::string& name, const std::string& location, const std::string& exchanges) {
  return "<dataset number=\"" + number + R"("><metaInformation><processInformation><referenceFunction name=")" + name + R"("/><geography location=")" + location +
         "\"/></processInformation></metaInformation><flowData>" + exchanges + "</flowData></dataset>";
}

std::string exchange(const std::string& attributes, const std::string& group) { return "<exchange " + attributes + ">" + group + "</exchange>"; }

std::string product(const std::string& name, const std::string& attributes = R"(location="DE")") {
  return exchange(R"(number="1" category="c" subCategory="s" unit="kg" meanValue="1" name=")" + name + "\" " + attributes, "<outputGroup>0</outputGroup>");
}

ImportedDataset read(const std::string& datasets) { return test::imported_text("a.xml", R"(<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01">)" + datasets + "</ecoSpold>"); }

}  // namespace

TEST_CASE("the sample is read with its compartment") {
  const auto result = test::imported({test::lca_samples + "volca/ecospold1"});
  const auto& process = test::process_of(result.dataset, "electricity production, wind");
  const auto& co2 = test::exchange_of(result.dataset, process, "Carbon dioxide, fossil");
  CHECK(process.location == "DE");
  CHECK(process.reference == 0);
  CHECK(co2.amount == 0.01);
  CHECK(result.dataset.flows[co2.flow].compartment == "air/low population density");
  CHECK(result.dataset.flows[co2.flow].kind == lca::Flow::Kind::elementary);
}

// EcoSpold01FlowData.xsd: standardDeviation95 is the square of the geometric deviation of a lognormal, twice that of a normal.
TEST_CASE("the four distributions have the figures of the schema") {
  const auto with = [](const std::string& attributes) {
    return read(dataset("1", "a", "DE", product("a", "location=\"DE\" " + attributes))).dataset.processes[0].exchanges[0].uncertainty;
  };
  const auto lognormal = with(R"(uncertaintyType="1" standardDeviation95="1.21")");
  CHECK(lognormal.first == 0);
  CHECK(lognormal.second == Approx(std::log(1.1)));
  CHECK(with(R"(uncertaintyType="2" standardDeviation95="0.2")").second == 0.1);
  const auto triangular = with(R"(uncertaintyType="3" minValue="0.5" maxValue="2" mostLikelyValue="0.9")");
  CHECK(triangular.first == 0.5);
  CHECK(triangular.second == 0.9);
  CHECK(triangular.third == 2);
  CHECK(with(R"(uncertaintyType="4" minValue="0.5" maxValue="2")").second == 2);
  CHECK(with(R"(uncertaintyType="1")").kind == lca::Uncertainty::Kind::none);
}

TEST_CASE("an input without a location is linked to the one product of its name, or the one of its number, and told") {
  const auto input = [](const std::string& number) { return exchange(R"(category="c" subCategory="s" unit="kg" meanValue="2" name="power" number=")" + number + "\"", "<inputGroup>5</inputGroup>"); };
  const auto maker = [](const std::string& id, const std::string& location, const std::string& number) {
    return dataset(id, "power", location, exchange(R"(category="c" subCategory="s" unit="kg" meanValue="1" name="power" location=")" + location + "\" number=\"" + number + "\"", "<outputGroup>0</outputGroup>"));
  };
  const auto user = dataset("1", "steel", "DE", product("steel") + input("9"));
  const auto one = read(user + maker("2", "FR", "8"));
  CHECK(one.dataset.processes[0].exchanges[1].flow == one.dataset.processes[1].exchanges[0].flow);
  CHECK(one.dataset.flows.size() == 2);
  CHECK(test::complaints(one.report) == test::Lines{"import.link.guessed x 1"});
  const auto numbered = read(user + maker("2", "FR", "8") + maker("3", "CN", "9"));
  CHECK(numbered.dataset.processes[0].exchanges[1].flow == numbered.dataset.processes[2].exchanges[0].flow);
  const auto several = read(user + maker("2", "FR", "7") + maker("3", "CN", "8"));
  CHECK(test::complaints(several.report) == test::Lines{"import.link.several x 1"});
}

TEST_CASE("elementary flows in kilograms and in cubic metres are two; in becquerel and kilobecquerel one") {
  const auto emission = [](const std::string& unit) { return exchange(R"(number="5" category="air" subCategory="" meanValue="1000" name="x" unit=")" + unit + "\"", "<outputGroup>4</outputGroup>"); };
  const auto result = read(dataset("1", "a", "DE", product("a") + emission("kg") + emission("m3") + emission("kBq") + emission("Bq")));
  CHECK(result.dataset.flows.size() == 4);
  CHECK(result.dataset.processes[0].exchanges[4].amount == 1);
  CHECK(result.report.complaints.empty());
}

TEST_CASE("allocation fractions are percent, by numbers of exchanges") {
  const auto result = read(dataset("1", "a", "DE", product("a") + exchange(R"(number="2" name="b" location="DE" category="c" subCategory="s" unit="kg" meanValue="3")", "<outputGroup>2</outputGroup>") +
                                                       exchange(R"(number="3" name="e" category="air" subCategory="" unit="kg" meanValue="3")", "<outputGroup>4</outputGroup>") +
                                                       R"(<allocation referenceToCoProduct="2" allocationMethod="1" fraction="40"><referenceToInputOutput>3</referenceToInputOutput></allocation>)" +
                                                       R"(<allocation referenceToCoProduct="7" allocationMethod="1" fraction="60"/>)"));
  const auto& process = result.dataset.processes[0];
  REQUIRE(process.allocation.size() == 1);
  CHECK(process.allocation[0].share == 0.4);
  CHECK(process.allocation[0].exchange == 2);
  CHECK(process.allocation[0].product == process.exchanges[1].flow);
  CHECK(process.stated_allocation == lca::AllocationFactor::Method::economic);
  CHECK(test::complaints(result.report) == test::Lines{"import.allocation.unknown x 1"});
}

TEST_CASE("an exchange to allocate outside an allocation is told") {
  const auto result = read(dataset("1", "a", "DE", product("a") + "<referenceToInputOutput>1</referenceToInputOutput>"));
  CHECK(result.dataset.processes[0].allocation.empty());
  CHECK(test::complaints(result.report) == test::Lines{"import.allocation.unknown x 1"});
}

TEST_CASE("a dataset that has another within it is left out, and told") {
  const auto result = read(dataset("1", "a", "DE", product("a") + dataset("2", "b", "DE", product("b"))));
  REQUIRE(result.dataset.processes.size() == 1);
  CHECK(result.dataset.processes[0].name == "b");
  CHECK(test::complaints(result.report) == test::Lines{"import.process.nested x 1"});
}

TEST_CASE("a product that only a dataset makes which is left out is not made") {
  const auto power = [](const std::string& location) { return exchange(R"(category="c" subCategory="s" unit="kg" meanValue="1" name="power" )" + location, "<outputGroup>0</outputGroup>"); };
  const auto result = read(dataset("1", "a", "DE", product("a")) + dataset("1", "again", "DE", power(R"(location="DE")")) +
                           dataset("2", "b", "DE", product("b") + exchange(R"(category="c" subCategory="s" unit="kg" meanValue="1" name="power")", "<inputGroup>5</inputGroup>")));
  CHECK(test::complaints(result.report) == test::Lines{"import.process.duplicate x 1"});
}

TEST_CASE("a dataset which is left out does not make an input of another waste") {
  const auto sludge = [](const std::string& group) { return exchange(R"(number="2" category="c" subCategory="s" unit="kg" location="DE" meanValue="3" name="sludge")", group); };
  const auto result = read(dataset("1", "steel", "DE", product("steel") + sludge("<inputGroup>5</inputGroup>")) + dataset("1", "iron", "DE", product("iron") + sludge("<outputGroup>3</outputGroup>")));
  CHECK(result.dataset.flows[result.dataset.processes[0].exchanges[1].flow].kind == lca::Flow::Kind::product);
  CHECK(test::complaints(result.report) == test::Lines{"import.process.duplicate x 1"});
}

TEST_CASE("a hundred thousand shares of as many exchanges are read in a time that grows with them") {
  const auto shares = [](std::size_t count) {
    std::string text = product("a");
    std::string allocation = R"(<allocation referenceToCoProduct="1" allocationMethod="1" fraction="100">)";
    for (std::size_t i = 2; i < count + 2; ++i) {
      const auto number = std::to_string(i);
      text += exchange(R"(category="air" subCategory="" unit="kg" meanValue="1" name="e" number=")" + number + "\"", "<outputGroup>4</outputGroup>");
      allocation += "<referenceToInputOutput>" + number + "</referenceToInputOutput>";
    }
    CHECK(read(dataset("1", "a", "DE", text + allocation + "</allocation>")).dataset.processes[0].allocation.size() == count);
  };
  CHECK(tests::growth(10'000, shares) < tests::greatest_growth);
}
