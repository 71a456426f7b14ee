// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <ctime>

#include "hostile.hpp"
#include "reading.hpp"
#include "syntax/canonical_json.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

namespace {

const std::vector<std::string> folders = {"JSONTestSuite-test_parsing", "JSONTestSuite-test_transform", "own",
                                          "jcs/input", "jcs/output"};

std::string refused_by(std::string text) {
  const auto result = json(std::move(text));
  return result ? "-" : result.findings().at(0).code;
}

double seconds(std::clock_t since) { return static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC; }

}  // namespace

TEST_CASE("every hostile JSON file has its pinned verdict, and every verdict its file") {
  auto rows = verdicts("json-verdicts.tsv");
  const auto files = documents("json", folders);
  CHECK(files.size() == 375);
  for (const auto& [name, text] : files) {
    INFO(name);
    const auto row = rows.find(name);
    REQUIRE(row != rows.end());
    CHECK(refused_by(text) == row->second.code);
    CHECK((row->second.code == "-") == (row->second.verdict == "accept"));
    rows.erase(row);
  }
  for (const auto& row : rows) FAIL_CHECK("no file for the verdict on " << row.first);
}

TEST_CASE("the pinned verdicts agree with the names of the JSON files, or give a reason") {
  for (const auto& [name, row] : verdicts("json-verdicts.tsv")) {
    INFO(name);
    const std::string file = name.substr(name.rfind('/') + 1);
    if (file.starts_with("n_") || file.starts_with("reject_")) CHECK(row.verdict == "reject");
    const bool good = file.starts_with("y_") || file.starts_with("accept_") || name.starts_with("jcs/");
    if (good && row.verdict != "accept") CHECK(row.reason.size() > 10);
  }
}

TEST_CASE("a hostile JSON file makes memory grow by less than 8 MB") {
  for (const auto& [name, text] : documents("json", folders)) {
    INFO(name);
    CHECK(memory_growth([&text = text] { static_cast<void>(json(text)); }) < most_growth);
  }
}

TEST_CASE("the canonical form of each JCS input is the published output, byte for byte") {
  std::size_t pairs = 0;
  for (const auto& [name, text] : documents("json", {"jcs/input"})) {
    INFO(name);
    const auto input = json(text);
    REQUIRE(input);
    std::string expected = slurp(hostile_folder + "json/jcs/output/" + name.substr(name.rfind('/') + 1));
    CHECK(canonical_json(input->root()) == expected);
    ++pairs;
  }
  CHECK(pairs == 6);
}

TEST_CASE("what is accepted has a canonical form that is a fixed point") {
  for (const auto& [name, text] : documents("json", folders)) {
    const auto first = json(text);
    if (!first) continue;
    INFO(name);
    const std::string once = canonical_json(first->root());
    const auto second = json(once);
    REQUIRE(second);
    CHECK(canonical_json(second->root()) == once);
  }
}

TEST_CASE("generated JSON bombs are refused at little cost") {
  std::string names = "{";
  for (int i = 0; i < 40'000; ++i) names += "\"a\":1,";
  std::string objects;
  for (int i = 0; i < 150'000; ++i) objects += "{\"a\":";
  const std::map<std::string, std::pair<std::string, std::string>> bombs = {
      {"1,000,000 open brackets", {std::string(1'000'000, '['), "syntax.json.too-deep"}},
      {"150,000 open objects", {objects, "syntax.json.too-deep"}},
      {"400,000 empty items",
       {"[0" +
            [] {
              std::string s;
              for (int i = 0; i < 400'000; ++i) s += ",0";
              return s;
            }() +
            "]",
        "syntax.json.too-many-nodes"}},
      {"40,000 equal names", {names + "\"a\":1}", "syntax.json.duplicate-name"}},
      {"a number of a million digits", {"[" + std::string(1'000'000, '9') + "]", "syntax.json.number-too-long"}},
      {"2 MiB of blanks", {std::string(2 << 20, ' '), "syntax.json.too-large"}},
  };
  for (const auto& [name, bomb] : bombs) {
    INFO(name);
    const std::clock_t start = std::clock();
    std::string code;
    // 100,000 nodes are allowed, and a document that has them takes their room.
    const std::size_t allowed = name == "400,000 empty items" ? 2 * most_growth : most_growth;
    CHECK(memory_growth([&, text = bomb.first]() mutable { code = refused_by(std::move(text)); }) < allowed);
    CHECK(code == bomb.second);
    CHECK(seconds(start) < 2.0);
  }
}

TEST_CASE("a million brackets within the depth, on a file's limits, are read without recursion") {
  std::string text = "[";
  for (int i = 0; i < 500'000; ++i) text += "[],";
  text += "[]]";
  CHECK(json(text, file_limits()));
}
