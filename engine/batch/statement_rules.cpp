// SPDX-License-Identifier: Apache-2.0
#include "batch/rule_check.hpp"

namespace ferrolabel::batch {

namespace {

using formats::Submission;
using formats::VerifierOpinion;

RuleCheck is_present(const Submission& submission, const RuleFacts&) {
  RuleCheck check;
  if (!submission.statement) check.fail({submission.submitter.place, "there is no verifier's statement: the figures are self-declared", "have them verified, or let the certifier decide"});
  return check;
}

RuleCheck covers_period(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  const auto& statement = *submission.statement;
  const auto& period = submission.plant.period;
  RuleCheck check;
  if (statement.period_from > period.from || statement.period_to < period.to)
    check.fail({statement.place, "the statement is of " + day_text(statement.period_from) + " to " + day_text(statement.period_to) + ", the figures of " + day_text(period.from) + " to " + day_text(period.to),
                "correct the periods, or have the rest verified", period.place});
  return check;
}

RuleCheck is_after_period(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  RuleCheck check;
  if (submission.statement->date < submission.plant.period.to)
    check.fail({submission.statement->place, "the statement is of " + day_text(submission.statement->date) + ", and the period ends on " + day_text(submission.plant.period.to), "correct the day of the statement", submission.plant.period.place});
  return check;
}

RuleCheck is_accredited(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  const auto& statement = *submission.statement;
  RuleCheck check;
  if (statement.date < statement.accredited_from || (statement.accredited_until && statement.date > *statement.accredited_until))
    check.fail({statement.place,
                "the accreditation '" + statement.accreditation + "' runs from " + day_text(statement.accredited_from) + (statement.accredited_until ? " to " + day_text(*statement.accredited_until) : std::string{}) +
                    ", and the statement is of " + day_text(statement.date),
                "correct the days, or have the figures verified by an accredited verifier"});
  return check;
}

RuleCheck is_independent(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  const auto& verifier = submission.statement->verifier;
  RuleCheck check;
  if (is_same_name(verifier, submission.submitter.organisation)) {
    check.fail({submission.statement->place, "the verifier '" + verifier + "' is who submits", "have the figures verified by somebody else", submission.submitter.place});
  } else if (is_same_name(verifier, submission.plant.operator_name) || is_same_name(verifier, submission.plant.name)) {
    check.fail({submission.statement->place, "the verifier '" + verifier + "' runs the plant", "have the figures verified by somebody else", submission.plant.place});
  }
  return check;
}

RuleCheck has_conclusion(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  const auto opinion = submission.statement->opinion;
  RuleCheck check;
  if (opinion == VerifierOpinion::adverse || opinion == VerifierOpinion::disclaimed)
    check.fail({submission.statement->place, "the verifier's opinion is '" + std::string{formats::opinion_names[static_cast<std::size_t>(opinion)]} + "'", "mend the figures and have them verified anew"});
  return check;
}

RuleCheck is_unmodified(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  RuleCheck check;
  if (submission.statement->opinion == VerifierOpinion::modified)
    check.fail({submission.statement->place, "the verifier's opinion is 'modified', with " + std::to_string(submission.statement->remarks.size()) + " remarks", "read the remarks, and mend what they name where it matters"});
  return check;
}

RuleCheck plant_agrees(const Submission& submission, const RuleFacts&) {
  if (!submission.statement || !submission.plant_states_verification) return RuleCheck::not_applicable();
  const auto& own = submission.plant.verification;
  const auto& statement = *submission.statement;
  const bool same_number = own.accreditation.empty() || own.accreditation == statement.accreditation;
  RuleCheck check;
  if (own.level != statement.level || !is_same_name(own.verifier, statement.verifier) || !same_number)
    check.fail({submission.plant.place, "the plant's own verification, by '" + own.verifier + "', differs from the statement of '" + statement.verifier + "' in level, verifier or accreditation",
                "correct one of them, or leave the plant's own out", statement.place});
  return check;
}

RuleCheck is_material(const Submission& submission, const RuleFacts&) {
  if (!submission.statement || !submission.statement->materiality_percent) return RuleCheck::not_applicable();
  constexpr quantity::Decimal most{5};  // the text of the rule says so
  RuleCheck check;
  if (*submission.statement->materiality_percent > most)
    check.fail({submission.statement->place, "the materiality level is " + submission.statement->materiality_percent->to_string() + " %", "have the figures verified at 5 % or less"});
  return check;
}

RuleCheck is_material_for_category_c(const Submission& submission, const RuleFacts& facts) {
  if (!submission.statement || !submission.statement->materiality_percent || facts.installation_category != 'C') return RuleCheck::not_applicable();
  constexpr quantity::Decimal most{2};  // the text of the rule says so
  RuleCheck check;
  if (*submission.statement->materiality_percent > most)
    check.fail({submission.statement->place, "the materiality level is " + submission.statement->materiality_percent->to_string() + " %, and by its emissions the installation is of category C", "have the figures verified at 2 % or less"});
  return check;
}

RuleCheck site_was_visited(const Submission& submission, const RuleFacts&) {
  if (!submission.statement) return RuleCheck::not_applicable();
  const auto& statement = *submission.statement;
  RuleCheck check;
  if (!statement.site_visit) {
    if (statement.level != plant::VerificationLevel::reasonable) return RuleCheck::not_applicable();
    check.fail({statement.place, "reasonable assurance is stated without a site visit", "state the day of the visit, or why there was none, to the certifier"});
  } else if (*statement.site_visit > statement.date) {
    check.fail({statement.place, "the site was visited on " + day_text(*statement.site_visit) + ", after the statement of " + day_text(statement.date), "correct the days"});
  }
  return check;
}

}  // namespace

std::span<const NamedCheck> statement_checks() noexcept {
  static constexpr NamedCheck checks[] = {
      {"submission.statement.present", is_present},
      {"submission.statement.covers-period", covers_period},
      {"submission.statement.after-period", is_after_period},
      {"submission.statement.accredited", is_accredited},
      {"submission.statement.independent", is_independent},
      {"submission.statement.opinion", has_conclusion},
      {"submission.statement.unmodified", is_unmodified},
      {"submission.statement.agrees", plant_agrees},
      {"submission.statement.materiality", is_material},
      {"submission.statement.materiality-c", is_material_for_category_c},
      {"submission.statement.site-visit", site_was_visited},
  };
  return checks;
}

}  // namespace ferrolabel::batch
