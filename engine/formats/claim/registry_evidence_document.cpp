// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/registry_evidence_document.hpp"

#include "formats/claim/claim_object.hpp"
#include "label/tonnes.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

using claim::RegisteredLabel;
using syntax::JsonWriter;

void write_grams(JsonWriter& writer, std::string_view name, std::int64_t grams) { writer.member(name, label::tonnes_of(grams).to_string()); }

void write_text(JsonWriter& writer, std::string_view name, std::string_view text) {
  if (!text.empty()) writer.member(name, text);
}

void write_label(JsonWriter& writer, const std::string& id, const RegisteredLabel& label) {
  writer.begin_object().member("id", id).member("payloadDigest", label.payload_digest);
  if (label.logged) writer.member("logged", quantity::to_string(*label.logged));
  write_grams(writer, "issued", label.issued);
  write_grams(writer, "used", label.used);
  writer.key("reservations").begin_array();
  for (const auto& each : label.reservations) {
    writer.begin_object().member("id", each.id);
    write_text(writer, "holder", each.holder);
    write_grams(writer, "tonnes", each.grams);
    writer.end_object();
  }
  writer.end_array();
  write_text(writer, "pool", label.pool);
  if (label.pool_free) write_grams(writer, "poolFree", *label.pool_free);
  writer.key("history").begin_array();
  for (const auto& each : label.history) {
    writer.begin_object().member("on", quantity::to_string(each.on)).member("state", each.state);
    write_text(writer, "reason", each.reason);
    writer.end_object();
  }
  writer.end_array().end_object();
}

std::optional<std::int64_t> read_optional_grams(ClaimObject& object, std::string_view name) {
  const auto node = object.optional(name);
  const auto tonnes = object.decimal_of(node);
  if (!tonnes) return std::nullopt;
  const auto grams = label::grams(*tonnes);
  if (!grams) object.bad_value(node, "tonnes of at most 6 decimals");
  return grams;
}

std::int64_t read_grams(ClaimObject& object, std::string_view name) {
  (void)object.required(name);
  return read_optional_grams(object, name).value_or(0);
}

quantity::Date read_day(ClaimObject& object, std::string_view name) {
  (void)object.required(name);
  return object.optional_date(name).value_or(quantity::Date{});
}

RegisteredLabel read_registered(ClaimObject& object, Findings& findings) {
  RegisteredLabel label;
  label.payload_digest = object.text("payloadDigest");
  label.logged = object.optional_date("logged");
  label.issued = read_grams(object, "issued");
  label.used = read_grams(object, "used");
  for (const auto item : object.items("reservations")) {
    ClaimObject inner{item, findings};
    label.reservations.push_back({inner.text("id"), inner.optional_text("holder"), read_grams(inner, "tonnes")});
    inner.finish();
  }
  label.pool = object.optional_text("pool");
  label.pool_free = read_optional_grams(object, "poolFree");
  for (const auto item : object.items("history")) {
    ClaimObject inner{item, findings};
    const auto on = read_day(inner, "on");
    const auto state = inner.required("state");
    const auto word = state ? state.scalar() : std::string_view{};
    if (state && word != "suspended" && word != "revoked" && word != "reinstated") inner.bad_value(state, "suspended, revoked or reinstated");
    label.history.push_back({on, std::string{word}, inner.optional_text("reason")});
    inner.finish();
  }
  object.finish();
  return label;
}

}  // namespace

std::string write_registry_evidence(const claim::RegistryEvidence& evidence) {
  JsonWriter writer{0};
  writer.begin_object().member("registry", evidence.registry);
  write_text(writer, "statusListDigest", evidence.list_digest);
  if (evidence.list_date) writer.member("statusListDate", quantity::to_string(*evidence.list_date));
  writer.key("labels").begin_array();
  for (const auto& [id, label] : evidence.labels) write_label(writer, id, label);
  writer.end_array().key("instruments").begin_array();
  for (const auto& [id, use] : evidence.instruments) {
    writer.begin_object().member("id", id).member("installation", use.installation);
    writer.member("from", quantity::to_string(use.period_from)).member("to", quantity::to_string(use.period_to)).end_object();
  }
  return std::move(writer.end_array().end_object()).take();
}

Result<claim::RegistryEvidence> read_registry_evidence(syntax::Node root) {
  Findings findings;
  ClaimObject object{root, findings};
  claim::RegistryEvidence evidence;
  evidence.registry = object.text("registry");
  evidence.list_digest = object.optional_text("statusListDigest");
  evidence.list_date = object.optional_date("statusListDate");
  for (const auto item : object.items("labels")) {
    ClaimObject inner{item, findings};
    auto id = inner.text("id");
    evidence.labels.insert_or_assign(std::move(id), read_registered(inner, findings));
  }
  for (const auto item : object.items("instruments")) {
    ClaimObject inner{item, findings};
    auto id = inner.text("id");
    claim::InstrumentUse use{inner.text("installation"), read_day(inner, "from"), read_day(inner, "to")};
    inner.finish();
    evidence.instruments.insert_or_assign(std::move(id), std::move(use));
  }
  object.finish();
  if (has_errors(findings)) return findings;
  return evidence;
}

}  // namespace ferrolabel::formats
