// SPDX-License-Identifier: Apache-2.0
#include "lca/co_products.hpp"

#include <catch2/catch.hpp>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

using Method = AllocationFactor::Method;

/// Pig iron with slag, and shares for each that a test may add.
test::SmallDataset furnace() {
  test::SmallDataset small;
  auto& process = small.makes("iron", 4.0);
  small.gives(process, "slag", 1.0);
  small.emits(process, "CO2", 10.0);
  return small;
}

std::vector<CoProduct> cut(const Dataset& dataset, AllocationPolicy policy, CoProductReport& report) {
  return products_of(dataset, 0, ExchangeAmounts::compute(dataset, {}).value(), policy, report);
}

TEST_CASE("a process with one product keeps all of it") {
  const auto dataset = test::steel_chain();
  CoProductReport report;
  const auto products = cut(dataset, AllocationPolicy::stated, report);
  REQUIRE(products.size() == 1);
  CHECK(products[0].share == 1.0);
  CHECK_FALSE(products[0].by.has_value());
  CHECK(report.findings(dataset).empty());
}

TEST_CASE("shares are taken by the method that the source names, and by the one asked for") {
  auto small = furnace();
  auto& process = small.data.processes[0];
  for (const auto& [method, iron] : {std::pair{Method::physical, 0.8}, {Method::economic, 0.97}}) {
    process.allocation.push_back({method, 0, none, iron});
    process.allocation.push_back({method, 1, none, 1.0 - iron});
  }
  process.stated_allocation = Method::economic;
  CoProductReport report;
  CHECK(cut(small.data, AllocationPolicy::stated, report)[0].share == 0.97);
  CHECK(cut(small.data, AllocationPolicy::physical, report)[0].share == 0.8);
  CHECK(cut(small.data, AllocationPolicy::physical, report)[1].by == Method::physical);
  CHECK(report.findings(small.data).empty());
  CHECK(cut(small.data, AllocationPolicy::causal, report).empty());
  CHECK(report.findings(small.data).front().code == "lca.allocation.missing");
}

TEST_CASE("shares of single exchanges hold for these, and must sum to one") {
  auto small = furnace();
  auto& process = small.data.processes[0];
  process.allocation = {{Method::causal, 0, 2, 1.0}, {Method::causal, 1, 2, 0.0}};
  CoProductReport report;
  const auto products = cut(small.data, AllocationPolicy::causal, report);
  REQUIRE(products.size() == 2);
  CHECK(products[0].shares[2] == 1.0);
  CHECK(products[1].shares[2] == 0.0);
  CHECK(report.findings(small.data).empty());
  process.allocation[1].share = 0.2;
  static_cast<void>(cut(small.data, AllocationPolicy::causal, report));
  CHECK(report.findings(small.data).front().code == "lca.allocation.sum");
}

TEST_CASE("without shares the amounts share, which is told; of two units nothing is guessed") {
  auto small = furnace();
  CoProductReport report;
  const auto products = cut(small.data, AllocationPolicy::stated, report);
  REQUIRE(products.size() == 2);
  CHECK(products[0].share == 0.8);
  CHECK(report.findings(small.data).front().code == "lca.allocation.by-amount");
  small.data.flows[1].unit = "MJ";
  CoProductReport other;
  CHECK(cut(small.data, AllocationPolicy::stated, other).empty());
  CHECK(other.findings(small.data).front().code == "lca.allocation.missing");
}

TEST_CASE("under substitution the reference is the only product, and none may be refused") {
  const auto small = furnace();
  CoProductReport report;
  CHECK(cut(small.data, AllocationPolicy::substitution, report).size() == 1);
  CHECK(report.findings(small.data).empty());
  CHECK(cut(small.data, AllocationPolicy::refuse, report).empty());
  CHECK(has_errors(report.findings(small.data)));
}

TEST_CASE("outputs of zero and below, and avoided products, are no co-products") {
  auto small = furnace();
  auto& process = small.data.processes[0];
  process.exchanges[1].amount = 0.0;
  small.gives(process, "gas", -2.0);
  small.gives(process, "power", 3.0).avoided = true;
  CoProductReport report;
  CHECK(cut(small.data, AllocationPolicy::stated, report).size() == 1);
}

TEST_CASE("waste that comes in is what a treatment is for") {
  test::SmallDataset small;
  small.data.processes.push_back({});
  auto& process = small.data.processes.back();
  process.id = process.name = "landfill";
  small.add(process, small.flow("scale", Flow::Kind::waste), true, 2.0);
  CoProductReport report;
  const auto products = cut(small.data, AllocationPolicy::stated, report);
  REQUIRE(products.size() == 1);
  CHECK(products[0].treats);
  CHECK(products[0].amount == 2.0);
}

TEST_CASE("a process without product, and one of zero, are left out and told") {
  test::SmallDataset small;
  auto& process = small.makes("steel", 0.0);
  CoProductReport report;
  CHECK(cut(small.data, AllocationPolicy::stated, report).empty());
  CHECK(report.findings(small.data).front().code == "lca.process.zero-reference");
  process.exchanges.clear();
  process.reference = none;
  CoProductReport other;
  CHECK(cut(small.data, AllocationPolicy::stated, other).empty());
  CHECK(other.findings(small.data).front().code == "lca.process.no-product");
}

TEST_CASE("a process with more products than are cut is left out, and told") {
  test::SmallDataset small;
  auto& process = small.makes("iron");
  for (std::size_t i = 1; i < greatest_co_products; ++i) small.gives(process, "p" + std::to_string(i), 1.0);
  CoProductReport report;
  CHECK(cut(small.data, AllocationPolicy::stated, report).size() == greatest_co_products);
  small.gives(process, "one more", 1.0);
  CHECK(cut(small.data, AllocationPolicy::stated, report).empty());
  CHECK(report.findings(small.data).back().code == "lca.allocation.too-many");
}

TEST_CASE("products and lines that would make too many shares are not cut") {
  test::SmallDataset small;
  auto& process = small.makes("works");
  for (int i = 1; i < 100; ++i) small.gives(process, "product " + std::to_string(i), 1.0);
  const auto substance = small.flow("CO2", Flow::Kind::elementary);
  while (process.exchanges.size() * 100 <= greatest_shares) test::SmallDataset::add(process, substance, false, 1.0);
  CoProductReport report;
  CHECK(cut(small.data, AllocationPolicy::stated, report).empty());
  CHECK(report.too_many.size() == 1);
  process.exchanges.pop_back();
  CHECK(cut(small.data, AllocationPolicy::stated, report).size() == 100);
}

}  // namespace
}  // namespace ferrolabel::lca
