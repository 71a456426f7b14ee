// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/linked_data.hpp"

#include "support/growth.hpp"
#include "unit/formats/lca/import_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

/// Wood in m3 of 500 kg; one process that gives out 1000 g of it.
LinkedData wood() {
  LinkedData data;
  data.groups["mass"] = {"Units of mass", "kg", {{"kg", 1}, {"g", 0.001}}};
  data.groups["volume"] = {"Units of volume", "m3", {{"m3", 1}}};
  data.group_of_property = {{"Mass", "mass"}, {"Volume", "volume"}};
  data.flows["wood"] = {{"wood", "Wood", lca::Flow::Kind::product, {}, {}, {}}, "Volume", {{"Volume", 1}, {"Mass", 500}}};
  LinkedData::DraftExchange exchange;
  exchange.flow.id = "wood";
  exchange.exchange.amount = 1000;
  exchange.unit_name = "g";
  exchange.property = "Mass";
  exchange.number = "7";
  auto& draft = data.processes.emplace_back();
  draft.process.id = "p";
  draft.process.reference = 0;
  draft.exchanges.push_back(exchange);
  return data;
}

ImportedDataset poured(LinkedData data) {
  ImportedDataset result;
  const auto units = test::shipped_units();
  DatasetBuilder builder{units, result.report};
  std::move(data).pour(builder);
  result.dataset = std::move(builder).finish();
  return result;
}

}  // namespace

TEST_CASE("an amount goes to the reference unit, and by the flow's own factor to its reference property") {
  const auto result = poured(wood());
  CHECK(result.dataset.flows[0].unit == "m3");
  CHECK(result.dataset.processes[0].exchanges[0].amount == 0.002);
  REQUIRE(result.report.conversions.size() == 1);
  CHECK(result.report.conversions[0].source == "unit group 'Units of mass' of the data");
}

TEST_CASE("a unit that is named by an id which its group has not is told, and not taken for the reference unit") {
  auto data = wood();
  data.processes[0].exchanges[0].unit_name.clear();
  data.processes[0].exchanges[0].unit = "none";
  const auto result = poured(std::move(data));
  CHECK(result.dataset.processes[0].exchanges[0].amount == 1000);
  const auto told = test::complaints(result.report);
  CHECK(std::find(told.begin(), told.end(), "import.unit.unknown x 1") != told.end());
}

TEST_CASE("a flow without a file of its own is taken as the exchange has it, and told") {
  auto data = wood();
  data.flows.clear();
  const auto result = poured(std::move(data));
  CHECK(result.dataset.flows[0].unit == "kg");
  CHECK(result.dataset.processes[0].exchanges[0].amount == 1.0);
  CHECK(test::complaints(result.report) == test::Lines{"import.flow.missing x 1"});
}

TEST_CASE("allocation names exchanges by number or flow; one that is not there is told") {
  auto data = wood();
  data.processes[0].allocation = {{lca::AllocationFactor::Method::economic, "wood", {}, {}, 0.5}, {lca::AllocationFactor::Method::causal, {}, "7", "wood", 0.25}, {lca::AllocationFactor::Method::causal, "iron", {}, {}, 1}};
  const auto result = poured(std::move(data));
  const auto& factors = result.dataset.processes[0].allocation;
  REQUIRE(factors.size() == 2);
  CHECK(factors[0].exchange == lca::none);
  CHECK(factors[1].exchange == 0);
  CHECK(factors[1].share == 0.25);
  CHECK(test::complaints(result.report) == test::Lines{"import.allocation.unknown x 1"});
}

TEST_CASE("a hundred thousand shares of as many exchanges are placed in a time that grows with them") {
  const auto place = [](std::size_t count) {
    auto data = wood();
    auto& draft = data.processes[0];
    for (std::size_t i = 0; i < count; ++i) {
      draft.exchanges.push_back(draft.exchanges.front());
      draft.exchanges.back().number = "number " + std::to_string(i);
      draft.allocation.push_back({lca::AllocationFactor::Method::causal, {}, "7", draft.exchanges.back().number, 0.5});
    }
    CHECK(poured(std::move(data)).dataset.processes[0].allocation.size() == count);
  };
  CHECK(tests::growth(10'000, place) < tests::greatest_growth);
}
