// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/place.hpp"

namespace ferrolabel {

enum class Severity { note, warning, error };

/// "note", "warning" or "error".
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;

/// What is wrong with the user's data, where, and how to mend it. A value, never an exception.
struct Finding {
  std::string code;  ///< "area.what", stable and documented (`ferrolabel help CODE`)
  Severity severity = Severity::error;
  Place place;
  std::string message;                 ///< what is wrong, with the offending value
  std::string fix;                     ///< how to mend it
  std::optional<Place> contradicted_by{};  ///< the second place where two values contradict each other
};

using Findings = std::vector<Finding>;

[[nodiscard]] bool has_errors(const Findings& findings) noexcept;

/// The finding as text: severity, code, place, message, the line with a caret, the mend.
[[nodiscard]] std::string describe(const Finding& finding);

}  // namespace ferrolabel
