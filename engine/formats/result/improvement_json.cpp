// SPDX-License-Identifier: Apache-2.0
#include "formats/result/improvement_json.hpp"

#include "formats/result/classification_json.hpp"
#include "formats/result/findings_json.hpp"
#include "formats/result/inventory_json.hpp"

namespace ferrolabel::formats {

namespace {

void text_or_null(syntax::JsonWriter& writer, std::string_view name, const std::string& text) {
  writer.key(name);
  if (text.empty()) writer.null();
  else writer.string(text);
}

void write_lever(syntax::JsonWriter& writer, const label::Lever& lever) {
  writer.begin_object();
  writer.member("id", lever.id);
  writer.member("title", lever.title);
  writer.member("subject", lever.subject);
  writer.member("unit", lever.unit);
  writer.member("most", lever.most);
  writer.member("effectPerUnit", lever.effect_per_unit);
  writer.member("intensityAtMost", lever.intensity_at_most);
  writer.member("amountNeeded", lever.amount_needed);
  text_or_null(writer, "classAtMost", lever.class_at_most);
  text_or_null(writer, "alsoMoves", lever.also_moves);
  writer.end_object();
}

}  // namespace

std::string improvement_json(const label::Improvement& improvement, std::string_view good, std::string_view input_digest,
                             const method::AccountingMethod& method, const Findings& findings) {
  syntax::JsonWriter writer;
  writer.begin_object();
  write_origin(writer, input_digest, method);
  writer.key("today");
  write_classification(writer, improvement.today, good);
  text_or_null(writer, "targetClass", improvement.target_class);
  writer.key("levers").begin_array();
  for (const auto& lever : improvement.levers) write_lever(writer, lever);
  writer.end_array();
  writer.key("combined").begin_object();
  writer.member("intensity", improvement.combined_intensity);
  text_or_null(writer, "class", improvement.combined_class);
  writer.end_object().key("findings");
  write_findings(writer, findings);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats
