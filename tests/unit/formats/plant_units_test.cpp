// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/plant_units.hpp"

#include "plant_test_support.hpp"
#include "syntax/json_reader.hpp"

using namespace ferrolabel::formats;
using namespace ferrolabel::formats::plant_test;

TEST_CASE("units of stacks and prices convert beside those of the typed quantities") {
  CHECK(find_plant_conversion("mg/Nm3", grams_per_norm_cubic_metre)->apply(150000) == 150);
  CHECK(find_plant_conversion("1000 Nm3/h", norm_cubic_metres_per_hour)->apply(2) == 2000);
  CHECK(find_plant_conversion("kg", "t")->apply(45) == 0.045);
  CHECK_FALSE(find_plant_conversion("h", "t"));
}

TEST_CASE("a unit that differs only in spelling is named, another gets all that are accepted") {
  constexpr std::string_view factors[] = {"t CO2/TJ"};
  CHECK(unit_advice("tCO2/TJ", factors) == "write 't CO2/TJ'");
  CHECK(unit_advice("t CO₂/TJ", factors) == "write 't CO2/TJ'");
  constexpr std::string_view volumes[] = {"1000 Nm3"};
  CHECK(unit_advice("Nm³", volumes) == "write 'Nm3'");
  CHECK(unit_advice("t", volumes) == "write '1000 Nm3'; 'Nm3' is accepted too");
}

TEST_CASE("the schema lists exactly the units that the reader accepts") {
  const auto document = ferrolabel::syntax::read_json({"schema", read_text(std::string{FERROLABEL_SOURCE_DIR} + "/schemas/plant.schema.json")}, ferrolabel::syntax::file_limits()).value();
  const auto units = [&](std::string_view type) {
    std::vector<std::string> found;
    const auto list = document.root().member("$defs").member(type).member("properties").member("unit").member("enum");
    for (auto item = list.first_child(); item; item = item.next()) found.emplace_back(item.scalar());
    return found;
  };
  struct Case {
    const char* type;
    std::vector<std::string_view> canonicals;
  };
  const Case cases[] = {{"value-mass", {"t"}}, {"value-co2Mass", {"t CO2e"}}, {"value-energy", {"GJ"}}, {"value-electricityAmount", {"MWh"}}, {"value-gasVolume", {"1000 Nm3"}},
                        {"value-ratio", {"1"}}, {"value-specificEmissions", {"t CO2e/t"}}, {"value-factorPerEnergy", {"t CO2/TJ"}}, {"value-factorPerElectricity", {"t CO2/MWh"}},
                        {"value-amount", {"t", "1000 Nm3", "GJ"}}, {"value-emissionFactor", {"t CO2/TJ", "t CO2e/t", "t CO2/1000 Nm3"}}, {"value-calorificValue", {"GJ/t", "GJ/1000 Nm3"}},
                        {"value-carbonContent", {"t C/t", "t C/1000 Nm3"}}};
  for (const auto& [type, canonicals] : cases) {
    std::vector<std::string> accepted;
    for (const auto canonical : canonicals)
      for (const auto unit : ferrolabel::quantity::accepted_units(canonical)) accepted.emplace_back(unit);
    CAPTURE(type);
    CHECK(units(type) == accepted);
  }
  for (const auto& [type, canonical] : {std::pair{"value-concentration", grams_per_norm_cubic_metre}, {"value-gasFlow", norm_cubic_metres_per_hour}, {"value-hours", hours}, {"value-carbonPrice", euros_per_tonne}})
    for (const auto& unit : units(type)) CHECK(find_plant_conversion(unit, canonical));
}
