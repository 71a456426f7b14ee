// SPDX-License-Identifier: Apache-2.0
#include "claim/tonnes.hpp"

namespace ferrolabel::claim {

quantity::Decimal tonnes_of(std::int64_t grams) { return quantity::Decimal{grams, -6}; }

std::string tonnes_text(std::int64_t grams) { return tonnes_of(grams).to_string() + " t"; }

}  // namespace ferrolabel::claim
