// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "batch/submission_examination.hpp"
#include "formats/result/findings_json.hpp"
#include "syntax/json_writer.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::batch {

namespace {

/// As RFC 4180 has it; a text that a spreadsheet would take for a formula, and no number, opens with a quotation mark of its own.
std::string cell(std::string_view text) {
  const bool formula = !text.empty() && std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos && !syntax::parse_number(text);
  if (!formula && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
  std::string quoted{formula ? "\"'" : "\""};
  for (const char sign : text) quoted += sign == '"' ? std::string{"\"\""} : std::string{sign};
  return quoted + '"';
}

void text_or_null(syntax::JsonWriter& writer, std::string_view name, std::string_view text) {
  writer.key(name);
  if (text.empty()) writer.null();
  else writer.string(text);
}

}  // namespace

std::string result_row(const Examination& examination, const RowFacts& facts) {
  const auto& [ordinal, piece] = *examination.submission;
  syntax::JsonWriter writer{0};
  writer.begin_object();
  writer.key("number").integer(static_cast<std::int64_t>(ordinal));
  writer.member("file", plain_text(piece.file));
  writer.key("place").begin_object();
  writer.key("submission").integer(static_cast<std::int64_t>(piece.number)).key("line").integer(static_cast<std::int64_t>(piece.line));
  writer.end_object();
  text_or_null(writer, "id", examination.read ? examination.read->id : std::string{});
  writer.member("verdict", to_string(examination.verdict));
  text_or_null(writer, "product", examination.read ? examination.read->request.product : std::string{});
  text_or_null(writer, "tonnes", examination.read ? examination.read->request.tonnes.to_string() : std::string{});
  text_or_null(writer, "scheme", facts.scheme);
  text_or_null(writer, "route", facts.route);
  writer.key("intensity");
  if (examination.label) writer.begin_object().member("value", examination.label->intensity.to_string()).member("unit", examination.label->unit).end_object();
  else writer.null();
  text_or_null(writer, "class", facts.class_name);
  text_or_null(writer, "label", examination.label_id);
  writer.member("report", report_path(examination.key));
  Findings findings;  // without the notes, which the report has
  std::copy_if(examination.findings.begin(), examination.findings.end(), std::back_inserter(findings), [](const Finding& finding) { return finding.severity != Severity::note; });
  writer.key("findings");
  formats::write_findings(writer, findings);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

std::string csv_heading() { return "number,file,submission,line,id,verdict,product,tonnes,scheme,route,intensity,unit,class,label,findings,report\r\n"; }

std::string result_csv(const Examination& examination, const RowFacts& facts) {
  const auto& [ordinal, piece] = *examination.submission;
  std::string codes;
  for (const auto& code : facts.codes) codes += (codes.empty() ? "" : " ") + code;
  const auto& read = examination.read;
  const auto& label = examination.label;
  std::string line = std::to_string(ordinal);
  for (const auto& text : {plain_text(piece.file), std::to_string(piece.number), std::to_string(piece.line), read ? read->id : "", std::string{to_string(examination.verdict)},
                           read ? read->request.product : "", read ? read->request.tonnes.to_string() : "", facts.scheme, facts.route, label ? label->intensity.to_string() : "",
                           label ? label->unit : "", facts.class_name, examination.label_id, codes, report_path(examination.key)})
    line += "," + cell(text);
  return line + "\r\n";
}

}  // namespace ferrolabel::batch
