// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lca/assessment.hpp"
#include "lca/contribution.hpp"
#include "lca/weighting.hpp"

namespace ferrolabel::formats {

/// A calculation on a product system, as the writers of results take it.
struct AssessmentDocument {
  std::string_view input;         ///< name of the dataset
  std::string_view input_digest;  ///< empty where there is none
  const lca::ProductSystem& system;
  const lca::InventorySolver& solver;
  const lca::Characterisation* characterisation;  ///< nullptr: no scores
  const lca::Assessment& assessment;
  const Findings& findings;
  const lca::WeightedScores* weighting = nullptr;  ///< nullptr: not asked for
};

/// How one score is cut up.
enum class ContributionBy { process, flow, tier };

/// "process", "flow" or "tier".
[[nodiscard]] std::string_view to_string(ContributionBy by) noexcept;

struct ContributionDocument {
  const AssessmentDocument& lca;
  std::size_t category = 0;
  ContributionBy by = ContributionBy::process;
  const std::vector<lca::Contribution>& contributions;  ///< all of them
  std::size_t most = 0;                                 ///< to write; 0 = all

  /// Those that are written.
  [[nodiscard]] std::span<const lca::Contribution> written() const { return std::span{contributions}.first(most == 0 ? contributions.size() : std::min(most, contributions.size())); }
  /// The sum of the others.
  [[nodiscard]] double rest() const;
};

/// The result of `lca solve` (INTERFACES): input, method, system, demand, scores, modules (D, the last, counts in no other
/// figure), weighting (`singleScore` null where a category is missing), cutOff, unmapped, solver, findings, and with
/// `inventory` the amount of every elementary flow; ended by a newline. A score without a value is null.
[[nodiscard]] std::string assessment_json(const AssessmentDocument& document, bool inventory);

/// The result of `lca contribution`: as above without inventory and unmapped, with `category`, `by`, `contributions`, and `rest`,
/// the sum of those that are not written.
[[nodiscard]] std::string contribution_json(const ContributionDocument& document);

/// What a contribution is of: id and name of a process with its product, or of an elementary flow with compartment and place.
struct ContributionName {
  std::string id, name, place, unit;
};
[[nodiscard]] ContributionName contribution_name(const lca::ProductSystem& system, ContributionBy by, std::int32_t index);

}  // namespace ferrolabel::formats
