// SPDX-License-Identifier: Apache-2.0
#include "label/projection.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("recycled content is pre- and post-consumer scrap over the charge without own scrap and alloys") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto content = label::recycled_content(inventory.value(), "mill");
  REQUIRE((content.pre_consumer && content.post_consumer));
  CHECK(content.pre_consumer->value.value() + content.post_consumer->value.value() == Approx(0.1489).margin(0.00005));
  CHECK(content.pre_consumer->value.value() == Approx(40.0 / 940).epsilon(1e-12));
}
