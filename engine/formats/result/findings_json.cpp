// SPDX-License-Identifier: Apache-2.0
#include "formats/result/findings_json.hpp"

namespace ferrolabel::formats {

void write_where(syntax::JsonWriter& writer, const Place& place) {
  if (!place.known()) {
    writer.null();
    return;
  }
  writer.begin_object();
  if (!place.file().empty()) writer.member("file", place.file());
  if (place.line > 0 || !place.pointer.empty()) writer.member("pointer", place.pointer);
  if (place.line > 0) writer.key("line").integer(place.line);
  if (place.column > 0) writer.key("column").integer(place.column);
  writer.end_object();
}

void write_findings(syntax::JsonWriter& writer, const Findings& findings) {
  writer.begin_array();
  for (const auto& finding : findings) {
    writer.begin_object();
    writer.member("code", finding.code);
    writer.member("severity", to_string(finding.severity));
    writer.key("where");
    write_where(writer, finding.place);
    writer.member("message", finding.message);
    writer.member("fix", finding.fix);
    if (finding.contradicted_by) {
      writer.key("contradictedBy").begin_object().key("where");
      write_where(writer, *finding.contradicted_by);
      writer.end_object();
    }
    writer.end_object();
  }
  writer.end_array();
}

std::string findings_json(const Findings& findings) {
  syntax::JsonWriter writer;
  writer.begin_object().key("findings");
  write_findings(writer, findings);
  writer.end_object();
  return writer.text() + "\n";
}

}  // namespace ferrolabel::formats
