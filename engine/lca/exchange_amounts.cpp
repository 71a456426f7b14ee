// SPDX-License-Identifier: Apache-2.0
#include "lca/exchange_amounts.hpp"

#include <cmath>
#include <string>
#include <utility>

namespace ferrolabel::lca {

Result<ExchangeAmounts> ExchangeAmounts::compute(const Dataset& dataset, const Scenario& scenario) {
  auto findings = check_scenario(dataset, scenario);
  const auto outer = ParameterValues::resolve(dataset.parameters, nullptr, scenario, {});
  findings.insert(findings.end(), outer.findings().begin(), outer.findings().end());
  if (!findings.empty()) return findings;

  ExchangeAmounts amounts;
  for (const Process& process : dataset.processes) {
    amounts.starts_.push_back(amounts.values_.size());
    auto inner = ParameterValues::resolve(process.parameters, &*outer, scenario, process.id);
    findings.insert(findings.end(), inner.findings().begin(), inner.findings().end());
    for (const Exchange& exchange : process.exchanges) {
      double amount = exchange.amount;
      const auto what = [&] { return "process '" + process.id + "', exchange of '" + dataset.flows[exchange.flow].name + "'"; };
      if (exchange.formula != none && inner) {
        const auto value = inner->evaluate(process.formulas[exchange.formula], what());
        if (value) amount = *value;
        else findings.insert(findings.end(), value.findings().begin(), value.findings().end());
      }
      if (!std::isfinite(amount))
        findings.push_back({"lca.exchange.not-finite", Severity::error, {.source = nullptr, .pointer = process.id}, what() + " is infinite or not a number", "correct the amount in the source"});
      amounts.values_.push_back(amount);
    }
  }
  if (!findings.empty()) return findings;
  return amounts;
}

}  // namespace ferrolabel::lca
