// SPDX-License-Identifier: Apache-2.0
#include "label/scrap_share.hpp"

#include "embedded/compute.hpp"
#include "embedded/replay.hpp"
#include "embedded/uncertainty.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

double share_under(const char* id, std::optional<double> alloy_fraction = {}) {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  const auto scheme = library->scheme(id);
  REQUIRE(scheme);
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  if (alloy_fraction) plant.purchased.front().metallic_fraction.emplace(*alloy_fraction);
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto melts = label::find_stage(inventory.value(), *inventory->find_process("melt"), "crude-steel");
  const auto result = label::scrap_share(inventory.value(), melts.sources, **scheme);
  return result.share ? result.share->value.value() : -1;
}

}  // namespace

TEST_CASE("one charge has another scrap share under each scheme's rule") {
  CHECK(share_under("less-1.1") == Approx(0.238).margin(0.0005));
  CHECK(share_under("responsiblesteel-2.1", 0.76) == Approx(0.2051).margin(0.00005));
  CHECK(share_under("eu-ci") == Approx(140.0 / 940).epsilon(1e-12));
}

TEST_CASE("a metallic fraction that neither plant nor scheme gives is missing, not one") {
  CHECK(share_under("responsiblesteel-2.1") == -1);
}

TEST_CASE("a share by metallic fractions can be drawn, its inputs being the plant's own values") {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  const auto scheme = library->scheme("responsiblesteel-2.1");
  REQUIRE(scheme);
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.purchased.front().metallic_fraction.emplace(0.76);
  plant.purchased.front().metallic_fraction->evidence.uncertainty = 0.05;
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto melts = label::find_stage(inventory.value(), *inventory->find_process("melt"), "crude-steel");
  const auto share = label::scrap_share(inventory.value(), melts.sources, **scheme);
  REQUIRE(share.share);
  Findings findings;
  const auto drawn = embedded::monte_carlo(*inventory, std::span{&share.share->step, 1}, {.draws = 100, .seed = 1, .threads = 1}, findings);
  CHECK(drawn.draws.front().size() == 100);
  const auto figure = share.share->step;
  const embedded::Replay replay{*inventory, std::span{&figure, 1}};
  const auto inputs = replay.inputs();
  CHECK(std::find(inputs.begin(), inputs.end(), &*plant.purchased.front().metallic_fraction) != inputs.end());
}

TEST_CASE("a melt shop that states no scrap has no share, rather than one of 0") {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  const auto scheme = library->scheme("eu-ci");
  REQUIRE(scheme);
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[1].scrap.clear();
  plant.processes[0].activity_level->value = 1000;
  plant.processes[1].precursors.front().mass.value = 1000;
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto melts = label::find_stage(inventory.value(), *inventory->find_process("melt"), "crude-steel");
  CHECK_FALSE(label::scrap_share(inventory.value(), melts.sources, **scheme).share);
}

TEST_CASE("a metallic fraction by the scheme's default is an input of the trace, fixed by convention") {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  const auto scheme = library->scheme("responsiblesteel-2.1");
  REQUIRE(scheme);
  const auto plant = melt_shop();
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto melts = label::find_stage(inventory.value(), *inventory->find_process("melt"), "crude-steel");
  static_cast<void>(label::scrap_share(inventory.value(), melts.sources, **scheme));
  const auto& fractions = (*scheme)->scrap.default_fractions;
  REQUIRE_FALSE(fractions.empty());
  const auto& steps = inventory->trace.steps();
  CHECK(std::any_of(steps.begin(), steps.end(), [&](const auto& step) {
    return std::any_of(fractions.begin(), fractions.end(), [&](const auto& fraction) { return step.datum == &fraction.input; });
  }));
  CHECK(fractions.front().input.evidence.by_convention);
}
