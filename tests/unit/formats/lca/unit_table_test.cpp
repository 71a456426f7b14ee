// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/unit_table.hpp"

#include "unit/formats/lca/import_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

// VoLCA test data, SAMPLE.units/README.md: expected conversion factors.
TEST_CASE("amounts convert as published, with one rounding") {
  const auto units = test::shipped_units();
  CHECK(units.factor("MJ", "kWh")->apply(7.2) == 2.0);
  CHECK(units.factor("t", "kg")->apply(1.6) == 1600.0);
  CHECK(units.factor("metric ton", "t")->apply(1.6) == 1.6);
  CHECK(units.factor("GJ", "MJ")->apply(0.002) == 2.0);
  CHECK(units.factor("Bq", "kBq")->apply(50) == 0.05);
  CHECK(units.factor("l", "m3")->apply(1100) == 1.1);
  CHECK(units.factor("ml", "m3")->apply(50) == 0.00005);
  CHECK(units.factor("ha", "m2")->apply(1) == 10000);
  CHECK(units.factor("lb", "kg")->apply(1) == 0.45359237);
}

TEST_CASE("units of different quantities, and units that are not known, do not convert") {
  const auto units = test::shipped_units();
  CHECK_FALSE(units.factor("kg", "m3"));
  CHECK_FALSE(units.factor("year", "hour"));
  CHECK_FALSE(units.factor("qubit", "kg"));
  CHECK(units.reference_of("lb") == "kg");
  CHECK(units.reference_of("qubit") == "qubit");
  CHECK_FALSE(units.knows(""));
}

TEST_CASE("a file of units without sources, with a factor of 0 or a name twice is refused") {
  const auto code = [](const std::string& sources, const std::string& list) {
    const auto document = syntax::read_json({"u.json", R"({"format":"ferrolabel-units","sources":)" + sources + R"(,"quantities":[{"units":[)" + list + "]}]}"});
    REQUIRE(document);
    const auto table = read_unit_table(*document);
    return table ? std::string{} : table.findings().at(0).code;
  };
  const std::string kg = R"({"names":["kg"],"factor":1})";
  CHECK(code("[1]", kg).empty());
  CHECK(code("[]", kg) == "import.units.bad");
  CHECK(code("[1]", kg + "," + kg) == "import.units.bad");
  CHECK(code("[1]", R"({"names":["kg"],"factor":0})") == "import.units.bad");
  CHECK(code("[1]", R"({"names":[],"factor":1})") == "import.units.bad");
}
