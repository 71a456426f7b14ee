// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/examined.hpp"
#include "batch/submission_rules.hpp"
#include "batch/submission_signatures.hpp"
#include "finding/finding.hpp"
#include "formats/submission/submission.hpp"
#include "label/label_document.hpp"

namespace ferrolabel::batch {

enum class StageOutcome : std::uint8_t { passed, failed, not_run };

/// All that was found of one submission: what its row and its report are written from.
struct Examination {
  const Numbered* submission = nullptr;
  std::string key;
  Verdict verdict = Verdict::rejected;
  std::optional<formats::Submission> read;      ///< where it could be read
  std::optional<SubmissionSignatures> signatures;  ///< where it has any, and they were verified
  std::vector<RuleResult> rules;                ///< all of the set, where they were run
  std::optional<label::Label> label;            ///< composed; registered where label_id says so
  std::string label_id;                         ///< empty where no label is made
  StageOutcome read_stage = StageOutcome::not_run;
  StageOutcome rules_stage = StageOutcome::not_run;
  StageOutcome label_stage = StageOutcome::not_run;  ///< calculation, class, label
  Findings findings;                            ///< of all stages, at their places in the user's file
};

/// A place within a piece, as the place in the file that the piece was cut from.
[[nodiscard]] Place place_in_file(Place place, const Piece& piece);

/// Text that any document can hold: bytes that are not UTF-8, and control signs, as %XX.
[[nodiscard]] std::string plain_text(std::string_view text);

/// 32 hexadecimal signs that follow from the piece's file name, its rank there and its bytes, or why it was refused.
[[nodiscard]] std::string key_of(const Piece& piece);

[[nodiscard]] RowFacts facts_of(const Examination& examination);

/// Where the files of a submission lie in the folder of results: "reports/ab/ab….xml", "labels/cd/cd….jwt".
[[nodiscard]] std::string report_path(std::string_view key);
/// @param label id, whose last part names the file
[[nodiscard]] std::string label_path(std::string_view label);

/// The line of results.jsonl (schemas/batch-row.schema.json), with its '\n'.
[[nodiscard]] std::string result_row(const Examination& examination, const RowFacts& facts);
/// The line of results.csv, with its '\n'.
[[nodiscard]] std::string result_csv(const Examination& examination, const RowFacts& facts);
[[nodiscard]] std::string csv_heading();

/// The report as XML (schemas/validation-report.xsd): stages, every rule with its outcome, every finding.
/// @param rules nothing: no rules are part of the run
[[nodiscard]] std::string submission_report(const Examination& examination, const method::RuleSet* rules);

}  // namespace ferrolabel::batch
