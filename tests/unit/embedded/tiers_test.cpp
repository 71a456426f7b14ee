// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("a tier below what the category asks is an error where tiers are obligatory") {
  auto plant = year("2026");
  plant.processes.push_back(process("steel", "Crude steel", "72071210", 1000000));
  plant::SourceStream coal;
  coal.id = "coal";
  coal.process = "steel";
  coal.activity.metered.emplace(Stated<Mass>{1000000});
  coal.emission_factor.emplace(Stated<quantity::SpecificEmissions>{2.5});
  plant::datum(*coal.activity.metered).evidence.tier = 1;
  plant.source_streams.push_back(coal);
  const auto warned = embedded::compute(plant, *method_of("eu-cbam-2026"));
  REQUIRE(warned);
  CHECK(has(warned.findings(), "emissions.tier.below"));
  CHECK(warned->installation_category == 'C');
  CHECK_FALSE(embedded::compute(plant, *method_of("eu-ets-2026")));
  plant::datum(*plant.source_streams.front().activity.metered).evidence.tier = 4;
  CHECK(embedded::compute(plant, *method_of("eu-ets-2026")));
}

TEST_CASE("small streams are de minimis only as long as they are so jointly, and the category is that before CO2 is transferred") {
  auto plant = year("2026");
  plant.processes.push_back(process("steel", "Crude steel", "72071210", 1000000));
  const auto add = [&](std::string id, double tonnes) {
    plant::SourceStream stream;
    stream.id = std::move(id);
    stream.process = "steel";
    stream.activity.metered.emplace(Stated<Mass>{tonnes});
    stream.emission_factor.emplace(Stated<quantity::SpecificEmissions>{1});
    plant.source_streams.push_back(stream);
  };
  add("large", 60000);
  add("small-1", 900);
  add("small-2", 900);
  add("small-3", 900);
  plant::Capture capture;
  capture.id = "capture";
  capture.process = "steel";
  capture.amount.value = 30000;
  capture.proof = "contract 1";
  plant.captures.push_back(capture);
  const auto inventory = embedded::compute(plant, *method_of("eu-cbam-2026"));
  REQUIRE(inventory);
  CHECK(inventory->installation_category == 'B');
  using embedded::StreamCategory;
  std::vector<StreamCategory> found;
  for (const auto& figures : inventory->streams) found.push_back(figures.category);
  CHECK(std::count(found.begin(), found.end(), StreamCategory::de_minimis) == 1);
  CHECK(std::count(found.begin(), found.end(), StreamCategory::minor) == 2);
  CHECK(found.front() == StreamCategory::major);
}
