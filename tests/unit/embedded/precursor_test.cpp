// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("a default value carries the mark-up of the year of import") {
  auto plant = year("2026");
  plant.processes.push_back(process("coil", "Iron or steel products", "72083900", 100));
  use(plant.processes.front(), "slab", 100);
  auto slab = bought("slab", "Crude steel", "72061000", 100, 0, 0);
  slab.basis = plant::PrecursorBasis::defaults;
  slab.direct.reset();
  slab.indirect.reset();
  slab.country = plant::CountryCode::parse("KR");
  plant.purchased.push_back(slab);
  const auto method = method_of("eu-cbam-2026");
  const auto first = embedded::compute(plant, *method);
  REQUIRE(first);
  CHECK(first->find_good("coil")->direct_embedded.value.value() == Approx(1.64 * 1.1).epsilon(1e-12));
  CHECK(first->find_good("coil")->default_share == Approx(1));
  plant.import_year = 2027;
  const auto later = embedded::compute(plant, *method);
  REQUIRE(later);
  CHECK(later->find_good("coil")->direct_embedded.value.value() == Approx(1.64 * 1.2).epsilon(1e-12));
  plant.purchased.front().country = plant::CountryCode::parse("NO");
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.default.missing"));
  plant.purchased.front().country.reset();
  CHECK(has(embedded::compute(plant, *method).findings(), "embedded.default.country-missing"));
  CHECK(has(embedded::compute(plant, *method_of("eu-ets-2026")).findings(), "embedded.default.not-allowed"));
}
