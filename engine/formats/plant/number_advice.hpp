// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ferrolabel::formats {

/// Why a text is not taken as a number, and what to write instead. Nothing is guessed: a text that may mean two numbers
/// gets both named.
struct NumberAdvice {
  std::string code;     ///< plant.number.…
  std::string message;  ///< what is wrong
  std::string fix;
};

/// @param text UTF-8 that is no number in the JSON grammar, or one that a double cannot hold.
[[nodiscard]] NumberAdvice advise_on_number(std::string_view text);

}  // namespace ferrolabel::formats
