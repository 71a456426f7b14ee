// SPDX-License-Identifier: Apache-2.0
#include "batch/examiner.hpp"

#include <algorithm>

#include "batch/submission_examination.hpp"
#include "formats/label/label_writer.hpp"
#include "formats/submission/submission_reader.hpp"
#include "formats/submission/submission_schema.hpp"
#include "issuing/classification.hpp"
#include "issuing/issue.hpp"
#include "issuing/registering.hpp"
#include "syntax/xml_reader.hpp"
#include "trust/jws.hpp"
#include "trust/xml_signing.hpp"

namespace ferrolabel::batch {

namespace {

constexpr std::string_view rule_set = "submission-1";

/// @param document that the findings speak of; nothing: they have their pointers
void take(Examination& examination, Findings findings, const syntax::Document* document = nullptr) {
  for (auto& finding : findings) {
    if (document != nullptr) document->add_pointer(finding.place);
    if (document != nullptr && finding.contradicted_by) document->add_pointer(*finding.contradicted_by);
    finding.place = place_in_file(std::move(finding.place), examination.submission->piece);
    if (finding.contradicted_by) finding.contradicted_by = place_in_file(std::move(*finding.contradicted_by), examination.submission->piece);
    finding.message = plain_text(finding.message);
    finding.fix = plain_text(finding.fix);
    examination.findings.push_back(std::move(finding));
  }
}

StageOutcome outcome_of(const Findings& findings) { return has_errors(findings) ? StageOutcome::failed : StageOutcome::passed; }

/// Accepted where every stage of the run passed and no rule asks for a person's eye.
Verdict verdict_of(const Examination& examination, bool only_schema) {
  if (has_errors(examination.findings) || examination.read_stage != StageOutcome::passed) return Verdict::rejected;
  if (only_schema) return Verdict::accepted;
  if (examination.rules_stage != StageOutcome::passed || examination.label_stage != StageOutcome::passed) return Verdict::rejected;
  const bool doubt = std::any_of(examination.rules.begin(), examination.rules.end(), [](const RuleResult& rule) { return rule.outcome == RuleOutcome::failed; });
  return doubt ? Verdict::needs_review : Verdict::accepted;
}

}  // namespace

/// An examination under way, and what its label would ask of a registry.
struct Examiner::Stages : Examination {
  std::optional<syntax::Document> document;
  std::optional<registry::IssueRequest> request;
  std::optional<char> installation_category;
};

Examiner::Examiner(ExaminerTerms terms, std::unique_ptr<issuing::Packs> packs, SubmissionRules rules, trust::SigningKey stand_in)
    : terms_{std::move(terms)}, packs_{std::move(packs)}, rules_{std::move(rules)}, schema_{formats::submission_schema()}, stand_in_{std::move(stand_in)} {}

Result<Examiner> Examiner::open(const ExaminerTerms& terms) {
  auto packs = issuing::Packs::open(terms.methods);
  if (!packs) return packs.findings();
  const auto library = formats::PackLibrary::open(terms.methods);
  if (!library) return library.findings();
  const auto set = library->rule_set(rule_set);
  if (!set) return set.findings();
  auto rules = SubmissionRules::of(*set);
  if (!rules) return rules.findings();
  auto stand_in = trust::generate_key({"urn:ferrolabel:no-issuer", "nobody"}, quantity::Date{std::chrono::sys_days{}});
  if (!stand_in) return stand_in.findings();
  Examiner examiner{terms, std::move(packs).value(), std::move(rules).value(), std::move(stand_in).value()};
  const auto schemes = examiner.packs_->schemes({});
  if (!schemes) return schemes.findings();
  for (const auto& scheme : *schemes) examiner.schemes_.push_back(scheme->info.id);
  for (const auto& pack : examiner.packs_->summaries())
    if (pack.kind == "accounting")
      if (const auto method = examiner.packs_->method(pack.id, {}); !method) return method.findings();
  return examiner;
}

/// The rules once more, with what was calculated: some did not apply without it.
void Examiner::check_calculated(Stages& stages, RuleFacts facts) const {
  facts.installation_category = stages.installation_category;
  auto rules = rules_.check(*stages.read, facts);
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (stages.rules[at].outcome == RuleOutcome::failed) continue;
    take(stages, rules[at].findings, &*stages.document);
    if (has_errors(rules[at].findings)) stages.rules_stage = StageOutcome::failed;
  }
  stages.rules = std::move(rules);
}

Examined Examiner::written(Stages& stages) const {
  Examined examined;
  examined.key = stages.key;
  examined.facts = facts_of(stages);
  examined.row = result_row(stages, examined.facts);
  examined.csv = result_csv(stages, examined.facts);
  examined.report = submission_report(stages, terms_.only_schema ? nullptr : &rules_.set());
  if (terms_.report_key != nullptr) examined.report = trust::sign_xml(std::move(examined.report), *terms_.report_key, "certifier");
  return examined;
}

