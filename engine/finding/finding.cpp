// SPDX-License-Identifier: Apache-2.0
#include "finding/finding.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel {

std::string_view to_string(Severity severity) noexcept {
  constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

bool has_errors(const Findings& findings) noexcept {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.severity == Severity::error; });
}

std::string describe(const Finding& finding) {
  std::string text;
  if (finding.place.known()) text += finding.place.describe() + ": ";
  text += std::string{to_string(finding.severity)} + " [" + finding.code + "]: " + finding.message + "\n" + finding.place.excerpt();
  if (finding.contradicted_by) text += "  against " + finding.contradicted_by->describe() + "\n" + finding.contradicted_by->excerpt();
  if (!finding.fix.empty()) text += "  mend: " + finding.fix + "\n";
  return text;
}

}  // namespace ferrolabel
