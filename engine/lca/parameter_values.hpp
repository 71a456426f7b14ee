// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "lca/dataset.hpp"
#include "lca/expression.hpp"

namespace ferrolabel::lca {

/// Another value for a parameter, also for one that the source computes by a formula.
struct ParameterOverride {
  std::string process;  ///< id of the process whose parameter it is; empty: of the whole dataset
  std::string name;
  double value = 0.0;
};

/// A named set of other values. @source ISO 14044 4.3.3.4 (scenarios)
struct Scenario {
  std::string name;  ///< empty: as the source has it
  std::vector<ParameterOverride> overrides;
};

/// The values of the parameters of one list, computed from each other; names do not know case.
class ParameterValues {
 public:
  /// @param outer values that names of this list hide; may be null @param owner id of the process; empty: the dataset
  /// @param findings gets why parameters have no value, all errors; the others have theirs: `lca.parameter.cyclic` (names the
  /// circle), `.formula` (where it breaks), `.unknown` (a name that nothing gives), `.double` (two of one name), `.value` (infinite
  /// or not a number), `.without-value` (needs one of these).
  [[nodiscard]] static ParameterValues resolve(std::span<const Parameter> parameters, const ParameterValues* outer, const Scenario& scenario,
                                               const std::string& owner, Findings& findings);

  /// The value of a name, in lower case, here or outside; `pi` and `e` where nothing else has the name. A parameter without a value
  /// hides what is outside, too.
  [[nodiscard]] std::optional<double> find(const std::string& name) const;

  /// The value of a formula; the findings of resolve. @param what stands for it in messages
  [[nodiscard]] Result<double> evaluate(std::string_view formula, const std::string& what) const;

 private:
  [[nodiscard]] const std::optional<double>* parameter(const std::string& name) const;
  [[nodiscard]] Result<double> value_of(const Expression& expression, std::string_view formula, const std::string& what) const;

  std::map<std::string, std::optional<double>> values_;  ///< of all parameters of the list
  const ParameterValues* outer_ = nullptr;
};

/// Overrides that name no parameter of the dataset: `lca.scenario.unknown-parameter`, each an error.
[[nodiscard]] Findings check_scenario(const Dataset& dataset, const Scenario& scenario);

}  // namespace ferrolabel::lca
