// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "embedded/replay.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

std::vector<double> stated(const embedded::Replay& replay) {
  std::vector<double> values;
  for (const auto* datum : replay.inputs()) values.push_back(datum->value);
  return values;
}

}  // namespace

TEST_CASE("computing again with the stated values keeps every bit") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto& mill = *inventory->find_process("mill");
  const std::array figures{mill.direct_embedded.step, mill.indirect_embedded[0]->step, mill.basis_embedded->step};
  embedded::Replay replay{*inventory, figures};
  REQUIRE(replay.evaluate(stated(replay)));
  CHECK(replay.value(figures[0]) == mill.direct_embedded.value.value());
  CHECK(replay.value(figures[1]) == mill.indirect_embedded[0]->value.value());
  CHECK(replay.value(figures[2]) == mill.basis_embedded->value.value());
}

TEST_CASE("the gradient by one transposed solve equals finite differences") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto figure = inventory->find_process("mill")->direct_embedded.step;
  embedded::Replay replay{*inventory, std::span{&figure, 1}};
  const auto values = stated(replay);
  REQUIRE(replay.evaluate(values));
  const auto gradient = replay.gradient(figure);
  REQUIRE(gradient.size() == values.size());
  for (std::size_t at = 0; at < values.size(); ++at) {
    const double step = values[at] != 0 ? 1e-6 * std::abs(values[at]) : 1e-6;
    auto moved = values;
    moved[at] = values[at] + step;
    REQUIRE(replay.evaluate(moved));
    const double up = replay.value(figure);
    moved[at] = values[at] - step;
    REQUIRE(replay.evaluate(moved));
    const double down = replay.value(figure);
    CHECK(gradient[at] == Approx((up - down) / (2 * step)).epsilon(1e-6).margin(1e-9));
  }
}
