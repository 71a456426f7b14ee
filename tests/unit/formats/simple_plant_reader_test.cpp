// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/simple_plant_reader.hpp"

#include "plant_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats::plant_test;

TEST_CASE("the one-page form expands to the full model") {
  const auto plant = read(simple());
  REQUIRE(plant.ok());
  CHECK(quantity::to_string(plant->period.from) == "2025-01-01");
  CHECK(quantity::to_string(plant->period.to) == "2025-12-31");
  REQUIRE(plant->processes.size() == 1);
  const auto& process = plant->processes[0];
  CHECK(process.category == "Iron or steel products");
  CHECK(process.stage == plant::Stage::finished);
  CHECK(process.activity_level->value == 1700);
  CHECK(process.precursors.at(1).from == "steel-2");
  CHECK(process.electricity.at(0).supply == "power-1");
  CHECK(plant->purchased.at(0).category == "Iron or steel products");
  CHECK(plant->purchased.at(1).category == "Crude steel");
  CHECK(plant->purchased.at(0).producer == "Mill");
  CHECK_FALSE(plant->purchased.at(0).bought);
  CHECK(plant::datum(*plant->source_streams.at(0).activity.metered).value == 88200);
}

TEST_CASE("findings of the one-page form stand at its own places") {
  CHECK(only(read(with(simple(), R"("year": 2025)", R"("year": 205)")), "plant.number.out-of-range").place.pointer == "/year");
  CHECK(only(read(with(simple(), R"("basis": "default")", R"("basis": "defaults")")), "plant.choice.unknown").place.pointer == "/steel/1/basis");
}
