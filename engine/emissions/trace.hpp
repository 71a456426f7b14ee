// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "emissions/rule.hpp"
#include "quantity/datum.hpp"
#include "quantity/unit_name.hpp"

namespace ferrolabel::emissions {

/// A figure's number in its Trace.
using StepId = std::uint32_t;
inline constexpr StepId no_step = std::numeric_limits<StepId>::max();

/// A typed value and the step that made it.
template <class Quantity>
struct Traced {
  Quantity value{};
  StepId step = no_step;
};

/// How a step makes its value of its operands.
enum class Operation : std::uint8_t {
  input,      ///< a stated value
  constant,   ///< fixed by definition of the equation, such as 1
  product,    ///< of all operands, divided by the step's `scale`
  quotient,   ///< first operand times the step's `scale`, over the second
  sum,        ///< of the operands, those marked negative subtracted
  floor_zero, ///< the operand, not below 0
  minimum,    ///< of two operands
  solution,   ///< one unknown of the precursor network; operands are its terms
};

/// An operand: a step with its sign.
struct Operand {
  StepId step = no_step;
  bool negative = false;
};

/// One figure. Steps only point to earlier ones, but for a `solution`, whose operands may be other solutions.
struct Step {
  double value = 0;
  double scale = 1;
  const quantity::Datum* datum = nullptr;   ///< of an input
  const std::string* subject = nullptr;     ///< id of the stream, process or good that it is about
  std::string_view unit;
  std::uint32_t first_operand = 0;
  std::uint32_t operand_count = 0;
  Operation operation = Operation::constant;
  Rule rule = Rule::input;
};

/// Every figure of a calculation with its operands: written once while computing, then read to explain a figure, to
/// propagate uncertainty, to differentiate, and to compute again with other inputs. It points into the plant and the
/// method pack, which must outlive it. Recording can be switched off: then only values are made.
class Trace {
 public:
  explicit Trace(bool recording = true) : recording_{recording} {}

  [[nodiscard]] bool recording() const noexcept { return recording_; }
  /// Forgets all steps, keeps the memory.
  void clear() noexcept {
    steps_.clear();
    operands_.clear();
  }

  /// Room for that many steps.
  void reserve(std::size_t steps) {
    if (!recording_) return;
    steps_.reserve(steps);
    operands_.reserve(2 * steps);
  }

  /// A stated value as the leaf of a figure.
  template <class Quantity>
  Traced<Quantity> input(const quantity::Stated<Quantity>& stated, const std::string* subject = nullptr, Rule rule = Rule::input) {
    return {stated.quantity(), leaf(stated, subject, rule)};
  }

  /// A stated number without a typed unit, taken as a plain ratio: the amounts of a sharing key.
  Traced<quantity::Ratio> key_amount(const quantity::Datum& datum, const std::string* subject) {
    return {quantity::Ratio::from_value(datum.value), leaf(datum, subject, Rule::input)};
  }

  /// A number fixed by an equation's form.
  template <class Quantity>
  Traced<Quantity> constant(double value, Rule rule, const std::string* subject = nullptr) {
    return {Quantity::from_value(value),
            recording_ ? append({.value = value, .subject = subject, .unit = unit<Quantity>(), .operation = Operation::constant, .rule = rule}) : no_step};
  }

  /// The product of typed operands, whose units must make those of Quantity (GJ against TJ by gj_per_tj).
  template <class Quantity, class... Factors>
  Traced<Quantity> product(Rule rule, const std::string* subject, const Traced<Factors>&... factors) {
    using Product = std::remove_cvref_t<decltype((factors.value * ...))>;
    constexpr bool in_tj = !std::is_same_v<Product, Quantity>;
    if constexpr (in_tj)
      static_assert(std::is_same_v<std::remove_cvref_t<decltype(Product{} / quantity::gj_per_tj)>, Quantity>, "the units do not make this quantity");
    const double scale = in_tj ? quantity::gj_per_tj.value() : 1.0;
    const double value = (factors.value.value() * ...) / scale;
    return {Quantity::from_value(value), record<Quantity>(Operation::product, rule, subject, value, scale, {Operand{factors.step}...})};
  }

  template <class Quantity, class Numerator, class Denominator>
  Traced<Quantity> quotient(Rule rule, const std::string* subject, const Traced<Numerator>& numerator, const Traced<Denominator>& denominator) {
    using Quotient = std::remove_cvref_t<decltype(Numerator{} / denominator.value)>;
    constexpr bool in_tj = !std::is_same_v<Quotient, Quantity>;
    if constexpr (in_tj)
      static_assert(std::is_same_v<std::remove_cvref_t<decltype(Quotient{} * quantity::gj_per_tj)>, Quantity>, "the units do not make this quantity");
    const double scale = in_tj ? quantity::gj_per_tj.value() : 1.0;
    const double value = numerator.value.value() * scale / denominator.value.value();
    return {Quantity::from_value(value), record<Quantity>(Operation::quotient, rule, subject, value, scale, {Operand{numerator.step}, Operand{denominator.step}})};
  }

