// SPDX-License-Identifier: Apache-2.0
#include "label/stage.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("a coil leads back to its crude steel with the tonnes that it takes") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto found = label::find_stage(inventory.value(), *inventory->find_process("mill"), "crude-steel");
  REQUIRE(found.sources.size() == 1);
  CHECK(found.sources.front().node == inventory->find_process("melt")->node);
  CHECK(found.sources.front().amount.value.value() == Approx(1000.0 / 950).epsilon(1e-14));
}

TEST_CASE("crude steel has no hot-rolled stage, and bought steel without a statement no crude steel") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK_FALSE(label::find_stage(inventory.value(), *inventory->find_process("melt"), "hot-rolled").refused_because.empty());
  const auto screws = steel_3();
  const auto transitional = method_of("eu-cbam-2023");
  auto bought_steel = embedded::compute(screws, *transitional);
  REQUIRE(bought_steel);
  CHECK(label::find_stage(bought_steel.value(), *bought_steel->find_process("carbon"), "crude-steel").refused_because.find("carbon-rod") != std::string::npos);
}
