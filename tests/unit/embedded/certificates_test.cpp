// SPDX-License-Identifier: Apache-2.0
#include "support/plants.hpp"

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "embedded/certificates.hpp"

using namespace ferrolabel;
using namespace ferrolabel::support;

TEST_CASE("free allocation is the factor of the year times benchmark and precursors") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = year("2026");
  plant.processes.push_back(process("coil", "Iron or steel products", "72081000", 100));
  plant.processes.front().reported_direct.emplace(200);
  use(plant.processes.front(), "slab", 100);
  plant.purchased.push_back(bought("slab", "Crude steel", "72071210", 100, 1.5, 0.1));
  plant.purchased.front().free_allocation.emplace(1.2);
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto& coil = *inventory->find_good("coil");
  const auto due = embedded::certificates(inventory.value(), coil, plant.processes.front().goods.front().cn);
  REQUIRE(due.per_tonne);
  CHECK(due.free_allocation->value.value() == Approx(0.975 * 0.044 + 1.2).epsilon(1e-12));
  CHECK(due.per_tonne->value.value() == Approx(coil.basis_embedded->value.value() - due.free_allocation->value.value()).epsilon(1e-12));
}

TEST_CASE("ferro-manganese with default values has the published free allocation") {
  const auto method = method_of("eu-cbam-2026");
  emissions::Trace trace;
  const auto allocation = embedded::default_free_allocation(trace, *method->benchmarks, *plant::CnCode::parse("72021120"), 2026, nullptr);
  REQUIRE(allocation);
  CHECK(allocation->value.value() == Approx(1.326975).margin(1e-5).epsilon(0));
}

TEST_CASE("a benchmark of one route is not given to a good whose route is not stated, and half a carbon price is refused") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = year("2026");
  plant.processes.push_back(process("slab", "Crude steel", "72071111", 100));
  plant.processes.front().reported_direct.emplace(200);
  power(plant.processes.front(), 0);
  const auto refused_of = [&](plant::Installation& stated) {
    auto inventory = embedded::compute(stated, *method);
    REQUIRE(inventory);
    return embedded::certificates(inventory.value(), *inventory->find_good("slab"), stated.processes.front().goods.front().cn).refused_because;
  };
  CHECK(refused_of(plant).find("depends on the route") != std::string::npos);
  auto coil = year("2026");
  coil.processes.push_back(process("slab", "Iron or steel products", "72081000", 100));
  coil.processes.front().reported_direct.emplace(200);
  CHECK(refused_of(coil).empty());
  coil.carbon_price_paid.emplace();
  CHECK(refused_of(coil).find("state both or neither") != std::string::npos);
}

TEST_CASE("a precursor whose process makes goods of different benchmarks has no free allocation, whichever stands first") {
  const auto method = method_of("eu-cbam-2026");
  auto plant = melt_shop();
  plant.processes[1].goods.front().cn = *plant::CnCode::parse("72071111");
  auto other = plant.processes[1].goods.front();
  other.id = "other";
  other.cn = *plant::CnCode::parse("72071190");
  plant.processes[1].goods.push_back(other);
  plant.processes[2].goods.front().cn = *plant::CnCode::parse("72081000");
  auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const auto due = embedded::certificates(inventory.value(), *inventory->find_good("mill"), plant.processes[2].goods.front().cn);
  CHECK_FALSE(due.per_tonne);
  CHECK(due.refused_because.find("different benchmarks") != std::string::npos);
}
