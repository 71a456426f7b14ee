// SPDX-License-Identifier: Apache-2.0
#include "lca/exchange_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "lca/co_products.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::lca {
namespace {

constexpr double greatest_difference = 1e-6;  // sources round to six digits or more

/// Findings of one code as one: the first of them, and how many more there are.
class Faults {
 public:
  void add(const Findings& findings) {
    for (const auto& finding : findings) {
      const auto found = std::find_if(firsts_.begin(), firsts_.end(), [&finding](const auto& first) { return first.first.code == finding.code; });
      if (found != firsts_.end()) ++found->second;
      else firsts_.emplace_back(finding, 0);
    }
  }

  void into(Findings& findings) {
    for (auto& [finding, more] : firsts_) {
      finding.severity = Severity::warning;
      if (more > 0) finding.message += " (and " + std::to_string(more) + " more of this kind)";
      findings.push_back(std::move(finding));
    }
  }

 private:
  std::vector<std::pair<Finding, std::size_t>> firsts_;  // a handful of codes
};

/// Exchanges to tell of, as one finding.
struct Told {
  std::vector<ProcessIndex> processes;
  std::size_t exchanges = 0;
  std::string example;

  void add(ProcessIndex process) {
    if (processes.empty() || processes.back() != process) processes.push_back(process);
    ++exchanges;
  }

  void into(Findings& findings, const Dataset& dataset, std::string code, const std::string& what, std::string fix) const {
    if (processes.empty()) return;
    findings.push_back({std::move(code), Severity::warning, {.source = nullptr, .pointer = dataset.processes[processes.front()].id},
                        examples(dataset, processes) + ": " + std::to_string(exchanges) + (exchanges == 1 ? " formula " : " formulas ") + what, std::move(fix)});
  }
};

}  // namespace

/// Computes amounts process by process, and gathers what there is to tell.
class AmountsBuilder {
 public:
  AmountsBuilder(const Dataset& dataset, const Scenario& scenario) : dataset_{dataset}, scenario_{scenario} {}

  Result<ExchangeAmounts> run() {
    if (auto findings = check_scenario(dataset_, scenario_); !findings.empty()) return findings;
    Findings without_value;
    const auto outer = ParameterValues::resolve(dataset_.parameters, nullptr, scenario_, {}, without_value);
    faults_.add(without_value);
    for (ProcessIndex process = 0; process < dataset_.processes.size(); ++process) add_process(process, outer);
    if (!errors_.empty()) return errors_;
    Findings findings;
    faults_.into(findings);
    by_statement_.into(findings, dataset_, "lca.formula.stated-amount", "without a value; the amount that the source states beside it is used", "correct the formula, or the parameters that it needs");
    without_.into(findings, dataset_, "lca.formula.no-amount", "without a value, and no amount beside it that holds; the process is left out", "correct the formula, or the parameters that it needs");
    disagree_.into(findings, dataset_, "lca.formula.disagrees", "with another value than the amount stated beside it, such as " + disagree_.example + "; the value of the formula is used", "correct the one or the other in the source");
    return {std::move(amounts_), std::move(findings)};
  }

 private:
  void add_process(ProcessIndex index, const ParameterValues& outer) {
    const Process& process = dataset_.processes[index];
    amounts_.starts_.push_back(amounts_.values_.size());
    amounts_.known_.push_back(true);
    Findings without_value;
    const auto inner = ParameterValues::resolve(process.parameters, &outer, scenario_, process.id, without_value);
    faults_.add(without_value);
    const bool changed = std::any_of(scenario_.overrides.begin(), scenario_.overrides.end(), [&process](const ParameterOverride& other) { return other.process.empty() || other.process == process.id; });
    for (const Exchange& exchange : process.exchanges) {
      const auto what = [&] { return "process '" + process.id + "', exchange of '" + dataset_.flows[exchange.flow].name + "'"; };
      const bool stated = exchange.stated && !changed;
      double amount = exchange.amount;
      if (exchange.formula != none) {
        const auto value = inner.evaluate(process.formulas[exchange.formula], what());
        faults_.add(value.findings());
        if (value) amount = *value;
        if (value && stated) compare(index, exchange, amount);
        if (!value) (stated ? by_statement_ : without_).add(index);
        if (!value && !stated) amounts_.known_.back() = false;
      }
      if (!std::isfinite(amount))
        errors_.push_back({"lca.exchange.not-finite", Severity::error, {.source = nullptr, .pointer = process.id}, what() + " is infinite or not a number", "correct the amount in the source"});
      amounts_.values_.push_back(amount);
    }
  }

  void compare(ProcessIndex process, const Exchange& exchange, double value) {
    if (std::abs(value - exchange.amount) <= greatest_difference * std::max(std::abs(value), std::abs(exchange.amount))) return;
    if (disagree_.processes.empty()) disagree_.example = quantity::number_text(value) + " of '" + dataset_.flows[exchange.flow].name + "' where " + quantity::number_text(exchange.amount) + " is stated";
    disagree_.add(process);
  }

  const Dataset& dataset_;
  const Scenario& scenario_;
  ExchangeAmounts amounts_;
  Faults faults_;
  Told by_statement_, without_, disagree_;
  Findings errors_;
};

Result<ExchangeAmounts> ExchangeAmounts::compute(const Dataset& dataset, const Scenario& scenario) { return AmountsBuilder{dataset, scenario}.run(); }

}  // namespace ferrolabel::lca
