// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/result/assessment_json.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// The result of `lca solve` for people: what was asked, the scores with their parts, what is cut off, the greatest amounts that
/// no category counts, and how it was solved. @param inventory also the amount of every elementary flow
[[nodiscard]] std::string assessment_text(const formats::AssessmentDocument& document, bool inventory, const Style& style);

/// The result of `lca contribution`: shares of one score, greatest first.
[[nodiscard]] std::string contribution_text(const formats::ContributionDocument& document, const Style& style);

}  // namespace ferrolabel::report
