// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "label/exact.hpp"
#include "method/scheme.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::label {

/// A limit at one scrap share, as the rational number that the printed figures give: nothing is rounded.
class ExactLimit {
 public:
  /// limit(s) in kg CO2e/t: a - b·s, or on the straight line between the two points around s.
  /// @pre 0 <= scrap_share <= 1
  /// @return nothing where the figures are beyond what scheme.hpp allows (a reader refuses such packs)
  [[nodiscard]] static std::optional<ExactLimit> at(const method::LimitLine& line, const quantity::Decimal& scrap_share) noexcept;

  /// Whether `intensity op limit` holds, exactly.
  [[nodiscard]] bool admits(const Exact& intensity, method::LimitOperator op) const noexcept;

  /// intensity - limit in kg CO2e/t: the exact difference to the nearest double (a third and the like within 2 ulp).
  [[nodiscard]] double excess(const Exact& intensity) const;

  [[nodiscard]] double to_double() const;
  /// For people: the exact value, "384.55", or "2450/7" where no decimal is exact; of an s with many decimals, which makes over
  /// 15 digits, the shortest decimal that reads back as the same double. Comparisons never go by it.
  [[nodiscard]] std::string to_string() const;

 private:
  ExactLimit(Exact numerator, std::int64_t denominator) noexcept : numerator_{numerator}, denominator_{denominator} {}
  Exact numerator_;
  std::int64_t denominator_ = 1;
};

/// a - b·s in plain doubles: for draws of a Monte Carlo run, where no draw falls on an edge; never for a class that is stated.
[[nodiscard]] double approximate_limit(const method::LimitLine& line, double scrap_share);

}  // namespace ferrolabel::label
