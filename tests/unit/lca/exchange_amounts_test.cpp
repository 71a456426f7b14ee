// SPDX-License-Identifier: Apache-2.0
#include "lca/exchange_amounts.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "small_dataset.hpp"

namespace ferrolabel::lca {
namespace {

using Codes = std::vector<std::string>;

Codes codes(const Findings& findings) {
  Codes list;
  for (const auto& finding : findings) list.push_back(finding.code);
  return list;
}

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

TEST_CASE("a formula that breaks names its process and its flow, and the amount that is stated counts") {
  auto dataset = test::steel_chain();
  dataset.processes[0].formulas.push_back("2 *");
  dataset.processes[0].exchanges[1].formula = 0;
  const auto amounts = ExchangeAmounts::compute(dataset, {});
  REQUIRE(amounts);
  CHECK((*amounts)(0, 1) == 2.0);
  CHECK(amounts->known(0));
  CHECK(codes(amounts.findings()) == Codes{"lca.parameter.formula", "lca.formula.stated-amount"});
  CHECK_FALSE(has_errors(amounts.findings()));
  CHECK(amounts.findings().front().message.find("'steel', exchange of 'power'") != std::string::npos);
}

TEST_CASE("a process whose formula has neither a value nor an amount that holds has no amounts; others have") {
  auto dataset = test::steel_chain();
  for (auto& process : dataset.processes) process.parameters = {{"a", 0, "b", {}}, {"b", 0, "a", {}}, {"c", 1, {}, {}}};
  dataset.processes[0].formulas.push_back("a");
  dataset.processes[0].exchanges[1].formula = 0;
  const auto changed = ExchangeAmounts::compute(dataset, {"c", {{"steel", "c", 2}}});
  REQUIRE(changed);
  CHECK_FALSE(changed->known(0));
  CHECK(changed->known(1));
  CHECK(codes(changed.findings()) == Codes{"lca.parameter.cyclic", "lca.parameter.without-value", "lca.formula.no-amount"});
  CHECK(changed.findings()[0].message.find("more of this kind") != std::string::npos);
  CHECK(ExchangeAmounts::compute(dataset, {"c", {{"power", "c", 2}}})->known(0));
  dataset.processes[0].exchanges[1].stated = false;
  CHECK_FALSE(ExchangeAmounts::compute(dataset, {})->known(0));
}

TEST_CASE("a parameter without a value takes from a formula that does not need it nothing") {
  auto dataset = test::steel_chain();
  dataset.parameters = {{"c", 3, {}, {}}, {"z", 0, "nonsense(", {}}};
  dataset.processes[0].parameters = {{"a", 0, "b", {}}, {"b", 0, "a", {}}, {"d", 0, "2 * c", {}}};
  dataset.processes[0].formulas = {"d", "a * c"};
  dataset.processes[0].exchanges[1].formula = 0;
  const auto amounts = ExchangeAmounts::compute(dataset, {});
  REQUIRE(amounts);
  CHECK((*amounts)(0, 1) == 6.0);
  CHECK(codes(amounts.findings()) == Codes{"lca.parameter.formula", "lca.parameter.cyclic", "lca.formula.disagrees"});
  const Scenario scenario{"more", {{"", "c", 5}}};
  CHECK((*ExchangeAmounts::compute(dataset, scenario))(0, 1) == 10.0);
  CHECK(ExchangeAmounts::compute(dataset, scenario)->known(0));
  dataset.processes[0].exchanges[1].formula = 1;
  const auto stated = ExchangeAmounts::compute(dataset, {});
  CHECK((*stated)(0, 1) == 2.0);
  CHECK(codes(stated.findings()) == Codes{"lca.parameter.formula", "lca.parameter.cyclic", "lca.parameter.without-value", "lca.formula.stated-amount"});
  CHECK(stated.findings().back().message.find("1 formula without") != std::string::npos);
}

TEST_CASE("a formula that gives another amount than the one beside it is told, to a millionth") {
  auto dataset = test::steel_chain();
  dataset.processes[0].exchanges[1].formula = 0;
  const auto told = [&dataset](const std::string& formula) {
    dataset.processes[0].formulas = {formula};
    const auto amounts = ExchangeAmounts::compute(dataset, {});
    CHECK((*amounts)(0, 1) == Approx(2.0).epsilon(0.6));
    return codes(amounts.findings());
  };
  CHECK(told("2.000001").empty());
  CHECK(told("2.00001") == Codes{"lca.formula.disagrees"});
  CHECK(told("3") == Codes{"lca.formula.disagrees"});
}

}  // namespace
}  // namespace ferrolabel::lca
