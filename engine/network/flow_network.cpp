// SPDX-License-Identifier: Apache-2.0
#include "network/flow_network.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <tuple>

namespace ferrolabel::network {
namespace {

/// Embedded amount per unit of direct amount from which a loop counts as closed on itself up to rounding.
constexpr double greatest_amplification = 1e12;

bool is_amount(double amount) { return std::isfinite(amount) && amount >= 0.0; }

std::string name_of(std::int32_t node, std::span<const std::string> names) {
  const auto index = static_cast<std::size_t>(node);
  return node >= 0 && index < names.size() ? names[index] : "node " + std::to_string(node);
}

std::string text_of(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 6).ptr;
  return {buffer.data(), end};
}

/// "a → b → a"; a long loop is cut to its first eight members.
std::string path_of(const Loop& loop, std::span<const std::string> names) {
  constexpr std::size_t shown = 8;
  std::string path;
  for (std::size_t i = 0; i < std::min(loop.members.size(), shown); ++i) {
    path += name_of(loop.members[i], names) + " → ";
  }
  if (loop.members.size() > shown) {
    path += "(" + std::to_string(loop.members.size() - shown) + " more) → ";
  }
  return path + name_of(loop.members.front(), names);
}

std::string gain_message(const Loop& loop, std::span<const std::string> names) {
  const std::string path = path_of(loop, names);
  if (loop.gain >= 1.0) {
    return "the loop " + path + " takes " + text_of(loop.gain) +
           " units of its own product to make one: embedded emissions have no answer at a gain of 1 or more";
  }
  return "the loop " + path + " (gain " + text_of(loop.gain) + ") and the others through the same " +
         std::to_string(loop.component.size()) + " goods take as much of their own products as they make (spectral radius " +
         text_of(loop.spectral_radius) + "): embedded emissions have no answer";
}

/// Blames a loop for a matrix that could not be solved, or the pivot when no loop comes near a gain of one.
FlowDefect blame(std::int32_t nodes, std::span<const Flow> flows, std::int32_t column) {
  FlowDefect defect;
  defect.node = column;
  for (const double threshold : {1.0, 1.0 - 1e-6}) {
    if (auto loop = find_loop_with_gain_at_least_one(nodes, flows, threshold)) {
      defect.kind = FlowDefect::Kind::gain;
      defect.loop = std::move(*loop);
      return defect;
    }
  }
  defect.kind = FlowDefect::Kind::singular;
  return defect;
}

}  // namespace

Finding to_finding(const FlowDefect& defect, std::span<const std::string> names, Place place) {
  switch (defect.kind) {
    case FlowDefect::Kind::gain:
      return {.code = "network.gain",
              .severity = Severity::error,
              .place = std::move(place),
              .message = gain_message(defect.loop, names),
              .fix = "check the amounts and units of the flows between these goods; less must come back than goes in"};
    case FlowDefect::Kind::amount:
      return {.code = "network.amount",
              .severity = Severity::error,
              .place = std::move(place),
              .message = "flow " + std::to_string(defect.flow) + " of the precursor network is negative or not a finite number",
              .fix = "give the amount of precursor per unit of product as a number of 0 or more"};
    case FlowDefect::Kind::singular:
      break;
  }
  return {.code = "network.singular",
          .severity = Severity::error,
          .place = std::move(place),
          .message = "the precursor network cannot be solved at " + name_of(defect.node, names) +
                     ": its amounts differ by too many orders of magnitude",
          .fix = "check the units of the amounts that this good takes and gives"};
}

