// SPDX-License-Identifier: Apache-2.0
#include "formats/result/pack_json.hpp"

#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

using syntax::JsonWriter;

void write_info(JsonWriter& writer, const method::PackInfo& info) {
  writer.member("id", info.id);
  writer.member("title", info.title);
  writer.member("edition", info.edition);
  writer.member("digest", info.digest);
  writer.member("licence", info.licence);
  writer.key("sources").begin_array();
  for (const auto& source : info.sources) {
    writer.begin_object();
    if (!source.what.empty()) writer.member("what", source.what);
    writer.member("reference", source.reference);
    writer.member("confidence", quantity::to_string(source.confidence));
    if (!source.note.empty()) writer.member("note", source.note);
    writer.end_object();
  }
  writer.end_array();
}

void write_family(JsonWriter& writer, const method::SchemeFamily& family) {
  writer.begin_object();
  writer.member("id", family.id);
  writer.member("label", family.label);
  if (!family.refused_because.empty()) writer.member("refusedBecause", family.refused_because);
  writer.key("classes").begin_array();
  for (const auto& entry : family.classes) {
    writer.begin_object();
    writer.member("class", entry.name);
    writer.member("rank", entry.rank);
    writer.member("operator", method::to_string(entry.op));
    writer.member("limit", limit_text(entry.limit));
    if (entry.year) writer.member("year", *entry.year);
    writer.end_object();
  }
  writer.end_array();
  writer.key("otherwise");
  if (family.otherwise.name.empty()) writer.null();
  else writer.string(family.otherwise.name);
  writer.end_object();
}

}  // namespace

std::string limit_text(const method::LimitLine& limit) {
  if (limit.points.empty()) return limit.a.to_string() + (limit.slopes() ? " - " + limit.b.to_string() + "·s" : "");
  std::string text;
  for (const auto& point : limit.points) text += (text.empty() ? "" : ", ") + point.limit.to_string() + " at s = " + point.scrap_share.to_string();
  return text;
}

std::string packs_json(const std::vector<PackSummary>& packs, const std::filesystem::path& directory) {
  JsonWriter writer;
  writer.begin_object().member("methods", directory.string()).key("packs").begin_array();
  for (const auto& pack : packs) {
    writer.begin_object();
    writer.member("id", pack.id);
    writer.member("kind", pack.kind);
    writer.member("title", pack.title);
    writer.member("edition", pack.edition);
    writer.member("digest", pack.digest);
    writer.key("confidences").begin_object();
    for (const auto& [confidence, count] : pack.confidences) writer.member(quantity::to_string(confidence), count);
    writer.end_object().end_object();
  }
  writer.end_array().end_object();
  return writer.text() + "\n";
}

std::string method_json(const method::AccountingMethod& method) {
  JsonWriter writer;
  writer.begin_object();
  write_info(writer, method.info);
  writer.member("validFrom", quantity::to_string(method.valid_from));
  writer.member("validTo", quantity::to_string(method.valid_to));
  writer.key("rules").begin_array();
  for (const auto& [rule, citation] : method.citations) {
    writer.begin_object().member("rule", rule).member("equation", citation.equation).member("reference", citation.reference);
    writer.member("confidence", quantity::to_string(citation.confidence)).end_object();
  }
  writer.end_array().end_object();
  return writer.text() + "\n";
}

std::string scheme_json(const method::Scheme& scheme) {
  JsonWriter writer;
  writer.begin_object();
  write_info(writer, scheme.info);
  writer.member("issuer", scheme.issuer);
  writer.member("status", scheme.status_word());
  writer.member("statusText", scheme.status_text);
  writer.member("notice", scheme.notice);
  writer.member("kind", method::to_string(scheme.kind));
  writer.member("unit", scheme.unit);
  writer.member("stage", scheme.stage);
  writer.member("usable", scheme.usable);
  if (!scheme.refused_because.empty()) writer.member("refusedBecause", scheme.refused_because);
  writer.key("families").begin_array();
  for (const auto& family : scheme.families) write_family(writer, family);
  writer.end_array().end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats
