// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/import_notes.hpp"

#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("a process without a reference product, or with 0 of it, is told with file and line") {
  ImportReport report;
  ImportNotes notes{report, "a.spold"};
  lca::Process process;
  process.exchanges.resize(1);
  notes.about_reference(process, 7);
  process.reference = 0;
  notes.about_reference(process, 8);
  process.exchanges[0].amount = 1;
  notes.about_reference(process, 9);
  CHECK(test::complaints(report) == test::Lines{"import.reference.missing x 1", "import.reference.zero x 1"});
  CHECK(report.complaints[0].examples[0].place.describe() == "a.spold:7");
}

TEST_CASE("a file that breaks off costs the process that it broke off in") {
  const std::string whole = R"(<dataset number="1"><metaInformation><processInformation><referenceFunction name="a"/></processInformation></metaInformation><flowData>
    <exchange number="1" name="a" unit="kg" meanValue="1"><outputGroup>0</outputGroup></exchange></flowData></dataset>)";
  const auto result = test::imported_text("a.xml", R"(<ecoSpold xmlns="http://www.EcoInvent.org/EcoSpold01">)" + whole + R"(<dataset number="2"><flowData><exchange number="1" name="b" unit="kg" meanValue="1"><outputGroup>0</outputGroup></exchange>)");
  CHECK(result.dataset.processes.size() == 1);
  REQUIRE(result.report.complaints.size() == 1);
  CHECK(result.report.complaints[0].examples[0].severity == Severity::error);
}

TEST_CASE("what has an id first keeps it, and what comes later is told") {
  ImportReport report;
  ImportNotes notes{report, "f"};
  std::map<std::string, int> values;
  *notes.first(values, "a", "the flow") = 1;
  CHECK(notes.first(values, "a", "the flow") == nullptr);
  CHECK(values.at("a") == 1);
  REQUIRE(report.complaints.size() == 1);
  CHECK(report.complaints[0].examples[0].code == "import.id.duplicate");
  CHECK(report.complaints[0].examples[0].message.find("the flow a was read before") != std::string::npos);
}
