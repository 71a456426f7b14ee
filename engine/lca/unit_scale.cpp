// SPDX-License-Identifier: Apache-2.0
#include "lca/unit_scale.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel::lca {
namespace {

enum class Measure { mass, energy, volume, activity, area, occupation, length };

/// value · multiply ÷ divide is in the first unit of the measure; one of the two is 1, so that a scale is rounded once.
struct Unit {
  std::string_view name;
  Measure measure;
  double multiply = 1.0;
  double divide = 1.0;
};

constexpr std::array units{
    Unit{"kg", Measure::mass},
    Unit{"t", Measure::mass, 1e3},
    Unit{"g", Measure::mass, 1, 1e3},
    Unit{"mg", Measure::mass, 1, 1e6},
    Unit{"ug", Measure::mass, 1, 1e9},
    Unit{"µg", Measure::mass, 1, 1e9},
    Unit{"MJ", Measure::energy},
    Unit{"kJ", Measure::energy, 1, 1e3},
    Unit{"J", Measure::energy, 1, 1e6},
    Unit{"GJ", Measure::energy, 1e3},
    Unit{"TJ", Measure::energy, 1e6},
    Unit{"kWh", Measure::energy, 3.6},
    Unit{"MWh", Measure::energy, 3600},
    Unit{"m3", Measure::volume},
    Unit{"l", Measure::volume, 1, 1e3},
    Unit{"L", Measure::volume, 1, 1e3},
    Unit{"dm3", Measure::volume, 1, 1e3},
    Unit{"kBq", Measure::activity},
    Unit{"Bq", Measure::activity, 1, 1e3},
    Unit{"MBq", Measure::activity, 1e3},
    Unit{"m2", Measure::area},
    Unit{"ha", Measure::area, 1e4},
    Unit{"km2", Measure::area, 1e6},
    Unit{"m2*a", Measure::occupation},
    Unit{"m2a", Measure::occupation},
    Unit{"ha*a", Measure::occupation, 1e4},
    Unit{"m", Measure::length},
    Unit{"km", Measure::length, 1e3},
};

const Unit* find_unit(std::string_view name) noexcept {
  const auto found = std::find_if(units.begin(), units.end(), [name](const Unit& unit) { return unit.name == name; });
  return found == units.end() ? nullptr : &*found;
}

}  // namespace

std::optional<double> unit_scale(std::string_view from, std::string_view to) noexcept {
  if (from == to) return 1.0;
  const auto* a = find_unit(from);
  const auto* b = find_unit(to);
  if (a == nullptr || b == nullptr || a->measure != b->measure) return std::nullopt;
  return a->multiply * b->divide / (a->divide * b->multiply);
}

}  // namespace ferrolabel::lca
