// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::lca {

/// An information module of a product's life cycle, or several of one stage that follow each other: "A3", "A1-A3", "C4", "D".
/// @source EN 15804:2012+A2:2019, 6.2.1 and figure 1: production A1–A3, construction A4–A5, use B1–B7, end of life C1–C4, and
/// beyond the system D
class Module {
 public:
  /// No module: what a demand has that states none.
  Module() = default;

  /// @return nothing for what is no module, or spans two stages
  [[nodiscard]] static std::optional<Module> read(std::string_view name) noexcept;

  /// "A1-A3"; empty for none.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is_none() const noexcept { return first_ == 0; }
  /// Whether it is D: loads and benefits beyond the system, which are declared apart and never netted. @source EN 15804+A2 6.3.5.6, 7.5
  [[nodiscard]] bool is_beyond_the_system() const noexcept;
  /// Whether a module belongs to both.
  [[nodiscard]] bool overlaps(const Module& other) const noexcept { return !is_none() && first_ <= other.last_ && other.first_ <= last_; }

  /// In the order of the life cycle.
  friend auto operator<=>(const Module&, const Module&) = default;

 private:
  Module(std::uint8_t first, std::uint8_t last) : first_{first}, last_{last} {}

  std::uint8_t first_ = 0, last_ = 0;  ///< ranks in the life cycle from 1 on; 0: none
};

/// "A1, A2, …, D" for messages.
[[nodiscard]] std::string all_modules();

}  // namespace ferrolabel::lca
