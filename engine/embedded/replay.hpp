// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "embedded/inventory.hpp"

namespace ferrolabel::embedded {

/// The recorded calculation of an inventory, computed again with other inputs: only the steps that the wanted figures need.
/// Each stated value is one input however often it is used. Order: build, then evaluate, value any number of times; or gradient.
/// One object a thread: clone() shares nothing. @pre the inventory was computed with its trace and outlives this.
class Replay {
 public:
  Replay(const Inventory& inventory, std::span<const StepId> figures);
  [[nodiscard]] Replay clone() const;

  /// The stated values that the figures rest on, in the order in which the calculation met them.
  [[nodiscard]] std::span<const quantity::Datum* const> inputs() const noexcept { return inputs_; }

  /// Computes all steps again with these values, one for each of inputs(). With the stated values themselves every figure
  /// keeps its bits. @return false when the network refuses the values (gain ≥ 1).
  [[nodiscard]] bool evaluate(std::span<const double> values);

  /// Value of a figure after evaluate.
  [[nodiscard]] double value(StepId figure) const { return values_[figure]; }

  /// ∂figure/∂input for every input at the values of the last evaluate, by one sweep backwards and one transposed solve for
  /// each column of the network. @pre evaluate has been called
  [[nodiscard]] std::vector<double> gradient(StepId figure);

 private:
  void solve_column(std::size_t at);
  void sweep_column(std::size_t at, std::vector<double>& adjoint);

  const Inventory* inventory_;
  std::vector<StepId> needed_;                ///< ascending
  std::vector<std::int32_t> input_of_;        ///< by step: index in inputs_, -1 otherwise
  std::vector<const quantity::Datum*> inputs_;
  std::vector<double> values_;                ///< by step
  std::vector<std::size_t> needed_columns_;
  std::vector<double> amounts_;               ///< workspace: m of each flow
  std::vector<double> right_;                 ///< workspace: right-hand sides
  std::optional<network::FlowNetwork> network_;
  bool network_ok_ = true;
};

}  // namespace ferrolabel::embedded
