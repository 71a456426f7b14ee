// SPDX-License-Identifier: Apache-2.0
#include "label/tonnes.hpp"

namespace ferrolabel::label {

namespace {

constexpr int gram_exponent = -6;

}  // namespace

std::optional<std::int64_t> grams(const quantity::Decimal& tonnes) noexcept {
  if (tonnes.exponent() < gram_exponent) return std::nullopt;
  constexpr std::int64_t bound = 1'000'000'000'000'000'000;
  std::int64_t result = tonnes.significand();
  for (int exponent = tonnes.exponent(); exponent > gram_exponent; --exponent) {
    if (result >= bound / 10 || result <= -bound / 10) return std::nullopt;
    result *= 10;
  }
  return result;
}

quantity::Decimal tonnes_of(std::int64_t grams) { return quantity::Decimal{grams, gram_exponent}; }

std::string tonnes_text(std::int64_t grams) { return tonnes_of(grams).to_string() + " t"; }

}  // namespace ferrolabel::label
