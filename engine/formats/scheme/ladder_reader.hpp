// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pack/object_reader.hpp"
#include "method/scheme.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::formats {

/// The exact decimal of a number node, at most 3 decimals and below 10^7 in size; else 0 with a finding `code`.
[[nodiscard]] quantity::Decimal read_scheme_decimal(syntax::Node node, std::string_view code, Findings& findings);
/// As above for a member that may be missing; a share must be 0 … 1 (`scheme.bad-figure`).
[[nodiscard]] std::optional<quantity::Decimal> read_optional_share(ObjectReader& object, std::string_view name);
/// A whole number from `least` to `most`; else `least` with a finding `scheme.bad-figure`.
[[nodiscard]] int read_scheme_integer(syntax::Node node, int least, int most, Findings& findings);

/// A finding `scheme.unknown-word` that lists the words that there are.
void add_unknown_word(Findings& findings, syntax::Node node, std::string_view known);

/// One product family with its classes, checked: names and ranks once a year, limits that rise with the rank at every s.
[[nodiscard]] method::SchemeFamily read_scheme_family(syntax::Node node, Findings& findings);

}  // namespace ferrolabel::formats
