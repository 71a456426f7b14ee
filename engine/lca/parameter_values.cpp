// SPDX-License-Identifier: Apache-2.0
#include "lca/parameter_values.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>

#include "lca/expression.hpp"

namespace ferrolabel::lca {
namespace {

Finding parameter_error(std::string code, const std::string& what, std::string message, std::string fix) {
  return {std::move(code), Severity::error, {.source = nullptr, .pointer = what}, what + ": " + std::move(message), std::move(fix)};
}

Finding formula_error(const std::string& what, std::string_view formula, const ExpressionFault& fault) {
  return parameter_error("lca.parameter.formula", what,
                         "the formula '" + std::string{formula} + "' breaks at sign " + std::to_string(fault.offset + 1) + ": " + fault.what,
                         "correct the formula in the source");
}

Finding unknown_name(const std::string& what, const std::string& name) {
  return parameter_error("lca.parameter.unknown", what, "its formula needs '" + name + "', which no parameter is called", "add the parameter, or correct the name");
}

Finding bad_value(const std::string& what, std::string_view formula) {
  return parameter_error("lca.parameter.value", what, "the formula '" + std::string{formula} + "' gives no finite number", "look for a division by zero, or a root or logarithm of a negative number");
}

std::string title(const std::string& owner, const std::string& name) {
  return (owner.empty() ? "parameter '" : "process '" + owner + "', parameter '") + name + "'";
}

/// One parameter on its way to a value.
struct Entry {
  const Parameter* parameter = nullptr;
  std::string what;
  std::optional<double> given;
  std::optional<Expression> formula;
  std::vector<std::size_t> needs;  ///< of names(): the entry, or none
};

constexpr std::size_t elsewhere = static_cast<std::size_t>(-1);

/// The entries of a list of parameters, with what each formula needs.
std::vector<Entry> entries_of(std::span<const Parameter> parameters, const ParameterValues& outside, const Scenario& scenario, const std::string& owner, Findings& findings) {
  std::vector<Entry> entries(parameters.size());
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    auto& entry = entries[i];
    entry.parameter = &parameters[i];
    entry.what = title(owner, parameters[i].name);
    if (!places.emplace(folded(parameters[i].name), i).second)
      findings.push_back(parameter_error("lca.parameter.double", entry.what, "two parameters have this name; upper and lower case do not tell them apart", "keep one, or rename one"));
    if (parameters[i].formula.empty()) entry.given = parameters[i].value;
    for (const auto& other : scenario.overrides)
      if (other.process == owner && folded(other.name) == folded(parameters[i].name)) entry.given = other.value;
    if (entry.given) continue;
    auto parsed = Expression::parse(parameters[i].formula);
    if (const auto* fault = std::get_if<ExpressionFault>(&parsed)) findings.push_back(formula_error(entry.what, parameters[i].formula, *fault));
    else entry.formula = std::move(std::get<Expression>(parsed));
  }
  for (auto& entry : entries) {
    if (!entry.formula) continue;
    for (const auto& name : entry.formula->names()) {
      const auto found = places.find(name);
      entry.needs.push_back(found != places.end() ? found->second : elsewhere);
      if (found == places.end() && !outside.find(name)) findings.push_back(unknown_name(entry.what, name));
    }
  }
  return entries;
}

/// The entries in an order in which each comes after what it needs; depth first with a stack of its own, so that a long chain of
/// formulas is no deep recursion.
Result<std::vector<std::size_t>> order_of(const std::vector<Entry>& entries) {
  enum class State : std::uint8_t { waiting, open, done };
  std::vector<State> states(entries.size(), State::waiting);
  std::vector<std::size_t> order;
  std::vector<std::pair<std::size_t, std::size_t>> path;  // entry, how many of its needs are looked at
  const auto open = [&](std::size_t entry) {
    states[entry] = State::open;
    path.emplace_back(entry, 0);
  };
  for (std::size_t root = 0; root < entries.size(); ++root) {
    if (states[root] == State::waiting) open(root);
    while (!path.empty()) {
      auto& [at, looked] = path.back();
      if (looked == entries[at].needs.size()) {
        states[at] = State::done;
        order.push_back(at);
        path.pop_back();
        continue;
      }
      const auto next = entries[at].needs[looked++];
      if (next == elsewhere || states[next] == State::done) continue;
      if (states[next] == State::waiting) {
        open(next);
        continue;
      }
      std::string circle;
      const auto first = std::find_if(path.begin(), path.end(), [next](const auto& step) { return step.first == next; });
      for (auto step = first; step != path.end(); ++step) circle += entries[step->first].parameter->name + " → ";
      return parameter_error("lca.parameter.cyclic", entries[next].what, "it depends on itself: " + circle + entries[next].parameter->name, "give one of them a value, in the source or by a scenario");
    }
  }
  return order;
}

}  // namespace

std::optional<double> ParameterValues::find(const std::string& name) const {
  const auto found = values_.find(name);
  if (found != values_.end()) return found->second;
  if (outer_ != nullptr) return outer_->find(name);
  if (name == "pi") return std::numbers::pi;
  if (name == "e") return std::numbers::e;
  return std::nullopt;
}

Result<double> ParameterValues::evaluate(std::string_view formula, const std::string& what) const {
  const auto parsed = Expression::parse(formula);
  if (const auto* fault = std::get_if<ExpressionFault>(&parsed)) return formula_error(what, formula, *fault);
  const auto& expression = std::get<Expression>(parsed);
  std::vector<double> values;
  for (const auto& name : expression.names()) {
    const auto value = find(name);
    if (!value) return unknown_name(what, name);
    values.push_back(*value);
  }
  const auto value = expression.evaluate(values);
  if (!value) return bad_value(what, formula);
  return *value;
}

Result<ParameterValues> ParameterValues::resolve(std::span<const Parameter> parameters, const ParameterValues* outer, const Scenario& scenario,
                                                 const std::string& owner) {
  ParameterValues result;
  result.outer_ = outer;
  Findings findings;
  const auto entries = entries_of(parameters, result, scenario, owner, findings);
  if (!findings.empty()) return findings;
  const auto order = order_of(entries);
  if (!order) return order.findings();
  for (const auto at : *order) {
    const auto& entry = entries[at];
    auto value = entry.given;
    if (entry.formula) {
      std::vector<double> values;
      for (const auto& name : entry.formula->names()) values.push_back(*result.find(name));
      value = entry.formula->evaluate(values);
    }
    if (!value || !std::isfinite(*value)) return bad_value(entry.what, entry.parameter->formula);
    result.values_.emplace(folded(entry.parameter->name), *value);
  }
  return result;
}

Findings check_scenario(const Dataset& dataset, const Scenario& scenario) {
  Findings findings;
  for (const auto& other : scenario.overrides) {
    const auto is_meant = [&other](const Parameter& parameter) { return folded(parameter.name) == folded(other.name); };
    const auto has = [&is_meant](const std::vector<Parameter>& parameters) { return std::any_of(parameters.begin(), parameters.end(), is_meant); };
    const bool found = other.process.empty() ? has(dataset.parameters) : std::any_of(dataset.processes.begin(), dataset.processes.end(), [&](const Process& process) {
      return process.id == other.process && has(process.parameters);
    });
    if (!found)
      findings.push_back(parameter_error("lca.scenario.unknown-parameter", title(other.process, other.name), "the scenario gives it a value, but there is no such parameter", "correct the name"));
  }
  return findings;
}

}  // namespace ferrolabel::lca
