// SPDX-License-Identifier: Apache-2.0
#include "quantity/datum.hpp"

#include <array>

namespace ferrolabel::quantity {

namespace {
constexpr std::array<std::string_view, 4> letters{"P", "S", "M", "I"};
}

std::string_view to_string(Confidence confidence) noexcept { return letters[static_cast<std::size_t>(confidence)]; }

std::optional<Confidence> parse_confidence(std::string_view letter) noexcept {
  for (std::size_t at = 0; at < letters.size(); ++at)
    if (letters[at] == letter) return static_cast<Confidence>(at);
  return std::nullopt;
}

}  // namespace ferrolabel::quantity
