// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ferrolabel::lca {

/// Why a formula is no formula, and where.
struct ExpressionFault {
  std::size_t offset = 0;  ///< byte in the text
  std::string what;        ///< "a number, a name or '(' is expected"
};

/// A formula of numbers and names: + − * / ^, mod, div, = <> < > <= >=, and, or, not, parentheses, and the functions abs, avg,
/// ceil, exp, floor, if, int, lg, ln, log, log10, max, min, pow, round, sqr, sqrt, sum, trunc, sin, cos, tan and their
/// inverses. Names and functions do not know case; arguments are parted by ';' or ','; true is 1, false 0. pi and e are constants
/// where no name hides them. a ^ b ^ c is a ^ (b ^ c), and −a ^ b is −(a ^ b).
/// @source openLCA formula interpreter; EcoSpold 2 mathematicalRelation
class Expression {
 public:
  /// At most 64 KiB, and 100 levels deep.
  [[nodiscard]] static std::variant<Expression, ExpressionFault> parse(std::string_view text);

  /// The names that the value needs, in lower case, each once, in the order in which they come.
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

  /// @param values of names(), in that order
  /// @return the value; nothing where it is infinite or not a number (1/0, sqrt(−1))
  [[nodiscard]] std::optional<double> evaluate(const std::vector<double>& values) const;

 private:
  friend class ExpressionParser;
  enum class Code : std::uint8_t { number, name, negate, invert, add, subtract, multiply, divide, power, modulo, quotient,
                                   equal, unequal, less, greater, at_most, at_least, both, either, call };
  struct Step {
    Code code = Code::number;
    std::uint32_t index = 0;      ///< of a name or a function
    std::uint32_t arguments = 0;  ///< of a function
    double number = 0.0;
  };
  std::vector<Step> steps_;  // in postfix order
  std::vector<std::string> names_;
};

/// Lower case of A to Z: how formulas compare names.
[[nodiscard]] std::string folded(std::string_view name);

}  // namespace ferrolabel::lca
