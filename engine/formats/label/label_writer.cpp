// SPDX-License-Identifier: Apache-2.0
#include "formats/label/label_writer.hpp"

#include "formats/label/label_words.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {
namespace {

using syntax::JsonWriter;

void amount(JsonWriter& writer, std::string_view name, const quantity::Decimal& value, std::string_view unit) {
  writer.key(name).begin_object().member("value", value.to_string()).member("unit", unit).end_object();
}

void optional_amount(JsonWriter& writer, std::string_view name, const std::optional<quantity::Decimal>& value, std::string_view unit) {
  if (value) amount(writer, name, *value, unit);
}

/// A text that may be missing; empty ones are left out.
void optional_text(JsonWriter& writer, std::string_view name, std::string_view text) {
  if (!text.empty()) writer.member(name, text);
}

void texts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& list) {
  writer.key(name).begin_array();
  for (const auto& text : list) writer.string(text);
  writer.end_array();
}

void write_installation(JsonWriter& writer, const label::LabelInstallation& installation) {
  writer.key("installation").begin_object().member("id", installation.id);
  optional_text(writer, "name", installation.name);
  writer.member("country", installation.country);
  optional_text(writer, "site", installation.site);
  optional_text(writer, "meltCountry", installation.melt_country.value_or(std::string{}));
  optional_text(writer, "pourCountry", installation.pour_country.value_or(std::string{}));
  optional_text(writer, "meltSite", installation.melt_site);
  writer.end_object();
}

void write_product(JsonWriter& writer, const label::LabelProduct& product) {
  writer.key("product").begin_object().member("id", product.id);
  optional_text(writer, "name", product.name);
  writer.member("cn", product.cn);
  optional_text(writer, "grade", product.grade);
  optional_text(writer, "form", product.form);
  writer.member("stage", product.stage);
  texts(writer, "heats", product.heats);
  writer.end_object();
}

void write_rules(JsonWriter& writer, const label::Label& label) {
  writer.key("accountingMethod").begin_object();
  writer.member("id", label.method.id).member("edition", label.method.edition).member("digest", label.method.digest).end_object();
  writer.key("scheme").begin_object();
  writer.member("id", label.scheme.id).member("version", label.scheme.version).member("digest", label.scheme.digest);
  writer.member("family", label.scheme.family).member("status", label.scheme.status);
  optional_text(writer, "statusText", label.scheme.status_text);
  optional_text(writer, "notice", label.scheme.notice);
  writer.end_object();
}

void write_figures(JsonWriter& writer, const label::Label& label) {
  writer.key("intensity").begin_object();
  writer.member("value", label.intensity.to_string()).member("unit", label.unit).member("stage", label.stage).end_object();
  optional_amount(writer, "scrapShare", label.scrap_share, label_words::ratio);
  optional_amount(writer, "primaryFraction", label.primary_fraction, label_words::ratio);
  optional_amount(writer, "scrapPerProduct", label.scrap_per_product, label_words::tonnes_per_tonne);
  writer.member("class", label.class_name);
  writer.key("electricity").begin_object().member("basis", label.electricity_basis);
  texts(writer, "instruments", label.instruments);
  if (!label.electricity_cases.empty()) {
    writer.key("cases").begin_array();
    for (const auto& each : label.electricity_cases)
      writer.begin_object().member("basis", each.basis).member("value", each.intensity.to_string()).member("unit", label.unit).end_object();
    writer.end_array();
  }
  writer.end_object();
  writer.key("recycledContent").begin_object();
  optional_amount(writer, "preConsumer", label.recycled.pre_consumer, label_words::ratio);
  optional_amount(writer, "postConsumer", label.recycled.post_consumer, label_words::ratio);
  writer.end_object();
  amount(writer, "defaultShare", label.default_share, label_words::ratio);
}

void write_subject(JsonWriter& writer, const label::Label& label) {
  writer.key("credentialSubject").begin_object();
  writer.key("holder").begin_object().member("name", label.holder).end_object();
  write_installation(writer, label.installation);
  write_product(writer, label.product);
  writer.key("period").begin_object();
  writer.member("from", quantity::to_string(label.period_from)).member("to", quantity::to_string(label.period_to)).end_object();
  write_rules(writer, label);
  write_figures(writer, label);
  writer.key("verification").begin_object().member("level", label.verification.level);
  optional_text(writer, "verifier", label.verification.verifier);
  optional_text(writer, "accreditation", label.verification.accreditation);
  writer.end_object();
  amount(writer, "quantity", label.quantity, label_words::tonnes);
  writer.member("validity", label.valid_until ? label_words::validity_stated : label_words::validity_unknown);
  writer.member("registry", label.registry).member("inputDigest", label.input_digest);
  optional_text(writer, "submissionDigest", label.submission_digest);
  writer.end_object();
}

}  // namespace

std::string write_label(const label::Label& label) {
  JsonWriter writer{0};
  writer.begin_object();
  writer.key("@context").begin_array();
  for (const auto context : label_words::contexts) writer.string(context);
  writer.end_array();
  writer.member("id", label.id);
  writer.key("type").begin_array();
  for (const auto type : label_words::types) writer.string(type);
  writer.end_array();
  writer.key("issuer").begin_object().member("id", label.issuer.id).member("name", label.issuer.name).end_object();
  writer.member("validFrom", quantity::to_string(label.valid_from) + std::string{label_words::day_begins});
  if (label.valid_until) writer.member("validUntil", quantity::to_string(*label.valid_until) + std::string{label_words::day_ends});
  if (label.status_pointer) {
    writer.key("credentialStatus").begin_object();
    writer.member("id", *label.status_pointer).member("type", label_words::status_type).end_object();
  }
  write_subject(writer, label);
  writer.end_object();
  return std::move(writer).take();
}

}  // namespace ferrolabel::formats
