// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "finding/place.hpp"

namespace ferrolabel::quantity {

/// How sure we are that a figure is what its source says (METHOD.md): all but `primary` are printed with the figure.
enum class Confidence : std::uint8_t { primary, second_hand, recalled, inferred };

/// "P", "S", "M" or "I".
[[nodiscard]] std::string_view to_string(Confidence confidence) noexcept;
[[nodiscard]] std::optional<Confidence> parse_confidence(std::string_view letter) noexcept;

/// Shape of the uncertainty of a value.
enum class Distribution : std::uint8_t { normal, lognormal, triangular, uniform };

/// What stands behind a value.
struct Evidence {
  std::optional<int> tier;              ///< MRR tier as stated
  std::optional<double> uncertainty;    ///< relative half width at 95 %, as a fraction (0.015 = ±1.5 %); > 0
  Distribution distribution = Distribution::normal;
  std::string source;                   ///< document, meter or act the value was taken from
  Confidence confidence = Confidence::primary;  ///< of a figure of a method pack
  bool by_convention = false;           ///< fixed by a method or scheme as a rule, like 3.664: it has no uncertainty
};

/// A value as a document states it: reported by a plant or fixed by a method pack. It is evidence and never changed.
struct Datum {
  double value = 0;
  std::string_view unit;  ///< canonical unit of the type, e.g. "t CO2/TJ"; a string literal
  Evidence evidence;
  Place place;
};

/// The canonical unit's name of a typed quantity; specialised in unit_name.hpp for each quantity that files may state.
template <class Quantity>
struct UnitName;

/// A stated value with its type, in the canonical unit of quantity/units.hpp.
template <class Quantity>
struct Stated : Datum {
  Stated() { unit = UnitName<Quantity>::text; }
  explicit Stated(double number, Evidence behind = {}, Place where = {})
      : Datum{number, UnitName<Quantity>::text, std::move(behind), std::move(where)} {}
  [[nodiscard]] Quantity quantity() const { return Quantity::from_value(value); }
};

}  // namespace ferrolabel::quantity
