// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "finding/result.hpp"
#include "lca/dataset.hpp"
#include "lca/parameter_values.hpp"

namespace ferrolabel::lca {

/// The amount of every exchange of a dataset, formulas computed.
class ExchangeAmounts {
 public:
  /// Where a formula has no value, the amount that the source states beside it counts; where it states none, or the scenario has other
  /// values for the process, the process has no amounts.
  /// Warnings, one a code with the first place: why formulas have no value (`lca.parameter.…`), what counts instead
  /// (`lca.formula.stated-amount`, `.no-amount`), and values that differ from the amounts beside them by more than 1e-6
  /// (`.disagrees`; the value counts).
  /// @return amounts, or all errors: those of the scenario, and amounts that are not finite: `lca.exchange.not-finite`
  [[nodiscard]] static Result<ExchangeAmounts> compute(const Dataset& dataset, const Scenario& scenario);

  [[nodiscard]] double operator()(ProcessIndex process, std::size_t exchange) const { return values_[starts_[process] + exchange]; }

  /// Whether all amounts of the process are known.
  [[nodiscard]] bool known(ProcessIndex process) const { return known_[process]; }

 private:
  friend class AmountsBuilder;
  std::vector<std::size_t> starts_;
  std::vector<double> values_;
  std::vector<bool> known_;  ///< of each process
};

}  // namespace ferrolabel::lca