std::variant<FlowNetwork, FlowDefect> FlowNetwork::build(std::int32_t nodes, std::span<const Flow> flows) {
  for (std::size_t index = 0; index < flows.size(); ++index) {
    if (!is_amount(flows[index].amount)) {
      FlowDefect defect;
      defect.kind = FlowDefect::Kind::amount;
      defect.flow = index;
      return defect;
    }
  }
  std::vector<std::uint32_t> order(flows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(flows[a].supplier, flows[a].consumer, flows[a].amount) <
           std::tie(flows[b].supplier, flows[b].consumer, flows[b].amount);
  });

  std::vector<Triplet> triplets;
  triplets.reserve(flows.size() + static_cast<std::size_t>(std::max(nodes, 0)));
  for (std::int32_t node = 0; node < nodes; ++node) {
    triplets.push_back({node, node, 1.0});
  }
  for (const Flow& flow : flows) {
    triplets.push_back({flow.consumer, flow.supplier, 0.0});
  }
  Matrix matrix = Matrix::from_triplets(nodes, triplets);
  const std::vector<double> identity(matrix.values().begin(), matrix.values().end());
  std::vector<std::int32_t> slots(flows.size());
  bool feeds_itself = false;
  for (const std::uint32_t index : order) {
    const Flow& flow = flows[index];
    slots[index] = matrix.position(flow.consumer, flow.supplier);
    matrix.values()[static_cast<std::size_t>(slots[index])] -= flow.amount;
    feeds_itself = feeds_itself || flow.consumer == flow.supplier;
  }

  auto factorised = Solver::factorise(std::move(matrix));
  if (const auto* defect = std::get_if<Defect>(&factorised)) {
    return blame(nodes, flows, defect->column);
  }
  FlowNetwork network{std::move(std::get<Solver>(factorised))};
  network.has_loops_ = feeds_itself || network.solver_.blocks() < nodes;
  network.slots_ = std::move(slots);
  network.order_ = std::move(order);
  network.identity_ = identity;
  network.values_ = identity;
  network.ones_.resize(static_cast<std::size_t>(nodes));
  if (!network.is_productive()) {
    const auto worst = std::max_element(network.ones_.begin(), network.ones_.end(),
                                        [](double a, double b) { return std::abs(a) < std::abs(b); });
    return blame(nodes, flows, static_cast<std::int32_t>(worst - network.ones_.begin()));
  }
  return network;
}

FlowNetwork FlowNetwork::clone() const {
  FlowNetwork copy{solver_.clone()};
  copy.has_loops_ = has_loops_;
  copy.usable_ = usable_;
  copy.slots_ = slots_;
  copy.order_ = order_;
  copy.identity_ = identity_;
  copy.values_ = values_;
  copy.ones_ = ones_;
  return copy;
}

void FlowNetwork::solve(std::span<double> direct, std::int32_t columns) {
  if (!usable_) {
    throw std::logic_error{"solve after a refused refactor"};
  }
  solver_.solve(direct, columns);
}

void FlowNetwork::sensitivities(std::int32_t node, std::span<double> row) {
  if (node < 0 || node >= size() || row.size() != static_cast<std::size_t>(size())) {
    throw std::invalid_argument{"sensitivities of node " + std::to_string(node) + " into " + std::to_string(row.size()) +
                                " elements in a network of " + std::to_string(size())};
  }
  if (!usable_) {
    throw std::logic_error{"sensitivities after a refused refactor"};
  }
  std::fill(row.begin(), row.end(), 0.0);
  row[static_cast<std::size_t>(node)] = 1.0;
  solver_.solve_transposed(row);
}

Refactored FlowNetwork::refactor(std::span<const double> amounts) {
  if (amounts.size() != slots_.size()) {
    throw std::invalid_argument{"refactor with " + std::to_string(amounts.size()) + " amounts for " +
                                std::to_string(slots_.size()) + " flows"};
  }
  usable_ = false;
  if (!std::all_of(amounts.begin(), amounts.end(), is_amount)) {
    return Refactored::refused;
  }
  std::copy(identity_.begin(), identity_.end(), values_.begin());
  for (const std::uint32_t index : order_) {
    values_[static_cast<std::size_t>(slots_[index])] -= amounts[index];
  }
  const Refactored result = solver_.refactor(values_);
  if (result == Refactored::refused || !is_productive()) {
    return Refactored::refused;
  }
  usable_ = true;
  return result;
}

bool FlowNetwork::is_productive() {
  if (!has_loops_) {
    return true;
  }
  std::fill(ones_.begin(), ones_.end(), 1.0);
  solver_.solve(ones_);
  return std::all_of(ones_.begin(), ones_.end(), [](double y) { return y > 0.0 && y <= greatest_amplification; });
}

}  // namespace ferrolabel::network
