// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/question_reader.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

namespace {

using claim::Question;
using quantity::Decimal;
using syntax::JsonWriter;
using List = std::vector<std::string>;

void text(JsonWriter& writer, std::string_view name, std::string_view value) {
  if (!value.empty()) writer.member(name, value);
}

void texts(JsonWriter& writer, std::string_view name, const List& list) {
  if (list.empty()) return;
  writer.key(name).begin_array();
  for (const auto& each : list) writer.string(each);
  writer.end_array();
}

void decimal(JsonWriter& writer, std::string_view name, const std::optional<Decimal>& value) {
  if (value) writer.member(name, value->to_string());
}

void date(JsonWriter& writer, std::string_view name, const std::optional<quantity::Date>& value) {
  if (value) writer.member(name, quantity::to_string(*value));
}

void tonnes(JsonWriter& writer, std::string_view name, const std::optional<Decimal>& value) {
  if (value) writer.key(name).begin_object().member("value", value->to_string()).member("unit", "t").end_object();
}

void product(JsonWriter& writer, const claim::ProductRule& rule) {
  writer.key("product").begin_object();
  texts(writer, "cn", rule.cn);
  texts(writer, "grades", rule.grades);
  texts(writer, "forms", rule.forms);
  texts(writer, "stages", rule.stages);
  writer.end_object();
}

void origin(JsonWriter& writer, const claim::OriginRule& rule) {
  writer.key("origin").begin_object();
  texts(writer, "madeIn", rule.made_in);
  texts(writer, "meltedIn", rule.melted_in);
  texts(writer, "pouredIn", rule.poured_in);
  writer.member("meltedAndPoured", rule.melted_and_poured);
  texts(writer, "installations", rule.installations);
  texts(writer, "sites", rule.sites);
  texts(writer, "meltSites", rule.melt_sites);
  writer.end_object();
}

void classes(JsonWriter& writer, const Question& question) {
  writer.key("classes").begin_array();
  for (const auto& each : question.classes) {
    writer.begin_object().member("scheme", each.scheme);
    text(writer, "version", each.version);
    writer.member("class", each.class_name);
    text(writer, "family", each.family);
    writer.end_object();
  }
  writer.end_array().member("equivalents", question.equivalents);
}

void shares(JsonWriter& writer, const Question& question) {
  writer.key("scrapShare").begin_object();
  decimal(writer, "atLeast", question.scrap_share_at_least);
  decimal(writer, "atMost", question.scrap_share_at_most);
  writer.end_object().key("recycledContent").begin_object();
  decimal(writer, "preConsumer", question.recycled.pre_consumer);
  decimal(writer, "postConsumer", question.recycled.post_consumer);
  decimal(writer, "total", question.recycled.total);
  writer.end_object();
  decimal(writer, "defaultShareAtMost", question.default_share_at_most);
}

void basis(JsonWriter& writer, const Question& question) {
  texts(writer, "electricity", question.electricity);
  List custody;
  for (const auto each : question.custody) custody.emplace_back(claim::to_string(each));
  texts(writer, "custodyModels", custody);
  writer.key("verification").begin_object();
  if (question.verification) writer.member("level", claim::to_string(*question.verification));
  writer.member("accredited", question.accredited).end_object();
  texts(writer, "schemeStatus", question.scheme_status);
  writer.key("methods").begin_array();
  for (const auto& each : question.methods) {
    writer.begin_object().member("id", each.id);
    text(writer, "edition", each.edition);
    text(writer, "digest", each.digest);
    writer.end_object();
  }
  writer.end_array().member("registered", question.registered).member("statusListDays", question.status_age_days);
  writer.key("period").begin_object();
  date(writer, "from", question.period_from);
  date(writer, "until", question.period_until);
  writer.end_object();
}

void lots(JsonWriter& writer, const Question& question) {
  writer.key("lots").begin_array();
  for (const auto& lot : question.lots) {
    writer.begin_object().member("id", lot.id);
    text(writer, "title", lot.title);
    tonnes(writer, "quantity", lot.quantity);
    writer.key("delivery").begin_object();
    date(writer, "from", lot.delivery_from);
    date(writer, "until", lot.delivery_until);
    writer.end_object();
    product(writer, lot.product);
    origin(writer, lot.origin);
    writer.end_object();
  }
  writer.end_array();
}

void criteria(JsonWriter& writer, const Question& question) {
  writer.key("criteria").begin_array();
  for (const auto& each : question.criteria) {
    writer.begin_object();
    text(writer, "pack", each.pack);
    writer.member("criterion", each.id).member("title", each.title).member("kind", claim::to_string(each.kind));
    text(writer, "name", each.name);
    decimal(writer, "value", each.value);
    texts(writer, "anyOf", each.any_of);
    text(writer, "source", each.source);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

std::string write_question(const Question& question) {
  JsonWriter writer{0};
  writer.begin_object().member("format", question_format).member("formatVersion", 1).member("id", question.id);
  text(writer, "title", question.title);
  classes(writer, question);
  shares(writer, question);
  basis(writer, question);
  product(writer, question.product);
  origin(writer, question.origin);
  lots(writer, question);
  if (question.quota) {
    writer.key("quota").begin_object().member("scheme", question.quota->scheme);
    tonnes(writer, "totalSteel", question.quota->total);
    writer.member("linesMayFail", question.quota->lines_may_fail).end_object();
  }
  criteria(writer, question);
  return std::move(writer.end_object()).take();
}

}  // namespace ferrolabel::formats
