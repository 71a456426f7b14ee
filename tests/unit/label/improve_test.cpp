// SPDX-License-Identifier: Apache-2.0
#include "label/improve.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("the amount that a lever needs reaches the class, and a little less does not") {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  const auto scheme = library->scheme("eu-ci");
  REQUIRE(scheme);
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  const auto improvement = label::improve(plant, *method, "mill", **scheme);
  REQUIRE(improvement);
  CHECK_FALSE(improvement->target_class.empty());
  CHECK_FALSE(improvement->levers.empty());
  for (const auto& lever : improvement->levers) {
    CHECK(lever.effect_per_unit <= 0);
    if (!lever.amount_needed) continue;
    CHECK(*lever.amount_needed > 0);
    CHECK(*lever.amount_needed <= 1);
  }
  CHECK(improvement->combined_intensity);
}

TEST_CASE("a class that does not exist and a scheme that gives none are findings") {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  CHECK(label::improve(plant, *method, "mill", **library->scheme("eu-ci"), {}, "Z").findings().front().code == "improve.class-unknown");
  CHECK(label::improve(plant, *method, "mill", **library->scheme("responsiblesteel-2.1")).findings().front().code == "improve.no-class");
}
