// SPDX-License-Identifier: Apache-2.0
#include "lca/exchange_amounts.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

TEST_CASE("amounts with a formula are computed, others are as given") {
  test::SmallDataset small;
  auto& mill = small.makes("coil");
  small.takes(mill, "slab", 9.0).formula = 0;
  mill.formulas.push_back("1 / yield");
  mill.parameters.push_back({"yield", 0.5, {}, {}});
  const auto amounts = ExchangeAmounts::compute(small.data, {});
  REQUIRE(amounts);
  CHECK((*amounts)(0, 0) == 1.0);
  CHECK((*amounts)(0, 1) == 2.0);
  const auto other = ExchangeAmounts::compute(small.data, {"better", {{"coil", "yield", 0.8}}});
  CHECK((*other)(0, 1) == 1.25);
}

TEST_CASE("an amount that is no finite number is an error, with its process and flow") {
  auto dataset = test::steel_chain();
  dataset.processes[1].exchanges[1].amount = std::nan("");
  const auto amounts = ExchangeAmounts::compute(dataset, {});
  REQUIRE_FALSE(amounts);
  CHECK(amounts.findings().front().code == "lca.exchange.not-finite");
  CHECK(amounts.findings().front().message.find("'power', exchange of 'coal'") != std::string::npos);
}

TEST_CASE("a formula that breaks names its process and its flow") {
  auto dataset = test::steel_chain();
  dataset.processes[0].formulas.push_back("2 *");
  dataset.processes[0].exchanges[1].formula = 0;
  const auto amounts = ExchangeAmounts::compute(dataset, {});
  REQUIRE_FALSE(amounts);
  CHECK(amounts.findings().front().code == "lca.parameter.formula");
  CHECK(amounts.findings().front().message.find("'steel', exchange of 'power'") != std::string::npos);
}

}  // namespace
}  // namespace ferrolabel::lca
