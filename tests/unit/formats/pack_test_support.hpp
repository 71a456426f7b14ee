// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "formats/pack/pack_document.hpp"
#include "formats/pack/pack_library.hpp"

namespace ferrolabel::formats::test {

inline const std::string root = FERROLABEL_SOURCE_DIR;

inline PackLibrary library() { return PackLibrary::open(root + "/methods").value(); }

inline std::string read_text(const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw std::runtime_error{"no file " + file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The text of a shipped pack with one piece of it replaced; the piece must be there once or more, the first is taken.
inline std::string altered(std::string_view pack, std::string_view piece, std::string_view by) {
  auto text = read_text(root + "/methods/" + std::string{pack});
  const auto at = text.find(piece);
  if (at == std::string::npos) throw std::runtime_error{"no such piece in " + std::string{pack}};
  return text.replace(at, piece.size(), by);
}

inline PackDocument document(std::string text) { return read_pack_document({"pack.json", std::move(text)}).value(); }

template <class T>
std::vector<std::string> codes(const Result<T>& result) {
  std::vector<std::string> codes;
  for (const auto& finding : result.findings()) codes.push_back(finding.code);
  return codes;
}

template <class T>
bool is_refused_with(const Result<T>& result, std::string_view code) {
  return !result.ok() && std::any_of(result.findings().begin(), result.findings().end(),
                                     [code](const auto& finding) { return finding.code == code; });
}

/// The rows of a CSV file without its head.
inline std::vector<std::vector<std::string>> csv_rows(const std::string& file) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream text{read_text(file)};
  std::string line;
  std::getline(text, line);
  while (std::getline(text, line)) {
    auto& row = rows.emplace_back();
    std::istringstream cells{line};
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

}  // namespace ferrolabel::formats::test
