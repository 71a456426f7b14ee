// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "syntax/file.hpp"
#include "syntax/xml_reader.hpp"
#include "unit/batch/sample_examination.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using test::place_at;
using test::RefusedExamination;
using test::SampleExamination;

namespace {

const method::RuleSet& rules() { return test::shipped_rules().set(); }

/// A report as a strict reader sees it who holds it against its schema.
syntax::Document report_of(const Examination& examination, const method::RuleSet* set = &rules()) {
  static const auto schema = test::report_schema();
  auto read = syntax::read_xml({"report", submission_report(examination, set)}, schema);
  for (const auto& finding : read.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(read);
  return std::move(read).value();
}

std::string outcomes(syntax::Node stages) {
  std::string text;
  for (auto stage = stages.first_child(); stage; stage = stage.next()) text += std::string{stage.member("name").scalar()} + " " + std::string{stage.member("outcome").scalar()} + ", ";
  return text;
}

}  // namespace

TEST_CASE("a report names the submission, its stages and what was found out") {
  SampleExamination sample;
  const auto document = report_of(sample.examination);
  const auto report = document.root();
  CHECK(report.member("verdict").scalar() == "accepted");
  CHECK(report.member("submission").member("file").scalar() == "in/a.xml");
  CHECK(report.member("submission").member("number").scalar() == "2");
  CHECK(report.member("submission").member("id").scalar() == "S-1");
  CHECK(report.member("submission").member("digest").scalar() == sample.examination.read->digest);
  CHECK(outcomes(report.member("stages")) == "read passed, rules passed, label passed, ");
  CHECK(report.member("result").member("class").scalar() == "D");
  CHECK(report.member("result").member("intensity").scalar() == "252.17");
  CHECK(report.member("result").member("label").scalar() == sample.examination.label_id);
}

TEST_CASE("a report lists every rule of the set with its outcome, passed and not applicable ones too") {
  SampleExamination sample;
  const auto document = report_of(sample.examination);
  const auto listed = document.root().member("rules");
  CHECK(listed.member("set").scalar() == rules().info.id);
  CHECK(listed.member("edition").scalar() == rules().info.edition);
  CHECK(listed.member("digest").scalar() == rules().info.digest);
  std::vector<std::string> ids;
  for (auto rule = listed.first_child(); rule; rule = rule.next())
    if (rule.name() == "rule") {
      CHECK(rule.member("outcome").scalar() == to_string(sample.examination.rules.at(ids.size()).outcome));
      ids.emplace_back(rule.member("id").scalar());
    }
  REQUIRE(ids.size() == rules().rules.size());
  for (std::size_t at = 0; at < ids.size(); ++at) CHECK(ids[at] == rules().rules[at].id);
}

TEST_CASE("rules that were not come to are not run, and are listed all the same") {
  const RefusedExamination refused;
  const auto document = report_of(refused.examination);
  std::size_t count = 0;
  for (auto rule = document.root().member("rules").first_child(); rule; rule = rule.next())
    if (rule.name() == "rule") {
      CHECK(rule.member("outcome").scalar() == "not-run");
      ++count;
    }
  CHECK(count == rules().rules.size());
  CHECK(outcomes(document.root().member("stages")) == "read failed, rules not-run, label not-run, ");
  CHECK_FALSE(document.root().member("result"));
}

TEST_CASE("a run without rules lists none") {
  SampleExamination sample;
  CHECK_FALSE(report_of(sample.examination, nullptr).root().member("rules"));
}

TEST_CASE("a report holds every finding, notes too, with both places of a contradiction") {
  SampleExamination sample;
  sample.find("a.a", Severity::note, {}, "one & <two>", "mend \"it\"");
  sample.find("b.b", Severity::error, place_at("/submission/request", 12, 3));
  sample.examination.findings.back().contradicted_by = place_at("/submission/statement", 15, 0);
  const auto document = report_of(sample.examination);
  const auto first = document.root().member("findings").first_child();
  CHECK(first.member("code").scalar() == "a.a");
  CHECK(first.member("severity").scalar() == "note");
  CHECK(first.member("message").scalar() == "one & <two>");
  CHECK(first.member("mend").scalar() == "mend \"it\"");
  CHECK_FALSE(first.member("place"));
  const auto second = first.next();
  CHECK(second.member("place").member("path").scalar() == "/submission/request");
  CHECK(second.member("place").member("line").scalar() == "12");
  CHECK(second.member("contradictedBy").member("line").scalar() == "15");
  CHECK_FALSE(second.member("contradictedBy").member("column"));
}

TEST_CASE("a report is XML whatever the file is called and the findings say") {
  for (const std::string text : {"a\xff", "a\n", "\x1b[2J", "]]>", "<!--", "&amp;", "\xed\xa0\x80", "\xef\xbf\xbe"}) {
    INFO(text);
    SampleExamination sample;
    sample.numbered.piece.file = text;
    sample.find("a.a", Severity::error, place_at(text, 1, 1), text, text);
    const auto document = report_of(sample.examination);
    CHECK(document.root().member("submission").member("file").scalar() == plain_text(text));
    CHECK(document.root().member("findings").first_child().member("message").scalar() == plain_text(text));
  }
}

TEST_CASE("a report says what was made of signatures, with the key of a trusted one, or that nobody looked at them") {
  SampleExamination sample;
  sample.examination.read->has_producer_signature = true;
  const auto not_looked_at = report_of(sample.examination);
  CHECK(not_looked_at.root().member("submission").member("producerSignature").scalar() == "not-looked-at");
  CHECK_FALSE(not_looked_at.root().member("submission").member("verifierSignature"));
  sample.examination.read->has_verifier_signature = true;
  auto& signatures = sample.examination.signatures.emplace();
  signatures.producer = {SignatureStanding::trusted, "kid-1", {}, {}, {}};
  signatures.verifier = {SignatureStanding::broken, {}, {}, "what", "how"};
  const auto judged = report_of(sample.examination);
  const auto subject = judged.root().member("submission");
  CHECK(subject.member("producerSignature").scalar() == "trusted");
  CHECK(subject.member("producerKey").scalar() == "kid-1");
  CHECK(subject.member("verifierSignature").scalar() == "broken");
  CHECK_FALSE(subject.member("verifierKey"));
}

TEST_CASE("the same examination gives the same bytes, and its rank in the run is not among them") {
  SampleExamination sample;
  const auto report = submission_report(sample.examination, &rules());
  sample.numbered.ordinal += 100;
  CHECK(submission_report(sample.examination, &rules()) == report);
}
