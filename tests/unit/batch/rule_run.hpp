// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batch/submission_rules.hpp"
#include "formats/pack/pack_library.hpp"
#include "support/submissions.hpp"
#include "syntax/file.hpp"
#include "syntax/xml_schema.hpp"

/// Runs the shipped rules on a submission.
namespace ferrolabel::batch::test {

inline const SubmissionRules& shipped_rules() {
  static const SubmissionRules rules = SubmissionRules::of(formats::PackLibrary::open(FERROLABEL_SOURCE_DIR "/methods").value().rule_set("submission-1").value()).value();
  return rules;
}

inline const std::vector<std::string> known_schemes{"eu-ci", "less-1.1"};

inline RuleFacts all_facts() { return {known_schemes, quantity::parse_date("2026-11-27")}; }

inline std::vector<RuleResult> run(const formats::Submission& submission, const RuleFacts& facts = all_facts()) { return shipped_rules().check(submission, facts); }

/// How one rule came out.
inline RuleResult result_of(std::string_view rule, const formats::Submission& submission, const RuleFacts& facts = all_facts()) {
  for (auto& result : run(submission, facts))
    if (result.rule->id == rule) return result;
  FAIL("there is no rule " << rule);
  return {};
}

inline std::string outcome(std::string_view rule, const formats::Submission& submission, const RuleFacts& facts = all_facts()) { return std::string{to_string(result_of(rule, submission, facts).outcome)}; }

/// Ids of the rules that failed.
inline std::vector<std::string> failed(const formats::Submission& submission, const RuleFacts& facts = all_facts()) {
  std::vector<std::string> ids;
  for (const auto& result : run(submission, facts))
    if (result.outcome == RuleOutcome::failed) ids.push_back(result.rule->id);
  return ids;
}

using Ids = std::vector<std::string>;

/// schemas/validation-report.xsd with what it imports.
inline syntax::XmlSchema report_schema() {
  std::vector<SourceText> texts;
  for (const std::string name : {"validation-report.xsd", "xml-signature.xsd"}) {
    texts.push_back(syntax::read_file(FERROLABEL_SOURCE_DIR "/schemas/" + name, 1U << 20U).value());
    texts.back().file = name;
  }
  return syntax::XmlSchema{std::move(texts)};
}

}  // namespace ferrolabel::batch::test
