// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "batch/examined.hpp"
#include "batch/submission_rules.hpp"
#include "finding/result.hpp"
#include "issuing/packs.hpp"
#include "quantity/date.hpp"
#include "syntax/xml_schema.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::batch {

/// What is to be found out of each submission, and how far to go.
struct ExaminerTerms {
  std::string methods;          ///< folder of packs
  quantity::Date day{};         ///< of the run
  bool day_for_all = false;     ///< every label is of that day; else only those whose submission names none
  bool only_schema = false;     ///< read and hold against the schema; no rules, no calculation
  const trust::SigningKey* key = nullptr;  ///< of the labels' issuer; nothing: no label is made, all else is
  std::string registry;         ///< id of the one that is to hold the labels
  const trust::TrustList* trust = nullptr;          ///< whose signatures of submissions are known; nothing: nobody's
  const trust::XmlSigningKey* report_key = nullptr; ///< signs the reports; nothing: they are not signed
};

/// Reads a submission, runs the rules, computes, classifies and composes the label, as far as each stage lets the next one; and
/// writes its row and report. Everything that submissions share is read once. Immutable, for any number of threads or processes.
class Examiner {
 public:
  /// Findings of the packs that do not read. @param terms keys and trust list must live as long as the examiner
  [[nodiscard]] static Result<Examiner> open(const ExaminerTerms& terms);

  /// @param refused why a registry did not take its label, where that is known already
  [[nodiscard]] Examined examine(const Numbered& submission, const Findings& refused = {}) const;
  /// A row for what cannot be examined at all. @param findings why; at least one error
  [[nodiscard]] Examined reject(const Numbered& submission, const Findings& findings) const;

  [[nodiscard]] const method::RuleSet& rules() const noexcept { return rules_.set(); }
  [[nodiscard]] const ExaminerTerms& terms() const noexcept { return terms_; }
  [[nodiscard]] const issuing::Packs& packs() const noexcept { return *packs_; }

 private:
  struct Stages;
  Examiner(ExaminerTerms terms, std::unique_ptr<issuing::Packs> packs, SubmissionRules rules, trust::SigningKey stand_in);

  void read(Stages& stages) const;
  void label(Stages& stages) const;
  void check_calculated(Stages& stages, RuleFacts facts) const;
  [[nodiscard]] Examined written(Stages& stages) const;

  ExaminerTerms terms_;
  std::unique_ptr<issuing::Packs> packs_;
  std::vector<std::string> schemes_;
  SubmissionRules rules_;
  syntax::XmlSchema schema_;
  trust::SigningKey stand_in_;  ///< composes where there is no key: its labels are never signed
};

}  // namespace ferrolabel::batch
