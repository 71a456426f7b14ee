// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"

namespace ferrolabel::syntax {

/// A reader lists so many findings of one document and then stops reading it.
inline constexpr std::size_t most_findings = 100;

/// A name for a message: cut to 80 bytes at a sign's edge, control characters shown as '?'.
[[nodiscard]] std::string quoted(std::string_view name);

/// Whether a name mixes ASCII letters with look-alikes of other scripts (Greek, Cyrillic, Armenian, Cherokee,
/// fullwidth, mathematical letters) or holds signs that do not show (zero width, direction marks, soft hyphen): such a
/// name can be taken for another one. Names of one script are fine.
[[nodiscard]] bool is_confusable(std::string_view name) noexcept;

}  // namespace ferrolabel::syntax
