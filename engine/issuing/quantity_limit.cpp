// SPDX-License-Identifier: Apache-2.0
#include "issuing/quantity_limit.hpp"

#include <algorithm>
#include <cstdint>

#include "label/tonnes.hpp"

namespace ferrolabel::issuing {
namespace {

using quantity::Decimal;

enum class Round { down, up };

constexpr std::int64_t most_grams = 999'999'999'999'999'999;

/// Grams of stated tonnes, as their printed digits have it; a reader has seen to it that they are not negative.
std::int64_t grams_of(double tonnes, Round round) {
  const auto exact = Decimal::from_double(tonnes);
  if (!exact) return most_grams;
  if (const auto whole = label::grams(*exact)) return *whole;
  if (exact->exponent() >= -6) return most_grams;
  std::int64_t result = exact->significand();
  for (int exponent = exact->exponent(); exponent < -6; ++exponent) result /= 10;
  return round == Round::up ? result + 1 : result;
}

}  // namespace

Decimal available_tonnes(const plant::Installation& plant, const plant::Process& process, const plant::Good& good) {
  if (!process.activity_level) return {};
  std::int64_t left = grams_of(process.activity_level->value, Round::down);
  for (const auto& consumer : plant.processes) {
    for (const auto& use : consumer.precursors) {
      if (use.from == process.id) left -= std::min(left, grams_of(use.mass.value, Round::up));
    }
  }
  if (good.mass) left = std::min(left, grams_of(good.mass->value, Round::down));
  return label::tonnes_of(left);
}

}  // namespace ferrolabel::issuing
