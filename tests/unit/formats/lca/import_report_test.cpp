// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/import_report.hpp"

#include <catch2/catch.hpp>

#include "support/growth.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

TEST_CASE("findings are counted by code, and only the first of each are made") {
  ImportReport report;
  int made = 0;
  for (int i = 0; i < 100; ++i) {
    for (const auto* code : {"import.a", "import.b"}) {
      report.add(code, [&] {
        ++made;
        return Finding{code, Severity::note, {}, std::to_string(i), ""};
      });
    }
  }
  REQUIRE(report.complaints.size() == 2);
  CHECK(report.complaints[1].count == 100);
  CHECK(report.complaints[1].examples.size() == Complaint::most_examples);
  CHECK(report.complaints[1].examples[4].message == "4");
  CHECK(made == 2 * static_cast<int>(Complaint::most_examples));
}

TEST_CASE("conversions of one kind are counted together") {
  ImportReport report;
  report.converted({"MJ", "kWh", 1, 3.6, "unit table", 1});
  report.converted({"MJ", "kWh", 1, 3.6, "unit table", 2});
  report.converted({"MJ", "kWh", 1, 3.6, "unit group", 1});
  REQUIRE(report.conversions.size() == 2);
  CHECK(report.conversions[0].exchanges == 3);
}

TEST_CASE("a hundred thousand kinds of conversions are counted in a time that grows with them") {
  const auto count = [](std::size_t kinds) {
    ImportReport report;
    for (std::size_t i = 0; i < kinds; ++i) report.converted({"unit " + std::to_string(i), "kg", 1, 2, "unit group", 1});
    CHECK(report.conversions.size() == kinds);
  };
  CHECK(tests::growth(10'000, count) < tests::greatest_growth);
}
