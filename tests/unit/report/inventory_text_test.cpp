// SPDX-License-Identifier: Apache-2.0
#include "report/inventory_text.hpp"

#include "support/plants.hpp"
#include "unit/formats/computed_sample.hpp"

using namespace ferrolabel;

TEST_CASE("a person sees goods, processes, streams, balances and what is not read at first hand") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto text = report::inventory_text({*sample->inventory, "sha256:0", {}, {}, {}, sample->findings}, {});
  for (const auto* part : {"coil", "72083900", "eu-ets-2026", "power-plant", "coking-coal", "Balances: 8 of 8 close", "second-hand", "location", "market", "EU average"})
    CHECK(text.find(part) != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("one product is shown alone") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto text = report::inventory_text({*sample->inventory, "sha256:0", "slab", {}, {}, sample->findings}, {});
  CHECK(text.find("72071210") != std::string::npos);
  CHECK(text.find("72083900") == std::string::npos);
}

TEST_CASE("a figure that is not known is a dash with its reason, and a half width of part of the inputs is marked") {
  auto plant = support::melt_shop();
  plant.processes[2].electricity.clear();
  const auto method = support::method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const std::vector<std::optional<formats::HalfWidth>> widths(inventory->processes.size(), formats::HalfWidth{0.125, false});
  const auto text = report::inventory_text({*inventory, "sha256:0", "mill", widths, {}, inventory.findings()}, {});
  CHECK(text.find("–: not known") != std::string::npos);
  CHECK(text.find("> 0.1250") != std::string::npos);
  CHECK(text.find(">: some inputs state no uncertainty") != std::string::npos);
}
