// SPDX-License-Identifier: Apache-2.0
#include "batch/examination.hpp"

#include <algorithm>
#include <set>

#include "formats/plant/plant_choices.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::batch {

Place place_in_file(Place place, const Piece& piece) {
  if (place.line == 0) return place;
  if (place.line == 1 && place.column > 0) {
    const auto column = static_cast<std::int64_t>(place.column) + piece.column_shift;
    place.column = column > 0 ? static_cast<std::uint32_t>(column) : 0;
  }
  place.line += static_cast<std::uint32_t>(piece.line - 1);
  return place;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  const auto escape = [&plain](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    plain += {'%', "0123456789ABCDEF"[value >> 4U], "0123456789ABCDEF"[value & 15U]};
  };
  while (!text.empty()) {
    const auto good = syntax::utf8_prefix(text);
    for (const char byte : text.substr(0, good)) {
      if (static_cast<unsigned char>(byte) < 0x20U || byte == '\x7f') escape(byte);
      else plain += byte;
    }
    text.remove_prefix(good);
    if (text.empty()) break;
    escape(text.front());
    text.remove_prefix(1);
  }
  return plain;
}

std::string key_of(const Piece& piece) {
  const auto bytes = piece.text.empty() ? std::to_string(piece.offset) + "+" + std::to_string(piece.bytes) : syntax::sha256_digest(piece.text);
  return syntax::sha256_digest(piece.file + '\0' + std::to_string(piece.number) + '\0' + bytes).substr(7, 32);
}

RowFacts facts_of(const Examination& examination) {
  RowFacts facts;
  const auto& piece = examination.submission->piece;
  facts.verdict = examination.verdict;
  facts.name = plain_text(piece.file) + (piece.number > 1 ? " (" + std::to_string(piece.number) + ")" : "");
  std::set<std::string> codes;
  for (const auto& finding : examination.findings)
    if (finding.severity != Severity::note) codes.insert(finding.code);
  facts.codes.assign(codes.begin(), codes.end());
  if (!examination.read) return facts;
  facts.scheme = examination.read->request.scheme;
  if (!examination.label) return facts;
  facts.class_name = examination.label->class_name;
  facts.intensity = examination.label->intensity.to_double();
  facts.route = examination.label->stage;
  for (const auto& process : examination.read->plant.processes)
    for (const auto& good : process.goods)
      if (good.id == examination.label->product.id)
        facts.route = std::string{formats::choice_name(process.stage)} + (process.route.empty() || process.route == "All production routes" ? "" : ", " + process.route);
  return facts;
}

std::string report_path(std::string_view key) { return "reports/" + std::string{key.substr(0, 2)} + "/" + std::string{key} + ".xml"; }

std::string label_path(std::string_view label) {
  const auto name = label.substr(label.find_last_of("/:") + 1);
  return "labels/" + std::string{name.substr(0, 2)} + "/" + std::string{name} + ".jwt";
}

}  // namespace ferrolabel::batch
