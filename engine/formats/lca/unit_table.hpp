// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// Units by the names that LCA data have for them, and what they are of the reference unit of their quantity.
class UnitTable {
 public:
  /// amount · multiply ÷ divide: 7.2 MJ is 7.2 · 1 ÷ 3.6 kWh, with no rounding of a factor.
  struct Factor {
    double multiply = 1;
    double divide = 1;
    [[nodiscard]] double apply(double amount) const noexcept { return amount * multiply / divide; }
  };

  /// Nothing where one of the two is not known or they measure different quantities.
  [[nodiscard]] std::optional<Factor> factor(std::string_view from, std::string_view to) const;
  [[nodiscard]] bool knows(std::string_view unit) const { return units_.find(unit) != units_.end(); }

  /// The unit that the table has first for the same quantity; the unit itself where it is not known.
  [[nodiscard]] std::string_view reference_of(std::string_view unit) const;

  friend Result<UnitTable> read_unit_table(const syntax::Document&);

 private:
  struct Unit {
    std::size_t quantity = 0;
    double multiply = 1, divide = 1;  ///< one of them is 1: a thousandth is 1 ÷ 1000, which 0.001 is not
  };
  std::map<std::string, Unit, std::less<>> units_;
  std::vector<std::string> references_;  ///< of each quantity
};

/// Reads methods/units/*.json: its shape stands in schemas/units.schema.json.
/// Findings: import.units.bad (no sources, a unit without a name or positive factor, a name given twice).
[[nodiscard]] Result<UnitTable> read_unit_table(const syntax::Document& document);

}  // namespace ferrolabel::formats
