// SPDX-License-Identifier: Apache-2.0
#include "label/projection.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "label/classify.hpp"
#include "support/plants.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

namespace {

std::shared_ptr<const method::Scheme> scheme_of(const char* id) {
  const auto library = formats::SchemeLibrary::open(FERROLABEL_SOURCE_DIR "/methods/schemes");
  REQUIRE(library);
  auto found = library->scheme(id);
  REQUIRE(found);
  return *found;
}

}  // namespace

TEST_CASE("our own label takes crude steel, direct and indirect, whatever is rolled from it") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto scheme = scheme_of("eu-ci");
  const auto coil = label::project(inventory.value(), "mill", *scheme);
  INFO(coil.refused_because);
  REQUIRE_FALSE(coil.refused());
  const auto& melt = *inventory->find_process("melt");
  CHECK(coil.intensity->value.value() == Approx(melt.direct_embedded.value.value() + melt.indirect_embedded[0]->value.value()).epsilon(1e-14));
  CHECK(coil.intensity_kg->to_double() == Approx(1000 * coil.intensity->value.value()).epsilon(1e-14));
  CHECK(coil.scrap_share->value.value() == Approx(140.0 / 940).epsilon(1e-12));
  const auto slab = label::project(inventory.value(), "melt", *scheme);
  CHECK(slab.intensity->value == coil.intensity->value);
  const auto classified = label::classify(*scheme, coil.family, *coil.intensity_kg, coil.scrap_share_exact);
  REQUIRE(classified);
  CHECK_FALSE(classified->refused());
}

TEST_CASE("a scheme that counts more than the plant states is refused with the missing terms named") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto refused = label::project(inventory.value(), "melt", *scheme_of("responsiblesteel-2.1"));
  CHECK(refused.refused());
  CHECK(refused.refused_because.find("incomplete") == 0);
  CHECK_FALSE(refused.missing.empty());
}

TEST_CASE("what the public text does not settle is refused, and so is a scheme without classes") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(label::project(inventory.value(), "mill", *scheme_of("less-1.1"), {.family = "QST", .electricity = {}}).refused_because.find("does not settle") != std::string::npos);
  CHECK(label::project(inventory.value(), "mill", *scheme_of("jp-gx-steel")).refused());
  CHECK(label::project(inventory.value(), "mill", *scheme_of("responsiblesteel-2.0")).refused());
  CHECK(label::project(inventory.value(), "nothing", *scheme_of("eu-ci")).refused());
}

TEST_CASE("stainless steel is refused by a family for carbon steel, and an unknown alloy content too") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[1].alloy_content->value = 0.18;
  auto stainless = embedded::compute(plant, *method);
  REQUIRE(stainless);
  CHECK(label::project(stainless.value(), "melt", *scheme_of("eu-ci")).refused());
}

TEST_CASE("the plant may state the family of a good under a scheme, and the user's word counts before it") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[2].goods.front().families.push_back({{}, "espr-jrc-draft-2026-04", "HRC"});
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto scheme = scheme_of("espr-jrc-draft-2026-04");
  CHECK(label::project(inventory.value(), "mill", *scheme).family == "HRC");
  CHECK(label::project(inventory.value(), "mill", *scheme, {.family = "WR", .electricity = {}}).family == "WR");
}

TEST_CASE("an electricity case that the scheme does not allow is refused, not taken") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto scheme = scheme_of("eu-ci");
  CHECK(label::project(inventory.value(), "mill", *scheme, {.family = {}, .electricity = embedded::ElectricityBasis::market}).refused());
  const auto own = label::project(inventory.value(), "mill", *scheme, {.family = {}, .electricity = embedded::ElectricityBasis::method});
  CHECK_FALSE(own.refused());
  CHECK(own.electricity_basis == "actual-sources");
}

TEST_CASE("the cases that the plant's data give stand side by side, each under its own name") {
  const auto method = method_of("eu-cbam-2026");
  const auto plant = melt_shop();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto scheme = scheme_of("eu-ci");
  const auto counted = label::project(inventory.value(), "mill", *scheme);
  REQUIRE_FALSE(counted.refused());
  const auto cases = label::electricity_projections(inventory.value(), *scheme, counted);
  REQUIRE_FALSE(cases.empty());
  const std::vector<std::string> order{"location", "market", "eu-average"};
  auto at = order.begin();
  for (const auto& each : cases) {
    at = std::find(at, order.end(), each.electricity_basis);
    REQUIRE(at != order.end());
    CHECK(each.good == counted.good);
    CHECK(each.family == counted.family);
    CHECK(each.intensity_kg);
  }
}

TEST_CASE("a verified term settles only what the scheme leaves open, and only by a verifier's word") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.verified_terms.push_back({{}, "eu-ci", "offset", "mill", {}});
  auto offset = embedded::compute(plant, *method);
  REQUIRE(offset);
  CHECK(label::project(offset.value(), "mill", *scheme_of("eu-ci")).refused_because.find("does not leave open") != std::string::npos);
  const auto less = scheme_of("less-1.1");
  REQUIRE_FALSE(less->unsettled.empty());
  plant.verified_terms = {{{}, "less-1.1", less->unsettled.front().term, "mill", {}}};
  auto self_declared = embedded::compute(plant, *method);
  REQUIRE(self_declared);
  CHECK(label::project(self_declared.value(), "mill", *less, {.family = "QST", .electricity = {}}).refused_because.find("self-declared") != std::string::npos);
}

TEST_CASE("a plant that leaves out a process's direct emissions gets no class") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[0].reported_direct.reset();
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK(label::project(inventory.value(), "melt", *scheme_of("eu-ci")).refused_because.find("direct emissions") != std::string::npos);
}

TEST_CASE("bought crude steel by a supplier's statement has no upstream term, which is named where the scheme asks for it") {
  auto plant = year("2026");
  plant.country = *plant::CountryCode::parse("DE");
  plant.processes.push_back(process("mill", "Iron or steel products", "72083900", 950));
  plant.processes.front().stage = plant::Stage::hot_rolled;
  plant.processes.front().reported_direct.emplace(50);
  power(plant.processes.front(), 0);
  plant.electricity.push_back(grid(0, 0.4));
  use(plant.processes.front(), "slab", 1000);
  plant.purchased.push_back(bought("slab", "Crude steel", "72071210", 1000, 1.5, 0.1));
  auto scheme = *scheme_of("eu-ci");
  auto& statement = plant.purchased.front().crude_steel.emplace();
  statement.scheme = scheme.info.id;
  statement.direct.emplace(1.4);
  statement.indirect.emplace(0.1);
  statement.scrap_share.emplace(0.2);
  const auto method = method_of("eu-cbam-2026");
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  CHECK_FALSE(label::project(inventory.value(), "mill", scheme).refused());
  scheme.boundary.push_back({"upstream-materials", true, {}});
  const auto refused = label::project(inventory.value(), "mill", scheme);
  REQUIRE(refused.refused());
  CHECK(refused.refused_because.find("upstream-materials of the crude steel in 'slab'") != std::string::npos);
}
