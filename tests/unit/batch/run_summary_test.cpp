// SPDX-License-Identifier: Apache-2.0
#include "batch/run_summary.hpp"

#include <catch2/catch.hpp>

#include "syntax/json_reader.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;

namespace {

RowFacts facts(Verdict verdict, std::string name, std::vector<std::string> codes = {}) { return {verdict, std::move(name), std::move(codes), {}, {}, {}, {}}; }

RowFacts measured(std::string name, double intensity, std::string route = "finished", Verdict verdict = Verdict::accepted) {
  return {verdict, std::move(name), {}, "eu-ci", "B", std::move(route), intensity};
}

RunSummary summary_of(const std::vector<RowFacts>& rows) {
  RunSummary summary;
  for (const auto& row : rows) summary.add(row);
  return summary;
}

/// The lines of a part of the text, from the line that holds `heading` to the next empty one.
std::vector<std::string> part(const std::string& text, const std::string& heading) {
  std::vector<std::string> lines;
  auto at = text.find(heading);
  if (at == std::string::npos) return lines;
  at = text.find('\n', at) + 1;
  while (at < text.size() && text[at] != '\n') {
    const auto end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool names(const std::vector<std::string>& lines, const std::string& name) {
  return std::any_of(lines.begin(), lines.end(), [&name](const std::string& line) { return line.find(name) != std::string::npos; });
}

const std::string far_out = "Far from their route";

/// Names of those that the summary finds far from their route.
std::vector<std::string> far(const std::vector<RowFacts>& rows) { return part(summary_of(rows).text({}), far_out); }

}  // namespace

TEST_CASE("a summary counts each verdict, and its total is their sum") {
  const auto summary = summary_of({facts(Verdict::accepted, "a"), facts(Verdict::rejected, "b"), facts(Verdict::accepted, "c"), facts(Verdict::needs_review, "d"), facts(Verdict::accepted, "e")});
  CHECK(summary.count(Verdict::accepted) == 3);
  CHECK(summary.count(Verdict::needs_review) == 1);
  CHECK(summary.count(Verdict::rejected) == 1);
  CHECK(summary.total() == 5);
  CHECK(summary.text({}).find("5 submissions: 3 accepted, 1 to be reviewed, 1 rejected") != std::string::npos);
}

TEST_CASE("a summary of nothing says so and has no tables") { CHECK(RunSummary{}.text({}) == "0 submissions: 0 accepted, 0 to be reviewed, 0 rejected\n"); }

TEST_CASE("counts that are set are those that are told") {
  RunSummary summary;
  summary.set_counts(3, 2, 1);
  CHECK(summary.count(Verdict::accepted) == 3);
  CHECK(summary.count(Verdict::needs_review) == 2);
  CHECK(summary.count(Verdict::rejected) == 1);
  CHECK(summary.total() == 6);
}

TEST_CASE("names of what was not accepted come first, in their order, the first twenty of each, and how many more") {
  std::vector<RowFacts> rows{facts(Verdict::accepted, "good.xml")};
  for (int at = 0; at < 23; ++at) rows.push_back(facts(Verdict::rejected, "bad-" + std::to_string(at) + ".xml", {"a.a", "b.b"}));
  rows.push_back(facts(Verdict::needs_review, "doubtful.xml", {"c.c"}));
  const auto text = summary_of(rows).text({});
  CHECK(text.find("rejected    because of\nbad-0.xml   a.a, b.b\nbad-1.xml   a.a, b.b\n") == 0);
  CHECK(text.find("bad-19.xml  a.a, b.b\nand 3 more") != std::string::npos);
  CHECK(text.find("bad-20.xml") == std::string::npos);
  CHECK(text.find("needs review  because of\ndoubtful.xml  c.c\n") != std::string::npos);
  CHECK(text.find("good.xml") == std::string::npos);
}

TEST_CASE("findings are told by how many submissions have them, the most frequent first, equals by name, each with its first submission") {
  const auto lines = part(summary_of({facts(Verdict::rejected, "1.xml", {"b.b"}), facts(Verdict::rejected, "2.xml", {"a.a", "c.c"}), facts(Verdict::accepted, "3.xml", {"c.c"}),
                                      facts(Verdict::rejected, "4.xml", {"d.d"})})
                              .text({}),
                          "What was found most often");
  REQUIRE(lines.size() >= 4);
  const std::vector<std::string> last{lines.end() - 4, lines.end()};
  const auto holds = [](const std::string& line, const std::string& count, const std::string& code, const std::string& name) {
    INFO(line);
    CHECK(line.find(count) < line.find(code));
    CHECK(line.find(code) < line.find(name));
    CHECK(line.find(name) != std::string::npos);
  };
  holds(last[0], "2", "c.c", "2.xml");
  holds(last[1], "1", "a.a", "2.xml");
  holds(last[2], "1", "b.b", "1.xml");
  holds(last[3], "1", "d.d", "4.xml");
}

TEST_CASE("of many codes the twenty most frequent are told") {
  std::vector<RowFacts> rows;
  for (int code = 0; code < 25; ++code)
    for (int count = 0; count <= code; ++count) rows.push_back(facts(Verdict::rejected, "x", {"code." + std::string(1, static_cast<char>('a' + code))}));
  const auto lines = part(summary_of(rows).text({}), "What was found most often");
  CHECK(names(lines, "code.y"));
  CHECK(names(lines, "code.f"));
  CHECK_FALSE(names(lines, "code.e"));
}

TEST_CASE("classes and intensities count what was not rejected") {
  const auto text = summary_of({measured("1", 100), measured("2", 200, "finished", Verdict::needs_review), measured("3", 9999, "finished", Verdict::rejected), measured("4", 300)}).text({});
  const auto classes = part(text, "Classes of what was not rejected");
  REQUIRE_FALSE(classes.empty());
  CHECK(classes.back().find("eu-ci") != std::string::npos);
  CHECK(classes.back().find('3') != std::string::npos);
  CHECK(text.find("9999") == std::string::npos);
}

TEST_CASE("the quarters of a route are values of the route, by the nearest rank below") {
  std::vector<RowFacts> rows;
  for (const int value : {9, 1, 8, 2, 7, 3, 6, 4, 5}) rows.push_back(measured("x", value * 10.0));
  rows.push_back(measured("y", 7.0, "crude-steel"));
  const auto lines = part(summary_of(rows).text({}), "Intensities in kg CO2e per t");
  REQUIRE(lines.size() >= 2);
  const auto& finished = lines.back();
  INFO(finished);
  const auto low = finished.find("30.0");
  const auto middle = finished.find("50.0");
  const auto high = finished.find("70.0");
  CHECK(low < middle);
  CHECK(middle < high);
  CHECK(high != std::string::npos);
  CHECK(lines[lines.size() - 2].find("7.0") != std::string::npos);
}

TEST_CASE("what lies beyond three times the distance between the quarters is named, on both sides, and nothing else") {
  std::vector<RowFacts> rows;
  for (int at = 0; at < 20; ++at) rows.push_back(measured("usual-" + std::to_string(at), 100.0 + at));  // quarters 105 and 115: beyond 75 and 145
  CHECK(far(rows).empty());
  rows.push_back(measured("low.xml", 40));
  rows.push_back(measured("near.xml", 90));
  rows.push_back(measured("high.xml", 900));
  rows.push_back(measured("other.xml", 5000, "crude-steel"));
  const auto lines = far(rows);
  CHECK(names(lines, "low.xml"));
  CHECK(names(lines, "high.xml"));
  CHECK_FALSE(names(lines, "near.xml"));
  CHECK_FALSE(names(lines, "usual"));
  CHECK_FALSE(names(lines, "other.xml"));
}

TEST_CASE("a route of fewer than eight submissions has nothing far from it") {
  std::vector<RowFacts> rows{measured("high.xml", 9000)};
  for (int at = 0; at < 6; ++at) rows.push_back(measured("usual", 100));
  CHECK(far(rows).empty());
  rows.push_back(measured("usual", 100));
  CHECK(names(far(rows), "high.xml"));
}

TEST_CASE("where all intensities of a route are the same, none is far from it") {
  for (const double value : {0.1, 0.3, 252.17, 711.9, 1e7 / 3, 0.0}) {
    INFO(value);
    CHECK(far(std::vector<RowFacts>(10, measured("same.xml", value))).empty());
  }
}

TEST_CASE("of many that are far from their route the ten farthest on a side are named, the farthest first") {
  std::vector<RowFacts> rows(200, measured("usual", 100));
  for (int at = 0; at < 15; ++at) rows.push_back(measured("far-" + std::string(1, static_cast<char>('a' + at)), 1000.0 + at));
  auto lines = far(rows);
  CHECK(names(lines, "far-o"));
  CHECK(names(lines, "far-f"));
  CHECK_FALSE(names(lines, "far-e"));
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const std::string& line) { return line.find("far-") == std::string::npos; }), lines.end());
  REQUIRE(lines.size() == 10);
  CHECK(lines.front().find("far-o") != std::string::npos);
}

TEST_CASE("a row that lacks a member is read as rejected, and as nothing else") {
  const auto document = syntax::read_json({"row", R"({"file":"a.xml","place":{"submission":1},"findings":[]})"}).value();
  const auto read = facts_of_row(document.root());
  CHECK(read.verdict == Verdict::rejected);
  CHECK(read.name == "a.xml");
  CHECK_FALSE(read.intensity);
}
