// SPDX-License-Identifier: Apache-2.0
// Life-cycle data that are broken, in each of the four formats: a finding with file and place each, and nothing taken for granted.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "formats/lca/open_dataset.hpp"
#include "support/input_world.hpp"
#include "syntax/file.hpp"

using namespace ferrolabel;

namespace {

/// What is put into a process of one product and one emission.
struct Parts {
  std::string amount = "2";  ///< of the emission
  std::string unit = "kg";   ///< of both
  std::string name = "mill";
};

struct Format {
  const char* name;
  const char* file;
  std::string (*process)(const Parts&);
  std::string without_exchanges;
};

std::string ecospold1(const std::string& name, const std::string& exchanges) {
  return "<ecoSpold xmlns=\"http://www.EcoInvent.org/EcoSpold01\">\n<dataset number=\"1\"><metaInformation><processInformation><referenceFunction name=\"" + name +
         "\"/></processInformation></metaInformation><flowData>\n" + exchanges + "</flowData></dataset></ecoSpold>\n";
}

std::string ecospold2(const std::string& name, const std::string& exchanges) {
  return "<ecoSpold xmlns=\"http://www.EcoInvent.org/EcoSpold02\">\n<activityDataset><activityDescription><activity id=\"a\"><activityName>" + name + "</activityName></activity></activityDescription><flowData>\n" +
         exchanges + "</flowData></activityDataset></ecoSpold>\n";
}

std::string ilcd(const std::string& name, const std::string& exchanges) {
  return "<processDataSet xmlns=\"http://lca.jrc.it/ILCD/Process\"><UUID>p</UUID><baseName>" + name + "</baseName>\n<referenceToReferenceFlow>1</referenceToReferenceFlow><exchanges>\n" + exchanges + "</exchanges></processDataSet>\n";
}

std::string linked(const std::string& name, const std::string& exchanges) { return R"({"@type":"Process","@id":"p","name":")" + name + "\",\n\"exchanges\":[\n" + exchanges + "]}\n"; }

std::string ecospold1_process(const Parts& parts) {
  const auto exchange = [&parts](const char* flow, const std::string& amount, const char* group) {
    return std::string{"<exchange number=\"1\" name=\""} + flow + "\" category=\"air\" subCategory=\"urban\" unit=\"" + parts.unit + "\" meanValue=\"" + amount + "\"><outputGroup>" + group + "</outputGroup></exchange>\n";
  };
  return ecospold1(parts.name, exchange("steel", "1", "0") + exchange("CO2", parts.amount, "4"));
}

std::string ecospold2_process(const Parts& parts) {
  const auto exchange = [&parts](const std::string& kind, const std::string& amount, const char* group) {
    return "<" + kind + "Exchange " + kind + "ExchangeId=\"" + kind + "\" amount=\"" + amount + "\"><name>" + kind + "</name><unitName>" + parts.unit +
           "</unitName><compartment><compartment>air</compartment></compartment><outputGroup>" + group + "</outputGroup></" + kind + "Exchange>\n";
  };
  return ecospold2(parts.name, exchange("intermediate", "1", "0") + exchange("elementary", parts.amount, "4"));
}

/// ILCD states its units in files of their own; where these are missing, no unit is known.
std::string ilcd_process(const Parts& parts) {
  const auto exchange = [](const char* number, const std::string& amount) {
    return std::string{"<exchange dataSetInternalID=\""} + number + "\"><referenceToFlowDataSet refObjectId=\"" + number + "\"/><exchangeDirection>Output</exchangeDirection><meanAmount>" + amount + "</meanAmount></exchange>\n";
  };
  return ilcd(parts.name, exchange("1", "1") + exchange("2", parts.amount));
}

