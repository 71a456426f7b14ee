// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "batch/run_summary.hpp"
#include "syntax/json_reader.hpp"
#include "unit/batch/sample_examination.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using test::place_at;
using test::RefusedExamination;
using test::SampleExamination;

namespace {

/// A row as a strict reader sees it; it must be one line.
syntax::Document row_of(const Examination& examination) {
  const auto row = result_row(examination, facts_of(examination));
  REQUIRE(row.find('\n') == row.size() - 1);
  auto read = syntax::read_json({"row", row.substr(0, row.size() - 1)});
  for (const auto& finding : read.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(read);
  return std::move(read).value();
}

/// The cells of a line of CSV, as RFC 4180 has it.
std::vector<std::string> cells(const std::string& line) {
  REQUIRE(line.ends_with("\r\n"));
  std::vector<std::string> found{""};
  bool quoted = false;
  for (std::size_t at = 0; at + 2 < line.size(); ++at) {
    if (quoted && line[at] == '"' && line[at + 1] == '"') found.back() += line[at++];
    else if (line[at] == '"') quoted = !quoted;
    else if (line[at] == ',' && !quoted) found.emplace_back();
    else found.back() += line[at];
  }
  CHECK_FALSE(quoted);
  return found;
}

/// The cell under a heading.
std::string cell(const Examination& examination, const std::string& heading) {
  const auto headings = cells(csv_heading());
  const auto found = cells(result_csv(examination, facts_of(examination)));
  REQUIRE(found.size() == headings.size());
  const auto at = std::find(headings.begin(), headings.end(), heading);
  REQUIRE(at != headings.end());
  return found[static_cast<std::size_t>(at - headings.begin())];
}

}  // namespace

TEST_CASE("a row of an accepted submission says what it is, where it lies, and which label it has") {
  SampleExamination sample;
  const auto document = row_of(sample.examination);
  const auto row = document.root();
  CHECK(row.member("number").scalar() == "41");
  CHECK(row.member("file").scalar() == "in/a.xml");
  CHECK(row.member("place").member("submission").scalar() == "2");
  CHECK(row.member("place").member("line").scalar() == "7");
  CHECK(row.member("id").scalar() == "S-1");
  CHECK(row.member("verdict").scalar() == "accepted");
  CHECK(row.member("product").scalar() == "screws");
  CHECK(row.member("tonnes").scalar() == "1200.5");
  CHECK(row.member("intensity").member("value").scalar() == "252.17");
  CHECK(row.member("intensity").member("unit").scalar() == "kgCO2e/t");
  CHECK(row.member("class").scalar() == "D");
  CHECK(row.member("label").scalar() == sample.examination.label_id);
  CHECK(row.member("report").scalar() == report_path(sample.examination.key));
  CHECK_FALSE(row.member("findings").first_child());
}

TEST_CASE("a row of what cannot be read has nulls for what is not known, and says why") {
  const RefusedExamination refused;
  const auto document = row_of(refused.examination);
  const auto row = document.root();
  for (const auto* name : {"id", "product", "tonnes", "scheme", "route", "intensity", "class", "label"}) {
    INFO(name);
    REQUIRE(row.member(name));
    CHECK(row.member(name).kind() == syntax::Kind::null);
  }
  CHECK(row.member("verdict").scalar() == "rejected");
  CHECK(row.member("findings").first_child().member("code").scalar() == "batch.input.packed");
}

TEST_CASE("a row holds findings above notes with their places, in their order") {
  SampleExamination sample;
  sample.find("z.z", Severity::warning, place_at("/submission/request", 12, 3));
  sample.find("n.n", Severity::note);
  sample.find("a.a", Severity::error);
  const auto document = row_of(sample.examination);
  const auto first = document.root().member("findings").first_child();
  CHECK(first.member("code").scalar() == "z.z");
  CHECK(first.member("where").member("line").scalar() == "12");
  CHECK(first.next().member("code").scalar() == "a.a");
  CHECK_FALSE(first.next().next());
}

TEST_CASE("a row is one line of strict JSON whatever the file is called") {
  for (const std::string name : {"a\xff.xml", "a\n.xml", "a\".xml", "\x1b[2J", "\\", "\xed\xa0\x80"}) {
    SampleExamination sample;
    sample.numbered.piece.file = name;
    CHECK(row_of(sample.examination).root().member("file").scalar() == plain_text(name));
  }
}

TEST_CASE("a summary reads from a row what it was told of the submission itself") {
  std::vector<std::unique_ptr<SampleExamination>> samples;
  for (int at = 0; at < 4; ++at) samples.push_back(std::make_unique<SampleExamination>());
  samples[1]->numbered.piece.number = 1;
  samples[1]->examination.verdict = Verdict::needs_review;
  samples[1]->find("b.b", Severity::warning);
  samples[1]->find("a.a", Severity::error);
  samples[1]->find("c.c", Severity::note);
  samples[2]->examination.label.reset();
  samples[3]->examination.label->intensity = label::decimal("0.30000000000000004");
  const RefusedExamination refused;
  std::vector<const Examination*> all{&refused.examination};
  for (const auto& sample : samples) all.push_back(&sample->examination);
  for (const auto* each : all) {
    const auto told = facts_of(*each);
    const auto document = row_of(*each);
    const auto read = facts_of_row(document.root());
    CHECK(read.verdict == told.verdict);
    CHECK(read.name == told.name);
    CHECK(read.codes == told.codes);
    CHECK(read.scheme == told.scheme);
    CHECK(read.class_name == told.class_name);
    CHECK(read.route == told.route);
    CHECK(read.intensity == told.intensity);
  }
}

TEST_CASE("a line of CSV has a cell for each heading, and says the same as the row") {
  SampleExamination sample;
  sample.find("b.b", Severity::warning);
  sample.find("a.a", Severity::error);
  CHECK(cell(sample.examination, "number") == "41");
  CHECK(cell(sample.examination, "file") == "in/a.xml");
  CHECK(cell(sample.examination, "submission") == "2");
  CHECK(cell(sample.examination, "line") == "7");
  CHECK(cell(sample.examination, "id") == "S-1");
  CHECK(cell(sample.examination, "verdict") == "accepted");
  CHECK(cell(sample.examination, "tonnes") == "1200.5");
  CHECK(cell(sample.examination, "intensity") == "252.17");
  CHECK(cell(sample.examination, "unit") == "kgCO2e/t");
  CHECK(cell(sample.examination, "class") == "D");
  CHECK(cell(sample.examination, "label") == sample.examination.label_id);
  CHECK(cell(sample.examination, "findings") == "a.a b.b");
  CHECK(cell(sample.examination, "report") == report_path(sample.examination.key));
  const RefusedExamination refused;
  CHECK(cell(refused.examination, "verdict") == "rejected");
  CHECK(cell(refused.examination, "intensity").empty());
}

TEST_CASE("commas, quotation marks and line breaks stay within their cell") {
  for (const std::string text : {"a,b", "a\"b", "\"", "a\"\",\"b", "Grüße, \"Muster\" & Co"}) {
    SampleExamination sample;
    sample.numbered.piece.file = text;
    sample.examination.read->id = text + "\r\nnext";
    CHECK(cell(sample.examination, "file") == text);
    CHECK(cell(sample.examination, "id") == text + "\r\nnext");
  }
}

TEST_CASE("a text that a spreadsheet would take for a formula opens with a quotation mark of its own") {
  for (const std::string text : {"=1+1", "+1+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1"}) {
    SampleExamination sample;
    sample.examination.read->id = text;
    CHECK(cell(sample.examination, "id") == "'" + text);
  }
}

TEST_CASE("a negative number is a number, and no formula") {
  SampleExamination sample;
  sample.examination.label->intensity = label::decimal("-12.5");
  CHECK(cell(sample.examination, "intensity") == "-12.5");
}
