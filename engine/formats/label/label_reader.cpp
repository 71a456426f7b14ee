// SPDX-License-Identifier: Apache-2.0
#include "formats/label/label_reader.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "formats/label/label_words.hpp"
#include "formats/label/label_writer.hpp"
#include "formats/label/payload_object.hpp"
#include "formats/plant/plant_choices.hpp"
#include "method/scheme.hpp"

namespace ferrolabel::formats {
namespace {

void read_list_of(PayloadObject& root, std::string_view name, std::span<const std::string_view> expected, Findings& findings) {
  const auto node = root.required(name);
  if (!node) return;
  bool fits = node.kind() == syntax::Kind::array;
  auto item = fits ? node.first_child() : syntax::Node{};
  for (const auto word : expected) {
    fits = fits && item && item.kind() == syntax::Kind::string && item.scalar() == word;
    if (item) item = item.next();
  }
  if (fits && !item) return;
  findings.push_back(Finding{"label.payload.kind", Severity::error, node.place(), "this is no steel carbon label of version 1",
                             "give a label that ferrolabel issued, or use a newer program"});
}

label::LabelInstallation read_installation(PayloadObject object) {
  label::LabelInstallation installation;
  const auto country = [&object](std::string_view name) {
    auto text = object.optional_text(name);
    return text.empty() ? std::nullopt : std::optional{std::move(text)};
  };
  installation.id = object.text("id");
  installation.name = object.optional_text("name");
  installation.country = object.text("country");
  installation.site = object.optional_text("site");
  installation.melt_country = country("meltCountry");
  installation.pour_country = country("pourCountry");
  installation.melt_site = object.optional_text("meltSite");
  object.finish();
  return installation;
}

label::LabelProduct read_product(PayloadObject object) {
  label::LabelProduct product;
  product.id = object.text("id");
  product.name = object.optional_text("name");
  product.cn = object.text("cn");
  product.grade = object.optional_text("grade");
  product.form = object.optional_text("form");
  product.stage = object.text("stage");
  product.heats = object.texts("heats");
  object.finish();
  return product;
}

label::LabelScheme read_scheme_part(PayloadObject object) {
  label::LabelScheme scheme;
  scheme.id = object.text("id");
  scheme.version = object.text("version");
  scheme.digest = object.text("digest");
  scheme.family = object.text("family");
  const auto status = object.required("status");
  if (status && method::parse_scheme_status(status.scalar())) scheme.status = status.scalar();
  else if (status) object.bad_value(status, "a scheme's status");
  scheme.status_text = object.optional_text("statusText");
  scheme.notice = object.optional_text("notice");
  object.finish();
  return scheme;
}

label::LabelVerification read_verification(PayloadObject object) {
  label::LabelVerification verification;
  const auto level = object.required("level");
  const auto& levels = ChoiceNames<plant::VerificationLevel>::list;
  if (level && std::find(std::begin(levels), std::end(levels), level.scalar()) != std::end(levels)) verification.level = level.scalar();
  else if (level) object.bad_value(level, "self-declared, limited or reasonable");
  verification.verifier = object.optional_text("verifier");
  verification.accreditation = object.optional_text("accreditation");
  object.finish();
  return verification;
}

/// Left out where there is none; an empty list is none of the writer's.
std::vector<label::LabelElectricityCase> read_cases(PayloadObject& electricity, const std::string& unit, Findings& findings) {
  std::vector<label::LabelElectricityCase> cases;
  const auto list = electricity.optional("cases");
  if (!list) return cases;
  if (list.kind() != syntax::Kind::array) {
    findings.push_back(Finding{"label.payload.wrong-type", Severity::error, list.place(), "there is no list here", "refuse the label, or ask its issuer for a proper one"});
    return cases;
  }
  for (auto item = list.first_child(); item; item = item.next()) {
    PayloadObject object{item, findings};
    label::LabelElectricityCase each;
    each.basis = object.text("basis");
    each.intensity = object.decimal("value");
    const auto written = object.required("unit");
    if (written && (written.kind() != syntax::Kind::string || written.scalar() != unit)) object.bad_value(written, "the unit of the intensity, '" + unit + "'");
    object.finish();
    cases.push_back(std::move(each));
  }
  return cases;
}

void read_figures(PayloadObject& subject, label::Label& label, Findings& findings) {
  auto intensity = subject.object("intensity");
  label.intensity = intensity.decimal("value");
  label.unit = intensity.text("unit");
  label.stage = intensity.text("stage");
  intensity.finish();
  label.scrap_share = subject.optional_amount("scrapShare", label_words::ratio);
  label.primary_fraction = subject.optional_amount("primaryFraction", label_words::ratio);
  label.scrap_per_product = subject.optional_amount("scrapPerProduct", label_words::tonnes_per_tonne);
  label.class_name = subject.text("class");
  auto electricity = subject.object("electricity");
  label.electricity_basis = electricity.text("basis");
  label.instruments = electricity.texts("instruments");
  label.electricity_cases = read_cases(electricity, label.unit, findings);
  electricity.finish();
  auto recycled = subject.object("recycledContent");
  label.recycled.pre_consumer = recycled.optional_amount("preConsumer", label_words::ratio);
  label.recycled.post_consumer = recycled.optional_amount("postConsumer", label_words::ratio);
  recycled.finish();
  label.default_share = subject.amount("defaultShare", label_words::ratio);
  label.quantity = subject.amount("quantity", label_words::tonnes);
}

void read_subject(PayloadObject subject, label::Label& label, Findings& findings) {
  auto holder = subject.object("holder");
  label.holder = holder.text("name");
  holder.finish();
  label.installation = read_installation(subject.object("installation"));
  label.product = read_product(subject.object("product"));
  auto period = subject.object("period");
  label.period_from = period.date("from");
  label.period_to = period.date("to");
  period.finish();
  auto method = subject.object("accountingMethod");
  label.method = {method.text("id"), method.text("edition"), method.text("digest")};
  method.finish();
  label.scheme = read_scheme_part(subject.object("scheme"));
  read_figures(subject, label, findings);
  label.verification = read_verification(subject.object("verification"));
  const auto validity = subject.required("validity");
  const auto expected = label.valid_until ? label_words::validity_stated : label_words::validity_unknown;
  if (validity && validity.scalar() != expected) subject.bad_value(validity, "'" + std::string{expected} + "', as validUntil has it");
  label.registry = subject.text("registry");
  label.input_digest = subject.text("inputDigest");
  label.submission_digest = subject.optional_text("submissionDigest");
  subject.finish();
}

void read_head(PayloadObject& root, label::Label& label, Findings& findings) {
  read_list_of(root, "@context", label_words::contexts, findings);
  label.id = root.text("id");
  read_list_of(root, "type", label_words::types, findings);
  auto issuer = root.object("issuer");
  label.issuer = {issuer.text("id"), issuer.text("name")};
  issuer.finish();
  label.valid_from = root.date("validFrom", label_words::day_begins);
  if (root.optional("validUntil")) label.valid_until = root.date("validUntil", label_words::day_ends);
  if (root.optional("credentialStatus")) {
    auto status = root.object("credentialStatus");
    label.status_pointer = status.text("id");
    const auto type = status.required("type");
    if (type && type.scalar() != label_words::status_type) status.bad_value(type, "'" + std::string{label_words::status_type} + "'");
    status.finish();
  }
}

}  // namespace

Result<label::Label> read_label(const syntax::Document& document) {
  Findings findings;
  label::Label label;
  PayloadObject root{document.root(), findings};
  read_head(root, label, findings);
  read_subject(root.object("credentialSubject"), label, findings);
  root.finish();
  if (has_errors(findings)) return findings;
  findings = label::check_label(label);
  for (auto& finding : findings) finding.place = document.root().place();
  if (has_errors(findings)) return findings;
  // A label has one writing, so that what is compared by digest cannot come in two forms.
  if (document.source() && document.source()->text != write_label(label)) {
    return Finding{"label.payload.not-canonical", Severity::error, document.root().place(), "the label is not written as this program would write it",
                   "ask the issuer for the label as it was issued"};
  }
  return label;
}

}  // namespace ferrolabel::formats
