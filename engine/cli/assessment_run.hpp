// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "formats/result/assessment_json.hpp"
#include "lca/assessment.hpp"
#include "lca/weighting.hpp"

namespace ferrolabel::cli {

/// What the commands that compute on a product system take.
struct AssessmentArguments {
  std::vector<std::string> inputs;
  std::string impact;
  std::vector<std::string> demands;     ///< "ID=AMOUNT" or "ID=AMOUNT@MODULE"
  std::string allocation, linking, cut_off;
  std::vector<std::string> parameters;  ///< "NAME=VALUE" or "PROCESS/NAME=VALUE"
};

/// INPUT, --impact, --demand and the options of the product system.
[[nodiscard]] std::vector<Parameter> assessment_parameters(AssessmentArguments& arguments, bool demand_required);

/// A product system, its factorisation, an impact method and what a demand gives. Kept at one address: parts point to parts.
struct AssessmentRun {
  lca::Dataset dataset;
  std::string digest;  ///< of the input; empty where it has none
  lca::ProductSystem system;
  std::optional<lca::InventorySolver> solver;
  std::optional<lca::ImpactMethod> method;
  std::optional<lca::Characterisation> characterisation;
  lca::Assessment assessment;  ///< of the demands; of none where there are none
  std::optional<lca::WeightedScores> weighting;  ///< where it was asked for
  Findings findings;           ///< of all steps

  /// Normalises and weights the scores. Error: `lca.impact.no-weighting`
  [[nodiscard]] Findings weigh_scores();

  /// What the writers of results take.
  [[nodiscard]] formats::AssessmentDocument document() const;
  /// Where in the method a category stands, by its id or name. `lca.impact.unknown-category` lists those that there are.
  [[nodiscard]] Result<std::size_t> category(const std::string& name) const;
};

/// Opens the inputs (matrix folders, or whatever `lca import` reads), links them, factorises, and answers the demands.
/// Findings: of all steps; `cli.argument.bad-number` and `.bad-module` of arguments.
[[nodiscard]] Result<std::unique_ptr<AssessmentRun>> run_assessment(const Session& session, const AssessmentArguments& arguments);

/// Commands of the group `lca` that compute.
[[nodiscard]] Command lca_solve_command();
[[nodiscard]] Command lca_contribution_command();
[[nodiscard]] Command lca_export_command();

/// 0, or 2 where the result lacks something that the demand takes, or has no value at all.
[[nodiscard]] int exit_code_of(const lca::Assessment& assessment) noexcept;

}  // namespace ferrolabel::cli
