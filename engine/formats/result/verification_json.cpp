// SPDX-License-Identifier: Apache-2.0
#include "formats/result/verification_json.hpp"

#include "formats/result/findings_json.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

void known_text(syntax::JsonWriter& writer, std::string_view name, std::string_view text) {
  writer.key(name);
  if (text.empty()) writer.null();
  else writer.string(text);
}

/// What a person asks of a label; all of it is in the token's payload.
void write_summary(syntax::JsonWriter& writer, const label::Label& label) {
  writer.begin_object();
  writer.member("id", label.id);
  writer.key("issuer").begin_object().member("id", label.issuer.id).member("name", label.issuer.name).end_object();
  writer.member("holder", label.holder);
  writer.key("product").begin_object().member("id", label.product.id).member("cn", label.product.cn).member("name", label.product.name).end_object();
  writer.member("scheme", label.scheme.id);
  writer.member("version", label.scheme.version);
  writer.member("status", label.scheme.status);
  known_text(writer, "notice", label.scheme.notice);
  known_text(writer, "family", label.scheme.family);
  writer.member("class", label.class_name);
  writer.key("intensity").lexeme(label.intensity.to_string());
  writer.member("unit", label.unit);
  writer.key("scrapShare");
  if (label.scrap_share) writer.lexeme(label.scrap_share->to_string());
  else writer.null();
  writer.key("quantity").begin_object().member("value", label.quantity.to_string()).member("unit", "t").end_object();
  writer.member("validFrom", quantity::to_string(label.valid_from));
  known_text(writer, "validUntil", label.valid_until ? quantity::to_string(*label.valid_until) : std::string{});
  writer.member("registry", label.registry);
  writer.member("inputDigest", label.input_digest);
  writer.end_object();
}

}  // namespace

std::string verification_json(const VerificationSummary& summary) {
  syntax::JsonWriter writer;
  writer.begin_object();
  writer.member("verdict", summary.verdict);
  writer.member("authentic", summary.authentic);
  writer.member("at", quantity::to_string(summary.at));
  known_text(writer, "kid", summary.kid);
  known_text(writer, "payloadDigest", summary.payload_digest);
  writer.key("label");
  if (summary.label) write_summary(writer, *summary.label);
  else writer.null();
  writer.key("reasons").begin_array();
  for (const auto& reason : summary.reasons) {
    writer.begin_object().member("check", reason.check).member("outcome", reason.outcome);
    known_text(writer, "code", reason.code);
    writer.member("message", reason.message);
    known_text(writer, "fix", reason.fix);
    writer.end_object();
  }
  writer.end_array().end_object();
  return writer.text() + "\n";
}

std::string issued_json(std::string_view token, std::string_view payload_digest, const label::Label& label, std::string_view file, const Findings& findings) {
  syntax::JsonWriter writer;
  writer.begin_object();
  writer.member("token", token);
  known_text(writer, "file", file);
  writer.member("payloadDigest", payload_digest);
  writer.key("label");
  write_summary(writer, label);
  writer.key("findings");
  write_findings(writer, findings);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats
