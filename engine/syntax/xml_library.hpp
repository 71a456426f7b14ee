// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "finding/place.hpp"

namespace ferrolabel::syntax {

/// Sets libxml2 up once in the process: from then on nothing outside a text is ever opened, but what LendTexts lends,
/// and libxml2 prints nothing.
void guard_libxml2();

/// While it lives, libxml2 finds these texts under their names, on this thread alone: the schemas that a schema imports.
/// Everything else is refused as before. One at a time on a thread; the texts must outlive it.
class LendTexts {
 public:
  explicit LendTexts(std::span<const SourceText> texts) noexcept;
  ~LendTexts();
  LendTexts(const LendTexts&) = delete;
  LendTexts& operator=(const LendTexts&) = delete;
};

/// A text of libxml2; empty for a null pointer.
[[nodiscard]] inline std::string_view xml_view(const unsigned char* text) noexcept {
  return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

/// Without XML white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// libxml2 hands '&' in an attribute value over as "&#38;" when it does not substitute entities, and no other way.
[[nodiscard]] std::string with_ampersands(std::string_view value);

}  // namespace ferrolabel::syntax