std::string linked_process(const Parts& parts) {
  const auto exchange = [&parts](const char* id, const char* type, const std::string& amount, const char* reference) {
    return std::string{R"({"flow":{"@id":")"} + id + R"(","name":"n","flowType":")" + type + R"("},"unit":{"name":")" + parts.unit + R"("},"amount":)" + amount + R"(,"quantitativeReference":)" + reference + "}";
  };
  const bool is_number = !parts.amount.empty() && parts.amount.find_first_not_of("0123456789.e+-") == std::string::npos;
  return linked(parts.name, exchange("f", "PRODUCT_FLOW", "1", "true") + ",\n" + exchange("e", "ELEMENTARY_FLOW", is_number ? parts.amount : "\"" + parts.amount + "\"", "false"));
}

const std::vector<Format>& all_formats() {
  static const std::vector<Format> list{{"EcoSpold 1", "p.xml", ecospold1_process, ecospold1("mill", "")},
                                        {"EcoSpold 2", "p.spold", ecospold2_process, ecospold2("mill", "")},
                                        {"ILCD", "p.xml", ilcd_process, ilcd("mill", "")},
                                        {"openLCA JSON-LD", "p.json", linked_process, linked("mill", "")}};
  return list;
}

struct Outcome {
  std::size_t processes = 0, exchanges = 0;
  Findings findings;

  /// The first whose code begins so; nothing where there is none.
  const Finding* of(const std::string& code) const {
    for (const auto& finding : findings)
      if (finding.code.starts_with(code)) return &finding;
    return nullptr;
  }
};

Outcome open(const std::string& file, const std::string& bytes) {
  const support::InputWorld world;
  const auto units = formats::read_unit_table(syntax::read_json_file(std::string{FERROLABEL_SOURCE_DIR} + "/methods/units/lca-units.json").value()).value();
  const auto opened = formats::open_dataset({world.write(file, bytes)}, {.units = units});
  if (!opened) return {0, 0, opened.findings()};
  Outcome outcome{opened->dataset.processes.size(), 0, {}};
  for (const auto& process : opened->dataset.processes) outcome.exchanges += process.exchanges.size();
  for (const auto& complaint : opened->report.complaints) outcome.findings.insert(outcome.findings.end(), complaint.examples.begin(), complaint.examples.end());
  return outcome;
}

/// A finding of the code that stands in the file, at a line where `with_line`.
void check_told(const Outcome& outcome, const std::string& code, const std::string& file, bool with_line) {
  std::string all;
  for (const auto& finding : outcome.findings) all += describe(finding) + "\n";
  INFO(code << " in:\n" << all);
  const auto* finding = outcome.of(code);
  REQUIRE(finding != nullptr);
  CHECK(std::string{finding->place.file()}.ends_with(file));
  if (with_line) CHECK(finding->place.line > 0);
}

}  // namespace

TEST_CASE("the process that is broken below is sound") {
  for (const auto& format : all_formats()) {
    INFO(format.name);
    const auto outcome = open(format.file, format.process({}));
    CHECK(outcome.processes == 1);
    CHECK(outcome.exchanges == 2);
  }
}

TEST_CASE("life-cycle data that are cut short at any byte are told with file and line, and no half of a process is taken") {
  for (const auto& format : all_formats()) {
    INFO(format.name);
    const auto whole = format.process({});
    for (auto size = whole.find('\n') + 1; size < whole.find_last_of(">}"); ++size) {
      INFO(whole.substr(0, size));
      const auto outcome = open(format.file, whole.substr(0, size));
      CHECK(outcome.exchanges == 2 * outcome.processes);
      check_told(outcome, "syntax.", format.file, true);
    }
  }
}

TEST_CASE("bytes that are no UTF-8 are told with file and line") {
  for (const auto& format : all_formats()) {
    INFO(format.name);
    const auto outcome = open(format.file, format.process({.amount = "2", .unit = "kg", .name = "m\xFCll"}));
    CHECK(outcome.processes == 0);
    check_told(outcome, "syntax.", format.file, true);
  }
}

TEST_CASE("an archive with nothing in it holds no process") {
  CHECK(open("empty.zip", std::string{"PK\x05\x06", 4} + std::string(18, '\0')).of("import.nothing") != nullptr);
  CHECK(open("empty.tar", std::string(1024, '\0')).of("import.nothing") != nullptr);
  CHECK(open("no.zip", "").of("import.nothing") != nullptr);
}

TEST_CASE("a process without exchanges is told with its file") {
  for (const auto& format : all_formats()) {
    INFO(format.name);
    const auto outcome = open(format.file, format.without_exchanges);
    CHECK(outcome.processes == 1);
    check_told(outcome, "import.reference.missing", format.file, false);
  }
}

TEST_CASE("an amount that overflows, or is no finite number, is left out with file and place") {
  for (const auto& format : all_formats())
    for (const auto* amount : {"1e999", "-1e999", "NaN", "inf", "Infinity", "", "1,5", "0x10", "two"}) {
      INFO(format.name << " with " << amount);
      const auto outcome = open(format.file, format.process({.amount = amount, .unit = "kg", .name = "mill"}));
      if (outcome.of("syntax.json.number-overflow") != nullptr) {
        check_told(outcome, "syntax.json.number-overflow", format.file, true);
        continue;
      }
      CHECK(outcome.exchanges == 1);
      check_told(outcome, "import.amount.missing", format.file, true);
    }
}

TEST_CASE("a unit that is not known is told with a process that uses it") {
  for (const auto& format : all_formats()) {
    INFO(format.name);
    const auto outcome = open(format.file, format.process({.amount = "2", .unit = "hogshead", .name = "mill"}));
    CHECK(outcome.exchanges == 2);
    const auto* finding = outcome.of("import.unit.unknown");
    REQUIRE(finding != nullptr);
    CHECK(finding->message.find("first in process 'mill'") != std::string::npos);
  }
}
