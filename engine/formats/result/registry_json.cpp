// SPDX-License-Identifier: Apache-2.0
#include "formats/result/registry_json.hpp"

#include "formats/result/findings_json.hpp"
#include "label/tonnes.hpp"
#include "syntax/json_writer.hpp"
#include "trust/merkle.hpp"

namespace ferrolabel::formats {
namespace {

void write_tonnes(syntax::JsonWriter& writer, std::string_view name, registry::Grams grams) {
  writer.key(name).begin_object().member("value", label::tonnes_of(grams).to_string()).member("unit", "t").end_object();
}

void write_count(syntax::JsonWriter& writer, std::string_view name, std::uint64_t count) { writer.key(name).integer(static_cast<std::int64_t>(count)); }

}  // namespace

std::string label_state_json(const registry::LabelState& state, std::string_view token) {
  syntax::JsonWriter writer;
  writer.begin_object().member("id", state.label).member("stage", state.stage == registry::LabelStage::issued ? "issued" : "intended");
  writer.member("status", registry::to_string(state.status));
  writer.member("installation", state.installation).member("product", state.product).member("scheme", state.scheme);
  write_tonnes(writer, "issued", state.issued);
  write_tonnes(writer, "reserved", state.reserved);
  write_tonnes(writer, "used", state.used);
  write_tonnes(writer, "available", state.available);
  writer.key("validUntil");
  state.valid_until ? writer.string(quantity::to_string(*state.valid_until)) : writer.null();
  writer.key("history").begin_array();
  for (const auto& change : state.history)
    writer.begin_object().member("to", registry::to_string(change.to)).member("reason", change.reason).member("by", change.by).member("at", registry::to_string(change.at)).end_object();
  writer.end_array();
  writer.member("payloadDigest", state.payload_digest);
  writer.key("tokenDigest");
  state.token_digest.empty() ? writer.null() : writer.string(state.token_digest);
  writer.key("logIndex");
  state.log_index ? writer.integer(static_cast<std::int64_t>(*state.log_index)) : writer.null();
  if (!token.empty()) writer.member("token", token);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

std::string reservation_json(const registry::Reservation& reservation) {
  syntax::JsonWriter writer;
  writer.begin_object().member("id", reservation.id).member("label", reservation.label).member("state", registry::to_string(reservation.state));
  write_tonnes(writer, "quantity", reservation.grams);
  writer.member("holder", reservation.holder).member("expires", registry::to_string(reservation.expires)).end_object();
  return std::move(writer).take() + "\n";
}

std::string stored_head_json(const registry::StoredHead& stored) {
  const auto& head = stored.head;
  syntax::JsonWriter writer;
  writer.begin_object().member("log", head.registry);
  write_count(writer, "size", head.size);
  writer.member("root", trust::to_hex(head.root));
  writer.key("ledgerEntries").integer(head.ledger_entries);
  writer.member("ledgerHash", trust::to_hex(head.ledger_hash)).member("time", registry::to_string(head.time)).member("token", stored.token).end_object();
  return std::move(writer).take() + "\n";
}

std::string verify_report_json(const registry::VerifyReport& report, bool signatures) {
  syntax::JsonWriter writer;
  writer.begin_object().member("registry", report.registry).member("clean", report.findings.empty());
  writer.key("entries").integer(report.entries);
  write_count(writer, "labels", report.labels);
  write_count(writer, "logEntries", report.log_entries);
  writer.key("heads").integer(report.heads);
  writer.member("signaturesChecked", signatures).key("findings");
  write_findings(writer, report.findings);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

}  // namespace ferrolabel::formats
