// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/pack/factor_reader.hpp"
#include "pack_test_support.hpp"
#include "syntax/encoding.hpp"
#include "syntax/number.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

constexpr std::string_view shipped = "factors/eu-standard-factors.json";

Result<method::FactorPack> with(std::string_view piece, std::string_view by) {
  return read_factor_pack(document(altered(shipped, piece, by)));
}

}  // namespace

TEST_CASE("the factor pack holds every figure of the published tables") {
  const auto pack = library().factors("eu-standard-factors").value();
  REQUIRE(pack->materials.size() == 73);
  std::string lines;  // id|NCV|EF|carbon content|biomass fraction, sorted by id; the digest was made from the tables,
                      // not from the pack
  for (const auto& material : pack->materials) {
    const auto number = [](const auto& stated) {
      return stated ? syntax::format_number(stated->value) : std::string{};
    };
    lines += material.id + '|' + number(material.net_calorific_value) + '|' +
             (material.emission_factor ? number(material.emission_factor) : number(material.emission_factor_by_mass)) +
             '|' + number(material.carbon_content) + '|' + syntax::format_number(material.biomass_fraction ? material.biomass_fraction->value : 0) + '\n';
  }
  CHECK(syntax::sha256_digest(lines) == "sha256:f33e05577fd6a816d21ba2d5c1f9ecfdc1c6a1812909ef0747e8957f49227717");
}

TEST_CASE("every figure of the factor packs has a source and a unit of its own kind") {
  for (const auto* id : {"eu-standard-factors", "ipcc-2006-iron-and-steel"}) {
    const auto pack = library().factors(id).value();
    for (const auto& material : pack->materials) {
      const auto check = [](const auto& stated, std::string_view unit) {
        if (!stated) return;
        CHECK(stated->evidence.source.size() > 10);
        CHECK(stated->unit == unit);
        CHECK(stated->place.line > 0);
      };
      check(material.net_calorific_value, "GJ/t");
      check(material.emission_factor, "t CO2/TJ");
      check(material.emission_factor_by_mass, "t CO2e/t");
      check(material.carbon_content, "t C/t");
    }
  }
}

TEST_CASE("factors read as published, with the confidence of each figure") {
  const auto pack = library().factors("eu-standard-factors").value();
  const auto* gas = pack->find("natural_gas");
  REQUIRE(gas != nullptr);
  CHECK(gas->net_calorific_value->value == 48.0);
  CHECK(gas->net_calorific_value->evidence.confidence == quantity::Confidence::second_hand);
  CHECK(gas->emission_factor->value == 56.1);
  CHECK(gas->emission_factor->evidence.confidence == quantity::Confidence::primary);
  CHECK(*gas->emission_factor->evidence.uncertainty == Approx((58.3 - 54.3) / 2 / 56.1).epsilon(1e-12));
  CHECK(pack->find("coke_oven_coke")->emission_factor->value == 107.0);
  CHECK(pack->find("eaf_electrodes")->carbon_content->value == 0.8188);
  CHECK(pack->find("caco3")->emission_factor_by_mass->value == 0.44);
  CHECK(pack->find("wood")->preliminary);
  CHECK(pack->find("wood")->biomass_fraction->value == 1.0);
  CHECK(pack->find("wood")->biomass_fraction->evidence.source == pack->find("wood")->emission_factor->evidence.source);
  CHECK_FALSE(pack->find("natural_gas")->biomass_fraction);
  CHECK(pack->find("no_such_fuel") == nullptr);
}

TEST_CASE("the three waste gases of the works are marked, and nothing else") {
  std::vector<std::string> gases;
  const auto pack = library().factors("eu-standard-factors").value();
  for (const auto& material : pack->materials)
    if (material.waste_gas) gases.push_back(material.id);
  CHECK(gases == std::vector<std::string>{"blast_furnace_gas", "coke_oven_gas", "oxygen_steel_furnace_gas"});
}

TEST_CASE("a carbon content times 3.664 rounds to the factor that the same row prints") {
  const auto pack = library().factors("eu-standard-factors").value();
  for (const auto& material : pack->materials)
    if (material.carbon_content)
      CHECK(material.carbon_content->value * 3.664 == Approx(material.emission_factor_by_mass->value).margin(0.0051));
}

TEST_CASE("a figure without unit, source or confidence is refused") {
  CHECK(is_refused_with(with(R"("unit": "GJ/t", )", ""), "pack.missing-member"));
  CHECK(is_refused_with(with(R"("source": "fuels", )", ""), "pack.missing-member"));
  CHECK(
      is_refused_with(with(R"("source": "fuels", "confidence": "S")", R"("source": "fuels")"), "pack.missing-member"));
  CHECK(is_refused_with(with(R"("source": "fuels")", R"("source": "hearsay")"), "pack.unknown-source"));
}

TEST_CASE("a unit that does not measure the figure is refused, one that does is converted") {
  CHECK(is_refused_with(with(R"("unit": "GJ/t")", R"("unit": "t CO2/TJ")"), "pack.bad-unit"));
  CHECK(is_refused_with(with(R"("unit": "GJ/t")", R"("unit": "TJ/Gg")"), "pack.bad-unit"));
  const auto converted = with(R"("netCalorificValue": {"value": 44.3, "unit": "GJ/t")",
                              R"("netCalorificValue": {"value": 0.0443, "unit": "TJ/t")");
  REQUIRE(converted.ok());
  CHECK(converted->find("motor_gasoline")->net_calorific_value->value == Approx(44.3).epsilon(1e-15));
}

TEST_CASE("a misspelt member, a material twice and a biomass fraction above 1 are refused") {
  CHECK(is_refused_with(with("\"wasteGas\"", "\"wastegas\""), "pack.unknown-member"));
  CHECK(is_refused_with(with("\"motor_gasoline\"", "\"crude_oil\""), "pack.double-id"));
  CHECK(is_refused_with(with("\"biomassFraction\": 1", "\"biomassFraction\": 1.5"), "pack.bad-value"));
}

TEST_CASE("a range that does not hold its value is refused") {
  CHECK(is_refused_with(with("\"range\": [40.1, 44.8]", "\"range\": [43, 44.8]"), "pack.bad-value"));
  CHECK(is_refused_with(with("\"range\": [40.1, 44.8]", "\"range\": [40.1]"), "pack.bad-value"));
}
