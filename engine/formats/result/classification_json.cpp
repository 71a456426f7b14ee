// SPDX-License-Identifier: Apache-2.0
#include "formats/result/classification_json.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::formats {

namespace {

void optional_text(syntax::JsonWriter& writer, std::string_view name, std::string_view text) {
  writer.key(name);
  if (text.empty()) writer.null();
  else writer.string(text);
}

}  // namespace

void write_classification(syntax::JsonWriter& writer, const label::Classification& classification, std::string_view good, const std::vector<ElectricityCaseClass>& cases) {
  writer.begin_object();
  if (!good.empty()) writer.member("good", good);
  writer.member("scheme", classification.scheme);
  writer.member("version", classification.version);
  writer.member("status", method::to_string(classification.status));
  optional_text(writer, "family", classification.family);
  writer.key("intensity");
  if (classification.intensity.empty()) writer.null();
  else writer.lexeme(classification.intensity);
  writer.key("comparedIntensity");
  if (classification.compared_intensity) writer.lexeme(*classification.compared_intensity);
  else writer.null();
  writer.key("scrapShare");
  if (classification.scrap_share) writer.lexeme(*classification.scrap_share);
  else writer.null();
  optional_text(writer, "class", classification.class_name.value_or(std::string{}));
  writer.key("rank");
  if (classification.rank) writer.integer(*classification.rank);
  else writer.null();
  writer.member("limit", classification.limit);
  writer.member("distanceToBetter", classification.distance_to_better);
  writer.member("distanceToWorse", classification.distance_to_worse);
  writer.member("probability", classification.probability);
  optional_text(writer, "electricityBasis", classification.electricity_basis);
  optional_text(writer, "refusedBecause", classification.refused_because);
  writer.key("probabilityComplete");
  if (classification.probability) writer.boolean(classification.probability_complete);
  else writer.null();
  optional_text(writer, "unit", classification.unit);
  optional_text(writer, "notice", classification.notice);
  optional_text(writer, "digest", classification.digest);
  if (!cases.empty()) {
    writer.key("electricityCases").begin_array();
    for (const auto& each : cases)
      writer.begin_object().member("electricityBasis", each.electricity_basis).key("intensity").lexeme(each.intensity).member("class", each.class_name).end_object();
    writer.end_array();
  }
  if (!classification.limits.empty()) {
    writer.key("ladder").begin_array();
    for (const auto& each : classification.limits)
      writer.begin_object().member("class", each.class_name).member("rank", each.rank).member("op", method::to_string(each.op)).member("limit", each.limit).end_object();
    writer.end_array();
  }
  writer.end_object();
}

}  // namespace ferrolabel::formats
