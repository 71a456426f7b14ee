// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/pack/object_reader.hpp"
#include "method/pack.hpp"
#include "quantity/unit_name.hpp"

namespace ferrolabel::formats {

/// What a figure needs beside its number. A table may say it once for all its rows.
struct FigureContext {
  double multiply = 1, divide = 1;  ///< from the unit as written to the canonical one
  quantity::Evidence evidence;      ///< source as reference text, confidence
};

/// Reads unit, source and confidence: each is required (`pack.missing-member`), the unit must fit (`pack.bad-unit`),
/// the source must be one of the pack's (`pack.unknown-source`).
[[nodiscard]] FigureContext read_context(ObjectReader& object, std::string_view canonical,
                                         const method::PackInfo& info);

/// {"value", "unit", "source", "confidence", and of the uncertainty "range": [lower, upper] at 95 % in the same unit or
/// "uncertainty": relative half width, with "rangeSource"} as a value in the canonical unit.
[[nodiscard]] quantity::Datum read_figure(syntax::Node node, std::string_view canonical, const method::PackInfo& info,
                                          Findings& findings);
/// The same from an object that has further members ("year"); the caller finishes it.
[[nodiscard]] quantity::Datum read_figure(ObjectReader& object, std::string_view canonical,
                                          const method::PackInfo& info);
/// A bare number of a table whose context is known.
[[nodiscard]] quantity::Datum read_cell(syntax::Node number, const FigureContext& context, Findings& findings);

/// The typed forms.
template <class Quantity>
[[nodiscard]] quantity::Stated<Quantity> as_stated(quantity::Datum datum) {
  return quantity::Stated<Quantity>{datum.value, std::move(datum.evidence), std::move(datum.place)};
}
template <class Quantity>
[[nodiscard]] quantity::Stated<Quantity> required_figure(ObjectReader& parent, std::string_view name,
                                                         const method::PackInfo& info) {
  return as_stated<Quantity>(
      read_figure(parent.required(name), quantity::UnitName<Quantity>::text, info, parent.findings()));
}
template <class Quantity>
[[nodiscard]] std::optional<quantity::Stated<Quantity>> optional_figure(ObjectReader& parent, std::string_view name,
                                                                        const method::PackInfo& info) {
  const auto node = parent.optional(name);
  if (!node) return {};
  return as_stated<Quantity>(read_figure(node, quantity::UnitName<Quantity>::text, info, parent.findings()));
}

}  // namespace ferrolabel::formats
