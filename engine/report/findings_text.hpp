// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "finding/finding.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// All findings for a person: errors first, then warnings, then notes; each with code, place, line, caret and mend.
[[nodiscard]] std::string findings_text(const Findings& findings, const Style& style);

}  // namespace ferrolabel::report
