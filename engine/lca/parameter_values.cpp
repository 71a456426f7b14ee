// SPDX-License-Identifier: Apache-2.0
#include "lca/parameter_values.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>
#include <variant>

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

Finding without_value(const std::string& what, const std::string& name) {
  return parameter_error("lca.parameter.without-value", what, "its formula needs '" + name + "', which has no value", "correct the parameter that it needs");
}

Finding bad_value(const std::string& what, std::string_view formula) {
  return parameter_error("lca.parameter.value", what, "the formula '" + std::string{formula} + "' gives no finite number", "look for a division by zero, or a root or logarithm of a negative number");
}

std::string title(const std::string& owner, const std::string& name) {
  return (owner.empty() ? "parameter '" : "process '" + owner + "', parameter '") + name + "'";
}

/// One parameter on its way to a value.
struct Entry {
  std::string name;  ///< in lower case
  const Parameter* parameter = nullptr;
  std::string what;
  std::optional<double> given;
  std::optional<Expression> formula;
  std::vector<std::size_t> needs;  ///< those of names() that are entries
};

/// The entries of a list of parameters, with what each formula needs. Those of two of one name, or whose formula breaks, are left out.
std::vector<Entry> entries_of(std::span<const Parameter> parameters, const Scenario& scenario, const std::string& owner, Findings& findings) {
  std::map<std::string, std::size_t> uses;
  for (const auto& parameter : parameters) ++uses[folded(parameter.name)];
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> places;
  for (const auto& parameter : parameters) {
    Entry entry{folded(parameter.name), &parameter, title(owner, parameter.name), {}, {}, {}};
    if (const auto use = uses.find(entry.name); use->second != 1) {
      if (std::exchange(use->second, 0) > 1)
        findings.push_back(parameter_error("lca.parameter.double", entry.what, "two parameters have this name; upper and lower case do not tell them apart", "keep one, or rename one"));
      continue;
    }
    if (parameter.formula.empty()) entry.given = parameter.value;
    for (const auto& other : scenario.overrides)
      if (other.process == owner && folded(other.name) == entry.name) entry.given = other.value;
    if (!entry.given) {
      auto parsed = Expression::parse(parameter.formula);
      if (const auto* fault = std::get_if<ExpressionFault>(&parsed)) {
        findings.push_back(formula_error(entry.what, parameter.formula, *fault));
        continue;
      }
      entry.formula = std::move(std::get<Expression>(parsed));
    }
    places.emplace(entry.name, entries.size());
    entries.push_back(std::move(entry));
  }
  for (auto& entry : entries) {
    if (!entry.formula) continue;
    for (const auto& name : entry.formula->names())
      if (const auto found = places.find(name); found != places.end()) entry.needs.push_back(found->second);
  }
  return entries;
}

/// Finds an order in which each entry comes after what it needs, unless that needs the entry in turn; depth first with a stack of its
/// own, so that a long chain of formulas is no deep recursion.
class Order {
 public:
  explicit Order(const std::vector<Entry>& entries) : entries_{entries}, states_(entries.size(), State::waiting), circled_(entries.size(), false) {}

  /// @param findings gets the circles that have no entry in common
  /// @return all entries but those of these circles
  std::vector<std::size_t> run(Findings& findings) {
    for (std::size_t root = 0; root < entries_.size(); ++root) {
      if (states_[root] == State::waiting) open(root);
      while (!path_.empty()) step(findings);
    }
    return std::move(order_);
  }

 private:
  enum class State : std::uint8_t { waiting, open, cyclic, done };

  void open(std::size_t entry) {
    states_[entry] = State::open;
    path_.emplace_back(entry, 0);
  }

  void step(Findings& findings) {
    auto& [at, looked] = path_.back();
    if (looked < entries_[at].needs.size()) {
      const auto next = entries_[at].needs[looked++];
      if (states_[next] == State::waiting) open(next);
      else if (states_[next] != State::done) close_circle(next, findings);
      return;
    }
    if (states_[at] == State::open) order_.push_back(at);
    states_[at] = State::done;
    path_.pop_back();
  }

  /// The path leads back to `first`. Each entry is looked at once, so that the time does not grow with the number of circles; one in
  /// a circle that is not told has no value because it needs one that comes later in the order, or never.
  void close_circle(std::size_t first, Findings& findings) {
    auto from = path_.size();
    while (!circled_[path_[from - 1].first]) {
      circled_[path_[--from].first] = true;
      if (path_[from].first != first) continue;
      std::string circle;
      for (auto step = from; step < path_.size(); ++step) {
        states_[path_[step].first] = State::cyclic;
        circle += entries_[path_[step].first].parameter->name + " → ";
      }
      const auto& entry = entries_[first];
      findings.push_back(parameter_error("lca.parameter.cyclic", entry.what, "it depends on itself: " + circle + entry.parameter->name, "give one of them a value, in the source or by a scenario"));
      return;
    }
  }

  const std::vector<Entry>& entries_;
  std::vector<State> states_;
  std::vector<bool> circled_;
  std::vector<std::pair<std::size_t, std::size_t>> path_;  ///< entry, how many of its needs are looked at
  std::vector<std::size_t> order_;
};

}  // namespace

const std::optional<double>* ParameterValues::parameter(const std::string& name) const {
  const auto found = values_.find(name);
  if (found != values_.end()) return &found->second;
  return outer_ == nullptr ? nullptr : outer_->parameter(name);
}

std::optional<double> ParameterValues::find(const std::string& name) const {
  if (const auto* value = parameter(name)) return *value;
  if (name == "pi") return std::numbers::pi;
  if (name == "e") return std::numbers::e;
  return std::nullopt;
}

Result<double> ParameterValues::evaluate(std::string_view formula, const std::string& what) const {
  const auto parsed = Expression::parse(formula);
  if (const auto* fault = std::get_if<ExpressionFault>(&parsed)) return formula_error(what, formula, *fault);
  return value_of(std::get<Expression>(parsed), formula, what);
}

Result<double> ParameterValues::value_of(const Expression& expression, std::string_view formula, const std::string& what) const {
  std::vector<double> values;
  Findings findings;
  for (const auto& name : expression.names()) {
    if (const auto value = find(name)) values.push_back(*value);
    else findings.push_back(parameter(name) == nullptr ? unknown_name(what, name) : without_value(what, name));
  }
  if (!findings.empty()) return findings;
  const auto value = expression.evaluate(values);
  if (!value) return bad_value(what, formula);
  return *value;
}

ParameterValues ParameterValues::resolve(std::span<const Parameter> parameters, const ParameterValues* outer, const Scenario& scenario,
                                         const std::string& owner, Findings& findings) {
  ParameterValues result;
  result.outer_ = outer;
  for (const auto& parameter : parameters) result.values_.emplace(folded(parameter.name), std::nullopt);
  const auto entries = entries_of(parameters, scenario, owner, findings);
  for (const auto at : Order{entries}.run(findings)) {
    const auto& entry = entries[at];
    const auto& formula = entry.parameter->formula;
    auto value = entry.formula ? result.value_of(*entry.formula, formula, entry.what) : Result<double>{*entry.given};
    if (value && !std::isfinite(*value)) value = bad_value(entry.what, formula);
    if (value) result.values_[entry.name] = *value;
    else findings.insert(findings.end(), value.findings().begin(), value.findings().end());
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
