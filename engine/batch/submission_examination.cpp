// SPDX-License-Identifier: Apache-2.0
#include "batch/submission_examination.hpp"

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
  if (syntax::plain_prefix(text) == text.size()) return std::string{text};
  std::string plain;
  std::size_t good = 0;  // up to where the text is UTF-8
  for (std::size_t size = 0; !text.empty(); text.remove_prefix(size), good -= std::min(good, size)) {
    if (good == 0) good = syntax::utf8_prefix(text);
    const auto first = static_cast<unsigned char>(text.front());
    const bool no_character = text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf");  // U+FFFE and U+FFFF, which XML cannot hold
    size = no_character ? 3 : 1;
    if (good > 0 && first >= 0x20U && first != 0x7fU && !no_character) {
      plain += text.front();
      continue;
    }
    for (const char sign : text.substr(0, size)) {
      const auto value = static_cast<unsigned char>(sign);
      plain += {'%', "0123456789ABCDEF"[value >> 4U], "0123456789ABCDEF"[value & 15U]};
    }
  }
  return plain;
}

std::string key_of(const Piece& piece) {
  auto bytes = piece.text.empty() ? std::to_string(piece.line) + "," + std::to_string(piece.offset) + "+" + std::to_string(piece.bytes) : syntax::sha256_digest(piece.text);
  for (const auto& finding : piece.refused)  // an archive may have two entries of one name: what their reports say tells them apart
    bytes += '\0' + finding.code + '\0' + std::to_string(finding.place.line) + ',' + std::to_string(finding.place.column) + '\0' + finding.message;
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
