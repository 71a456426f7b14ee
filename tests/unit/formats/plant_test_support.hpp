// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/plant/plant_fields.hpp"
#include "formats/plant/plant_reader.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::formats::plant_test {

inline const std::string data = std::string{FERROLABEL_SOURCE_DIR} + "/tests/unit/formats/plant_data/";

inline std::string read_text(const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw std::runtime_error{"no file " + file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Reads a text of either syntax.
inline Result<plant::Installation> read(std::string text) {
  const auto document = syntax::read_document({"plant", std::move(text)}, plant_namespace, syntax::file_limits());
  if (!document) return document.findings();
  return read_plant(*document);
}

inline std::string full() { return read_text(data + "full.json"); }
inline std::string simple() { return read_text(data + "simple.json"); }

/// The text with the first occurrence of a piece replaced.
inline std::string with(std::string text, std::string_view piece, std::string_view by) {
  const auto at = text.find(piece);
  if (at == std::string::npos) throw std::runtime_error{"no such piece: " + std::string{piece}};
  return text.replace(at, piece.size(), by);
}

inline std::vector<std::string> codes(const Result<plant::Installation>& result) {
  std::vector<std::string> codes;
  for (const auto& finding : result.findings()) codes.push_back(finding.code);
  return codes;
}

/// The one finding of that code; throws where there is none or another.
inline Finding only(const Result<plant::Installation>& result, std::string_view code) {
  if (result.findings().size() != 1 || result.findings().front().code != code) {
    std::string all;
    for (const auto& finding : result.findings()) all += finding.code + " ";
    throw std::runtime_error{"expected " + std::string{code} + ", got " + all};
  }
  return result.findings().front();
}

/// A plant of one process, in one line each, for small changes.
inline constexpr std::string_view small = R"({"format": "ferrolabel-plant", "formatVersion": 1,
"installation": {"id": "x", "name": "X", "country": "DE"},
"period": {"from": "2025-01-01", "to": "2025-12-31"},
"processes": [{"id": "p", "category": "Crude steel", "activityLevel": {"value": 100, "unit": "t"}}],
"sourceStreams": [{"id": "s", "method": "combustion", "process": "p", "activityData": {"value": 10, "unit": "t"}}]})";

inline std::string changed(std::string_view piece, std::string_view by) { return with(std::string{small}, piece, by); }

}  // namespace ferrolabel::formats::plant_test