  /// Power over fuel, both as energy: MWh · 3.6 GJ/MWh ÷ GJ.
  Traced<quantity::Ratio> electric_efficiency(Rule rule, const std::string* subject, const Traced<quantity::Electricity>& power,
                                              const Traced<quantity::Energy>& fuel) {
    constexpr double gj_per_mwh = 3.6;  // definition of the hour
    const double value = power.value.value() * gj_per_mwh / fuel.value.value();
    return {quantity::Ratio::from_value(value),
            record<quantity::Ratio>(Operation::quotient, rule, subject, value, gj_per_mwh, {Operand{power.step}, Operand{fuel.step}})};
  }

  /// The product of stated values that carry no typed unit (stack concentration, flow, hours), divided by `scale`.
  template <class Quantity>
  Traced<Quantity> product_of_data(Rule rule, const std::string* subject, std::initializer_list<const quantity::Datum*> data, double scale) {
    double value = 1;
    for (const auto* datum : data) value *= datum->value;
    value /= scale;
    if (!recording_) return {Quantity::from_value(value), no_step};
    std::vector<Operand> operands;
    for (const auto* datum : data) operands.push_back({leaf(*datum, subject, Rule::input)});
    return {Quantity::from_value(value), record<Quantity>(Operation::product, rule, subject, value, scale, operands)};
  }

  template <class Quantity>
  struct Term {
    Traced<Quantity> figure;
    bool negative = false;
  };

  template <class Quantity>
  Traced<Quantity> sum(Rule rule, const std::string* subject, std::span<const Term<Quantity>> terms) {
    double value = 0;
    for (const auto& term : terms) value += term.negative ? -term.figure.value.value() : term.figure.value.value();
    if (!recording_) return {Quantity::from_value(value), no_step};
    const auto first = static_cast<std::uint32_t>(operands_.size());
    for (const auto& term : terms) {
      const Operand operand{term.figure.step, term.negative};
      operands_.push_back(operand);
    }
    return {Quantity::from_value(value), append({.value = value, .subject = subject, .unit = unit<Quantity>(), .first_operand = first,
                                                 .operand_count = static_cast<std::uint32_t>(terms.size()), .operation = Operation::sum, .rule = rule})};
  }
  template <class Quantity>
  Traced<Quantity> sum(Rule rule, const std::string* subject, std::initializer_list<Term<Quantity>> terms) {
    return sum<Quantity>(rule, subject, std::span{terms.begin(), terms.size()});
  }

  template <class Quantity>
  Traced<Quantity> floor_zero(Rule rule, const std::string* subject, const Traced<Quantity>& figure) {
    const double value = figure.value.value() > 0 ? figure.value.value() : 0.0;
    return {Quantity::from_value(value), record<Quantity>(Operation::floor_zero, rule, subject, value, 1, {Operand{figure.step}})};
  }

  template <class Quantity>
  Traced<Quantity> minimum(Rule rule, const std::string* subject, const Traced<Quantity>& left, const Traced<Quantity>& right) {
    const double value = left.value < right.value ? left.value.value() : right.value.value();
    return {Quantity::from_value(value), record<Quantity>(Operation::minimum, rule, subject, value, 1, {Operand{left.step}, Operand{right.step}})};
  }

  /// An unknown of the precursor network, its value known; its terms are set later by set_operands.
  template <class Quantity>
  Traced<Quantity> solution(Rule rule, const std::string* subject, double value) {
    return {Quantity::from_value(value),
            recording_ ? append({.value = value, .subject = subject, .unit = unit<Quantity>(), .operation = Operation::solution, .rule = rule}) : no_step};
  }
  void set_operands(StepId step, std::span<const Operand> operands);

  [[nodiscard]] std::span<const Step> steps() const noexcept { return steps_; }
  [[nodiscard]] const Step& step(StepId id) const noexcept { return steps_[id]; }
  [[nodiscard]] std::span<const Operand> operands(const Step& step) const noexcept {
    return {operands_.data() + step.first_operand, step.operand_count};
  }

 private:
  template <class Quantity>
  static constexpr std::string_view unit() {
    return quantity::UnitName<Quantity>::text;
  }
  template <class Quantity>
  StepId record(Operation operation, Rule rule, const std::string* subject, double value, double scale, std::span<const Operand> operands) {
    if (!recording_) return no_step;
    return append({.value = value, .scale = scale, .subject = subject, .unit = unit<Quantity>(), .operation = operation, .rule = rule}, operands);
  }
  StepId leaf(const quantity::Datum& datum, const std::string* subject, Rule rule);
  template <class Quantity>
  StepId record(Operation operation, Rule rule, const std::string* subject, double value, double scale, std::initializer_list<Operand> operands) {
    return record<Quantity>(operation, rule, subject, value, scale, std::span{operands.begin(), operands.size()});
  }
  StepId append(Step step, std::span<const Operand> operands);
  StepId append(const Step& step);

  std::vector<Step> steps_;
  std::vector<Operand> operands_;
  bool recording_;
};

}  // namespace ferrolabel::emissions
