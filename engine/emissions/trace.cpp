// SPDX-License-Identifier: Apache-2.0
#include "emissions/trace.hpp"

namespace ferrolabel::emissions {

StepId Trace::leaf(const quantity::Datum& datum, const std::string* subject, Rule rule) {
  if (!recording_) return no_step;
  return append({.value = datum.value, .datum = &datum, .subject = subject, .unit = datum.unit, .operation = Operation::input, .rule = rule});
}

StepId Trace::append(Step step, std::span<const Operand> operands) {
  step.first_operand = static_cast<std::uint32_t>(operands_.size());
  step.operand_count = static_cast<std::uint32_t>(operands.size());
  for (const auto& operand : operands) operands_.push_back(operand);
  return append(step);
}

StepId Trace::append(const Step& step) {
  steps_.push_back(step);
  return static_cast<StepId>(steps_.size() - 1);
}

void Trace::set_operands(StepId step, std::span<const Operand> operands) {
  if (!recording_) return;
  steps_[step].first_operand = static_cast<std::uint32_t>(operands_.size());
  steps_[step].operand_count = static_cast<std::uint32_t>(operands.size());
  for (const auto& operand : operands) operands_.push_back(operand);
}

}  // namespace ferrolabel::emissions
