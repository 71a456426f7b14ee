// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/plant/plant_writer.hpp"
#include "plant_test_support.hpp"

using namespace ferrolabel::formats;
using namespace ferrolabel::formats::plant_test;

TEST_CASE("a plant written as JSON or XML reads back with the same digest") {
  for (const auto& text : {full(), simple()}) {
    const auto plant = read(text);
    REQUIRE(plant.ok());
    const auto digest = plant_digest(*plant);
    const auto from_json = read(write_plant_json(*plant));
    const auto from_xml = read(write_plant_xml(*plant));
    REQUIRE(from_json.ok());
    REQUIRE(from_xml.ok());
    CHECK(plant_digest(*from_json) == digest);
    CHECK(plant_digest(*from_xml) == digest);
    CHECK(write_plant_json(*from_xml) == write_plant_json(*plant));
  }
}

TEST_CASE("the digest does not depend on layout, order of members or unit of the same amount") {
  const auto digest = [](const std::string& text) { return plant_digest(read(text).value()); };
  const std::string text{small};
  CHECK(digest(text) == digest(changed(R"({"value": 10, "unit": "t"})", R"({ "unit":"kg","value":10000 })")));
  CHECK(digest(text) == digest(changed(R"("id": "x", "name": "X")", R"("name": "X", "id": "x")")));
  CHECK(digest(text) != digest(changed(R"("value": 10,)", R"("value": 11,)")));
  CHECK(digest(text) != digest(changed(R"("name": "X")", R"("name": "Y")")));
}

TEST_CASE("the digest is that of a fixed text, so that it is the same in every version") {
  CHECK(plant_digest(read(std::string{small}).value()) == "sha256:a47c40f464b1efc628cfba8da71202a52d7b0ba8d7dd5417d60371f0d4234170");
}
