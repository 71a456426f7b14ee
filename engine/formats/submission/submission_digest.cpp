// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_digest.hpp"

#include "syntax/encoding.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

using syntax::JsonWriter;

void text(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.member(name, value);
}
void day(JsonWriter& json, std::string_view name, const std::optional<quantity::Date>& value) {
  if (value) json.member(name, quantity::to_string(*value));
}
void decimal(JsonWriter& json, std::string_view name, const std::optional<quantity::Decimal>& value) {
  if (value) json.member(name, value->to_string());
}
void texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(name).begin_array();
  for (const auto& value : values) json.string(value);
  json.end_array();
}

void write(JsonWriter& json, const LabelRequest& request) {
  json.key("request").begin_object().member("product", request.product).member("scheme", request.scheme);
  decimal(json, "tonnes", request.tonnes);
  day(json, "issueDate", request.issue_date);
  text(json, "family", request.family);
  text(json, "electricity", request.electricity);
  decimal(json, "primaryFraction", request.primary_fraction);
  decimal(json, "scrapPerProduct", request.scrap_per_product);
  texts(json, "heats", request.heats);
  json.end_object();
}

void write(JsonWriter& json, const EvidenceItem& item) {
  json.begin_object().member("id", item.id).member("kind", item.kind).member("title", item.title).member("digest", item.digest);
  text(json, "file", item.file);
  day(json, "date", item.date);
  json.end_object();
}

void write(JsonWriter& json, const VerifierStatement& statement) {
  json.key("statement").begin_object().member("verifier", statement.verifier).member("accreditation", statement.accreditation);
  day(json, "accreditedFrom", statement.accredited_from);
  day(json, "accreditedUntil", statement.accredited_until);
  json.member("level", static_cast<int>(statement.level)).member("opinion", opinion_names[static_cast<std::size_t>(statement.opinion)]);
  day(json, "date", statement.date);
  day(json, "periodFrom", statement.period_from);
  day(json, "periodTo", statement.period_to);
  decimal(json, "materialityPercent", statement.materiality_percent);
  day(json, "siteVisit", statement.site_visit);
  texts(json, "remarks", statement.remarks);
  json.end_object();
}

}  // namespace

std::string submission_digest(const Submission& submission) {
  JsonWriter json{0};
  json.begin_object().member("formatVersion", 1).member("id", submission.id);
  json.key("submitter").begin_object().member("organisation", submission.submitter.organisation).member("contact", submission.submitter.contact);
  json.member("role", static_cast<int>(submission.submitter.role)).end_object();
  write(json, submission.request);
  json.key("evidence").begin_array();
  for (const auto& item : submission.evidence) write(json, item);
  json.end_array();
  if (submission.statement) write(json, *submission.statement);
  json.member("plant", submission.plant_digest).end_object();
  return syntax::sha256_digest(json.text());
}

}  // namespace ferrolabel::formats