void Examiner::read(Stages& stages) const {
  const auto& piece = stages.submission->piece;
  auto document = syntax::read_xml({piece.file, piece.text}, schema_, syntax::file_limits());
  stages.read_stage = outcome_of(document.findings());
  take(stages, std::move(document.findings()));
  if (!document) return;
  stages.document = std::move(document).value();
  stages.document->leave_out_pointers();
  auto submission = formats::read_submission(*stages.document);
  stages.read_stage = outcome_of(submission.findings());
  take(stages, std::move(submission.findings()), &*stages.document);
  if (submission) stages.read = std::move(submission).value();
}

void Examiner::label(Stages& stages) const {
  const auto& submission = *stages.read;
  Findings findings;
  const auto add = [&findings](const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); };
  const auto method = packs_->method(submission.plant.method, submission.plant.period.to);
  add(method.findings());
  const auto schemes = packs_->schemes({submission.request.scheme});
  add(schemes.findings());
  if (method && schemes) {
    const auto& scheme = *schemes->front();
    const auto electricity = issuing::open_electricity_case(scheme, submission.request.electricity);
    add(electricity.findings());
    if (electricity) {
      issuing::IssueTerms asked{submission.request.product, submission.request.tonnes, submission.request.issue_date.value_or(terms_.day), submission.request.heats};
      asked.choices = {submission.request.family, *electricity};
      asked.inputs.primary_fraction = submission.request.primary_fraction;
      asked.inputs.scrap_per_product = submission.request.scrap_per_product;
      asked.plant_digest = submission.plant_digest;
      asked.submission_digest = submission.digest;
      asked.registry = terms_.registry;
      auto label = issuing::prepare(submission.plant, **method, scheme, asked, terms_.key != nullptr ? *terms_.key : stand_in_);
      add(label.findings());
      if (label) {
        stages.installation_category = label->installation_category;
        stages.label = std::move(label).value().label;
      }
    }
  }
  if (stages.label && terms_.key != nullptr) {
    auto production = issuing::production_of(submission.plant, submission.request.product, submission.plant_digest);
    add(production.findings());
    if (production) {
      stages.request = registry::issue_request(*stages.label, formats::write_label(*stages.label));
      stages.request->production = std::move(production).value();
    }
  }
  stages.label_stage = outcome_of(findings);
  take(stages, std::move(findings), &*stages.document);
}

Examined Examiner::examine(const Numbered& submission, const Findings& refused) const {
  if (!submission.piece.refused.empty()) return reject(submission, submission.piece.refused);
  Stages stages;
  stages.submission = &submission;
  stages.key = key_of(submission.piece);
  read(stages);
  if (stages.read && terms_.day_for_all) stages.read->request.issue_date = terms_.day;
  if (stages.read && !terms_.only_schema) {
    if (stages.read->has_producer_signature || stages.read->has_verifier_signature) stages.signatures = verify_signatures({submission.piece.file, submission.piece.text}, *stages.read, schema_, terms_.trust, terms_.day);
    const RuleFacts facts{schemes_, terms_.day, stages.signatures ? &*stages.signatures : nullptr};
    stages.rules = rules_.check(*stages.read, facts);
    stages.rules_stage = StageOutcome::passed;
    for (const auto& rule : stages.rules) {
      take(stages, rule.findings, &*stages.document);
      if (has_errors(rule.findings)) stages.rules_stage = StageOutcome::failed;
    }
    if (stages.rules_stage == StageOutcome::passed) label(stages);
    if (stages.installation_category == 'C') check_calculated(stages, facts);
  }
  take(stages, refused);
  if (has_errors(refused)) stages.label_stage = StageOutcome::failed;
  stages.verdict = verdict_of(stages, terms_.only_schema);
  const bool issues = stages.verdict == Verdict::accepted && stages.request;
  if (issues) stages.label_id = stages.label->id;
  auto examined = written(stages);
  if (issues) {
    examined.label = std::move(stages.request);
    examined.token = trust::sign_compact(*terms_.key, trust::typ::label, examined.label->payload);
  }
  return examined;
}

Examined Examiner::reject(const Numbered& submission, const Findings& findings) const {
  Stages examination;
  examination.submission = &submission;
  examination.key = key_of(submission.piece);
  examination.read_stage = StageOutcome::failed;
  examination.findings = findings;
  for (auto& finding : examination.findings) {
    finding.message = plain_text(finding.message);
    finding.fix = plain_text(finding.fix);
  }
  return written(examination);
}

}  // namespace ferrolabel::batch
