// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/json_reader.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::syntax::test {

inline Result<Document> json(std::string text, const ReaderLimits& limits = {}) {
  return read_json({"test.json", std::move(text)}, limits);
}

inline Result<Document> xml(std::string text, std::string_view xml_namespace = {}, const ReaderLimits& limits = {}) {
  return read_xml({"test.xml", std::move(text)}, xml_namespace, limits);
}

/// Codes of the findings in order; empty where the document was read without any.
inline std::vector<std::string> codes(const Result<Document>& result) {
  std::vector<std::string> list;
  for (const Finding& finding : result.findings()) list.push_back(finding.code);
  return list;
}

/// "line:column pointer" of a place.
inline std::string spot(const Place& place) {
  return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + place.pointer;
}

using Codes = std::vector<std::string>;

}  // namespace ferrolabel::syntax::test
