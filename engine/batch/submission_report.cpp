// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "batch/submission_examination.hpp"
#include "syntax/xml_writer.hpp"

namespace ferrolabel::batch {

namespace {

std::string_view to_string(StageOutcome outcome) {
  constexpr std::array<std::string_view, 3> names{"passed", "failed", "not-run"};
  return names[static_cast<std::size_t>(outcome)];
}

void attribute(syntax::XmlWriter& writer, std::string_view name, std::string_view value) {
  if (!value.empty()) writer.attribute(name, value);
}

void write_place(syntax::XmlWriter& writer, std::string_view name, const Place& place) {
  if (!place.known()) return;
  writer.begin_element(name);
  attribute(writer, "path", plain_text(place.pointer));
  if (place.line > 0) writer.attribute("line", std::to_string(place.line));
  if (place.column > 0) writer.attribute("column", std::to_string(place.column));
  writer.end_element();
}

void write_finding(syntax::XmlWriter& writer, const Finding& finding) {
  writer.begin_element("finding").attribute("code", finding.code).attribute("severity", ferrolabel::to_string(finding.severity));
  write_place(writer, "place", finding.place);
  if (finding.contradicted_by) write_place(writer, "contradictedBy", *finding.contradicted_by);
  writer.element("message", plain_text(finding.message)).element("mend", plain_text(finding.fix));
  writer.end_element();
}

void write_signature(syntax::XmlWriter& writer, const std::string& whose, const JudgedSignature* judged) {
  writer.attribute(whose + "Signature", judged == nullptr ? "not-looked-at" : to_string(judged->standing));
  attribute(writer, whose + "Key", judged == nullptr ? std::string{} : plain_text(judged->kid));
}

void write_subject(syntax::XmlWriter& writer, const Examination& examination) {
  const auto& [ordinal, piece] = *examination.submission;
  writer.begin_element("submission");
  writer.attribute("file", plain_text(piece.file)).attribute("number", std::to_string(piece.number)).attribute("line", std::to_string(piece.line));
  if (examination.read) {
    writer.attribute("id", examination.read->id).attribute("digest", examination.read->digest);
    const auto& signatures = examination.signatures;
    if (examination.read->has_producer_signature) write_signature(writer, "producer", signatures ? &signatures->producer : nullptr);
    if (examination.read->has_verifier_signature) write_signature(writer, "verifier", signatures ? &signatures->verifier : nullptr);
  }
  writer.end_element();
}

void write_rules(syntax::XmlWriter& writer, const Examination& examination, const method::RuleSet& rules) {
  writer.begin_element("rules").attribute("set", rules.info.id).attribute("edition", rules.info.edition).attribute("digest", rules.info.digest);
  for (std::size_t at = 0; at < rules.rules.size(); ++at) {
    const auto& rule = rules.rules[at];
    const bool run = at < examination.rules.size();
    writer.begin_element("rule").attribute("id", rule.id).attribute("severity", ferrolabel::to_string(rule.severity));
    writer.attribute("outcome", run ? to_string(examination.rules[at].outcome) : "not-run");
    writer.end_element();
  }
  writer.end_element();
}

void write_label(syntax::XmlWriter& writer, const Examination& examination) {
  const auto& label = *examination.label;
  writer.begin_element("result");
  writer.attribute("product", label.product.id).attribute("tonnes", label.quantity.to_string()).attribute("scheme", label.scheme.id).attribute("schemeVersion", label.scheme.version);
  writer.attribute("schemeStatus", label.scheme.status).attribute("family", label.scheme.family).attribute("class", label.class_name);
  writer.attribute("intensity", label.intensity.to_string()).attribute("unit", label.unit).attribute("stage", label.stage);
  writer.attribute("method", label.method.id).attribute("methodEdition", label.method.edition).attribute("inputDigest", label.input_digest);
  attribute(writer, "label", examination.label_id);
  writer.end_element();
}

}  // namespace

std::string submission_report(const Examination& examination, const method::RuleSet* rules) {
  syntax::XmlWriter writer;
  writer.begin_element("validationReport", "https://ferrolabel.eu/ns/validation-report/1").attribute("formatVersion", "1").attribute("verdict", to_string(examination.verdict));
  write_subject(writer, examination);
  writer.begin_element("stages");
  for (const auto& [name, outcome] : {std::pair{"read", examination.read_stage}, std::pair{"rules", examination.rules_stage}, std::pair{"label", examination.label_stage}})
    writer.begin_element("stage").attribute("name", name).attribute("outcome", to_string(outcome)).end_element();
  writer.end_element();
  if (rules != nullptr) write_rules(writer, examination, *rules);
  if (examination.label) write_label(writer, examination);
  writer.begin_element("findings");
  for (const auto& finding : examination.findings) write_finding(writer, finding);
  writer.end_element();
  writer.end_element();
  return std::move(writer).take();
}

}  // namespace ferrolabel::batch
