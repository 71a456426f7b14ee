// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "quantity/decimal.hpp"

namespace ferrolabel::claim {

/// Grams as tonnes, exactly: 120500000 is 120.5. @pre |grams| < 10^18
[[nodiscard]] quantity::Decimal tonnes_of(std::int64_t grams);

/// "120.5 t".
[[nodiscard]] std::string tonnes_text(std::int64_t grams);

}  // namespace ferrolabel::claim
