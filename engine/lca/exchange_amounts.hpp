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
  /// @return amounts, or all errors of parameters and formulas, and of amounts that are not finite: `lca.exchange.not-finite`
  [[nodiscard]] static Result<ExchangeAmounts> compute(const Dataset& dataset, const Scenario& scenario);

  [[nodiscard]] double operator()(ProcessIndex process, std::size_t exchange) const { return values_[starts_[process] + exchange]; }

 private:
  std::vector<std::size_t> starts_;
  std::vector<double> values_;
};

}  // namespace ferrolabel::lca
