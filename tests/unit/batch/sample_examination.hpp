// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "batch/submission_examination.hpp"
#include "support/submissions.hpp"
#include "unit/batch/rule_run.hpp"
#include "unit/label/sample_label.hpp"

/// An examination made by hand, with everything in it.
namespace ferrolabel::batch::test {

inline Place place_at(std::string pointer, std::uint32_t line, std::uint32_t column, std::string file = "in/a.xml") {
  return {std::make_shared<const SourceText>(SourceText{std::move(file), {}}), std::move(pointer), line, column};
}

struct SampleExamination {
  Numbered numbered{41, {.file = "in/a.xml", .number = 2, .line = 7, .text = support::good_submission, .refused = {}}};
  Examination examination;

  SampleExamination() {
    examination.submission = &numbered;
    examination.key = key_of(numbered.piece);
    examination.verdict = Verdict::accepted;
    examination.read = support::submission();
    examination.rules = run(*examination.read);
    examination.label = label::sample_label();
    examination.label_id = examination.label->id;
    examination.read_stage = examination.rules_stage = examination.label_stage = StageOutcome::passed;
  }
  SampleExamination(const SampleExamination&) = delete;
  SampleExamination& operator=(const SampleExamination&) = delete;

  void find(std::string code, Severity severity, Place place = {}, std::string message = "what", std::string fix = "how") {
    examination.findings.push_back({std::move(code), severity, std::move(place), std::move(message), std::move(fix)});
  }
};

/// What cannot be read at all.
struct RefusedExamination {
  Numbered numbered{3, {.file = "b.xml", .offset = 10, .bytes = 90, .text = {}, .refused = {}}};
  Examination examination;

  RefusedExamination() {
    examination.submission = &numbered;
    examination.key = key_of(numbered.piece);
    examination.read_stage = StageOutcome::failed;
    examination.findings = {{"batch.input.packed", Severity::error, place_at("", 0, 0, "b.xml"), "packed", "unpack"}};
  }
  RefusedExamination(const RefusedExamination&) = delete;
  RefusedExamination& operator=(const RefusedExamination&) = delete;
};

}  // namespace ferrolabel::batch::test
