// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats/result/assessment_json.hpp"

namespace ferrolabel::formats {

/// A product system and what was computed on it as tables (RFC 4180), file name and text: the triplets and lists of names that
/// read_matrix_folder takes, and where there is a demand `scores.csv`, `inventory.csv`, `production.csv` and `cut-off.csv`.
/// A and B are per unit of each product, as they were solved. The factors are those that were found for the flows.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> assessment_csv(const AssessmentDocument& document);

}  // namespace ferrolabel::formats
