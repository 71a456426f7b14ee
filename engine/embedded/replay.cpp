// SPDX-License-Identifier: Apache-2.0
#include "embedded/replay.hpp"

#include <algorithm>

namespace ferrolabel::embedded {

using emissions::Operand;
using emissions::Operation;
using emissions::Step;

namespace {

/// The steps that figures rest on; a solution brings its whole column, as all its nodes are solved together.
std::vector<bool> needed_steps(const Inventory& inventory, std::span<const StepId> figures, std::vector<std::size_t>& columns) {
  const auto& trace = inventory.trace;
  std::vector<bool> needed(trace.steps().size(), false);
  std::vector<StepId> open(figures.begin(), figures.end());
  std::vector<std::size_t> column_of(trace.steps().size(), inventory.columns.size());
  for (std::size_t column = 0; column < inventory.columns.size(); ++column)
    for (const auto step : inventory.columns[column].solution) column_of[step] = column;
  std::vector<bool> column_needed(inventory.columns.size(), false);
  while (!open.empty()) {
    const auto id = open.back();
    open.pop_back();
    if (needed[id]) continue;
    needed[id] = true;
    for (const auto& operand : trace.operands(trace.step(id))) open.push_back(operand.step);
    const auto column = column_of[id];
    if (column == inventory.columns.size() || column_needed[column]) continue;
    column_needed[column] = true;
    open.insert(open.end(), inventory.columns[column].direct.begin(), inventory.columns[column].direct.end());
    open.insert(open.end(), inventory.columns[column].solution.begin(), inventory.columns[column].solution.end());
    for (const auto& flow : inventory.flows) open.push_back(flow.amount);
  }
  for (std::size_t column = 0; column < column_needed.size(); ++column)
    if (column_needed[column]) columns.push_back(column);
  return needed;
}

double combine(const Step& step, std::span<const Operand> operands, const std::vector<double>& values) {
  const auto of = [&](std::size_t at) { return values[operands[at].step]; };
  switch (step.operation) {
    case Operation::product: {
      double value = of(0);
      for (std::size_t at = 1; at < operands.size(); ++at) value *= of(at);
      return value / step.scale;
    }
    case Operation::quotient: return of(0) * step.scale / of(1);
    case Operation::sum: {
      double value = 0;
      for (const auto& operand : operands) value += operand.negative ? -values[operand.step] : values[operand.step];
      return value;
    }
    case Operation::floor_zero: return of(0) > 0 ? of(0) : 0.0;
    case Operation::minimum: return of(0) < of(1) ? of(0) : of(1);
    case Operation::input:
    case Operation::constant:
    case Operation::solution: break;
  }
  return step.value;
}

/// Adds what the operands of a step receive of its adjoint.
void pull_back(const Step& step, std::span<const Operand> operands, double value, const std::vector<double>& values, std::vector<double>& adjoint, double own) {
  const auto of = [&](std::size_t at) { return values[operands[at].step]; };
  switch (step.operation) {
    case Operation::product:
      for (std::size_t at = 0; at < operands.size(); ++at) {
        double others = own / step.scale;
        for (std::size_t other = 0; other < operands.size(); ++other)
          if (other != at) others *= of(other);
        adjoint[operands[at].step] += others;
      }
      break;
    case Operation::quotient:
      adjoint[operands[0].step] += own * step.scale / of(1);
      adjoint[operands[1].step] -= own * value / of(1);
      break;
    case Operation::sum:
      for (const auto& operand : operands) adjoint[operand.step] += operand.negative ? -own : own;
      break;
    case Operation::floor_zero:
      if (of(0) > 0) adjoint[operands[0].step] += own;
      break;
    case Operation::minimum: adjoint[operands[of(0) < of(1) ? 0 : 1].step] += own; break;
    case Operation::input:
    case Operation::constant:
    case Operation::solution: break;
  }
}

}  // namespace

Replay::Replay(const Inventory& inventory, std::span<const StepId> figures) : inventory_{&inventory} {
  const auto& trace = inventory.trace;
  const auto needed = needed_steps(inventory, figures, needed_columns_);
  values_.resize(trace.steps().size());
  input_of_.assign(trace.steps().size(), -1);
  for (StepId id = 0; id < needed.size(); ++id) {
    const auto& step = trace.step(id);
    values_[id] = step.value;
    if (!needed[id]) continue;
    needed_.push_back(id);
    if (step.operation == Operation::input) {
      const auto known = std::find(inputs_.begin(), inputs_.end(), step.datum);
      input_of_[id] = static_cast<std::int32_t>(known - inputs_.begin());
      if (known == inputs_.end()) inputs_.push_back(step.datum);
    }
  }
  if (!needed_columns_.empty()) network_.emplace(inventory.network->clone());
  amounts_.resize(inventory.flows.size());
  right_.resize(needed_columns_.size() * inventory.node_process.size());
}

Replay Replay::clone() const {
  Replay copy{*inventory_, {}};
  copy.needed_ = needed_;
  copy.input_of_ = input_of_;
  copy.inputs_ = inputs_;
  copy.values_ = values_;
  copy.needed_columns_ = needed_columns_;
  copy.right_ = right_;
  if (network_) copy.network_.emplace(network_->clone());
  return copy;
}

bool Replay::evaluate(std::span<const double> values) {
  const auto& trace = inventory_->trace;
  network_ok_ = true;
  std::size_t solved = 0;
  for (const auto id : needed_) {
    const auto& step = trace.step(id);
    if (step.operation == Operation::input) {
      values_[id] = values[static_cast<std::size_t>(input_of_[id])];
    } else if (step.operation == Operation::solution) {
      // The columns are recorded in groups, each after the steps that it needs: solve those whose first unknown this is.
      while (solved < needed_columns_.size() && inventory_->columns[needed_columns_[solved]].solution.front() <= id) solve_column(solved++);
      if (!network_ok_) return false;
    } else if (step.operation != Operation::constant) {
      values_[id] = combine(step, trace.operands(step), values_);
    }
  }
  return network_ok_;
}

void Replay::solve_column(std::size_t at) {
  const auto nodes = inventory_->node_process.size();
  if (at == 0) {
    for (std::size_t flow = 0; flow < amounts_.size(); ++flow) amounts_[flow] = values_[inventory_->flows[flow].amount];
    network_ok_ = network_->refactor(amounts_) != network::Refactored::refused;
  }
  if (!network_ok_) return;
  const auto& column = inventory_->columns[needed_columns_[at]];
  const std::span right{right_.data() + at * nodes, nodes};
  for (std::size_t node = 0; node < nodes; ++node) right[node] = values_[column.direct[node]];
  network_->solve(right, 1);
  for (std::size_t node = 0; node < nodes; ++node) values_[column.solution[node]] = right[node];
}

std::vector<double> Replay::gradient(StepId figure) {
  const auto& trace = inventory_->trace;
  std::vector<double> adjoint(values_.size(), 0.0);
  adjoint[figure] = 1;
  auto column = needed_columns_.size();
  for (auto at = needed_.rbegin(); at != needed_.rend(); ++at) {
    const auto& step = trace.step(*at);
    if (step.operation == Operation::solution) {
      // Reached from behind: all unknowns of a column have their adjoints once its first one comes.
      while (column > 0 && inventory_->columns[needed_columns_[column - 1]].solution.front() == *at) sweep_column(--column, adjoint);
    } else if (adjoint[*at] != 0) {
      pull_back(step, trace.operands(step), values_[*at], values_, adjoint, adjoint[*at]);
    }
  }
  std::vector<double> result(inputs_.size(), 0.0);
  for (const auto id : needed_)
    if (input_of_[id] >= 0) result[static_cast<std::size_t>(input_of_[id])] += adjoint[id];
  return result;
}

/// x = a + Mᵀ·x, so with (I − M)·λ = x̄: ā = λ and m̄_ig = λ_g·x_i.
void Replay::sweep_column(std::size_t at, std::vector<double>& adjoint) {
  const auto& column = inventory_->columns[needed_columns_[at]];
  std::vector<double> lambda;
  lambda.reserve(column.solution.size());
  for (const auto step : column.solution) lambda.push_back(adjoint[step]);
  network_->solver().solve_transposed(lambda, 1);
  for (std::size_t node = 0; node < lambda.size(); ++node) adjoint[column.direct[node]] += lambda[node];
  for (const auto& flow : inventory_->flows)
    adjoint[flow.amount] += lambda[static_cast<std::size_t>(flow.consumer)] * values_[column.solution[static_cast<std::size_t>(flow.supplier)]];
}

}  // namespace ferrolabel::embedded
