// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "quantity/decimal.hpp"

/// Tonnes are counted in whole grams, so that sums are exact.
namespace ferrolabel::label {

/// Grams of a tonnage that has at most 6 decimals; nothing where it has more or is 10^12 t or more in size.
[[nodiscard]] std::optional<std::int64_t> grams(const quantity::Decimal& tonnes) noexcept;

/// Grams as tonnes, exactly: 120500000 is 120.5. @pre |grams| < 10^18
[[nodiscard]] quantity::Decimal tonnes_of(std::int64_t grams);

/// "120.5 t".
[[nodiscard]] std::string tonnes_text(std::int64_t grams);

}  // namespace ferrolabel::label
