// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "formats/plant/plant_reader.hpp"
#include "syntax/file.hpp"

using namespace ferrolabel;

namespace {

const std::string folder = std::string{FERROLABEL_SOURCE_DIR} + "/tests/hostile/";

/// "code:line" of each finding.
std::string verdict(const Findings& findings) {
  std::string text;
  for (const auto& finding : findings) text += (text.empty() ? "" : " ") + finding.code + ":" + std::to_string(finding.place.line);
  return text;
}

Findings findings_of(const std::string& file) {
  const auto document = syntax::read_document(syntax::read_file(file, 1u << 20).value(), "https://ferrolabel.eu/ns/plant/1");
  if (!document) return document.findings();
  return formats::read_plant(*document).findings();
}

std::map<std::string, std::string> verdicts() {
  std::map<std::string, std::string> table;
  std::ifstream rows{folder + "plant-verdicts.tsv"};
  for (std::string row; std::getline(rows, row);) {
    if (row.empty() || row.front() == '#') continue;
    const auto tab = row.find('\t');
    table.emplace(row.substr(0, tab), tab == std::string::npos ? std::string{} : row.substr(tab + 1));
  }
  return table;
}

}  // namespace

TEST_CASE("each bad plant file gives exactly its findings, at their lines, with a mend") {
  const auto table = verdicts();
  REQUIRE(table.size() >= 50);
  for (const auto& [file, expected] : table) {
    CAPTURE(file);
    const auto findings = findings_of(folder + "plant/" + file);
    CHECK(verdict(findings) == expected);
    for (const auto& finding : findings) {
      CHECK_FALSE(finding.message.empty());
      CHECK_FALSE(finding.fix.empty());
    }
  }
}

TEST_CASE("every bad plant file has a verdict") {
  const auto table = verdicts();
  for (const auto& entry : std::filesystem::directory_iterator{folder + "plant"}) {
    CAPTURE(entry.path().filename().string());
    CHECK(table.count(entry.path().filename().string()) == 1);
  }
}

TEST_CASE("a plant file cut at any byte is a finding, never a crash or a plant") {
  for (const auto* name : {"plant/good-full.json", "plant/good-xml.xml"}) {
    const auto whole = syntax::read_file(folder + name, 1u << 20).value().text;
    const auto end = whole.find_last_of("}>");
    for (std::size_t length = 0; length < end; ++length) {
      const auto document = syntax::read_document({"cut", whole.substr(0, length)}, "https://ferrolabel.eu/ns/plant/1");
      const bool refused = !document.ok() || !formats::read_plant(*document).ok();
      if (!refused) FAIL("cut at " << length << " was taken");
    }
    SUCCEED();
  }
}
