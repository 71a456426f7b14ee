// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace ferrolabel::lca {

/// How many units of `to` one unit of `from` is, where both measure the same: "g" in "kg" is 0.001. Definitions only (SI
/// prefixes, the hour, the hectare); nothing for a unit that is not known, unless both are written alike.
[[nodiscard]] std::optional<double> unit_scale(std::string_view from, std::string_view to) noexcept;

}  // namespace ferrolabel::lca
