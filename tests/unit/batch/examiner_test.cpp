// SPDX-License-Identifier: Apache-2.0
#include "batch/examiner.hpp"

#include <catch2/catch.hpp>

#include <sstream>

#include "syntax/xml_reader.hpp"
#include "trust/jws.hpp"
#include "trust/xml_signature.hpp"
#include "unit/batch/rule_run.hpp"
#include "unit/batch/signed_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

const Examiner& examiner() {
  static const auto shared = Examiner::open(examiner_terms()).value();
  return shared;
}

Numbered numbered(std::string text, std::string file = "a.xml") { return {1, {.file = std::move(file), .bytes = text.size(), .text = text, .refused = {}}}; }

bool has(const std::vector<std::string>& codes, const std::string& code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); }

/// Planted faults of the samples: code by id of the submission.
std::map<std::string, std::string> planted() {
  std::map<std::string, std::string> found;
  std::istringstream lines{syntax::read_file(sample_folder + "/faults.tsv", 1U << 20U).value().text};
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream cells{line};
    std::string id;
    std::string fault;
    std::string code;
    std::getline(cells, id, '\t');
    std::getline(cells, fault, '\t');
    std::getline(cells, code, '\t');
    found[id] = code;
  }
  return found;
}

std::string good() { return sound_submission(); }

}  // namespace

TEST_CASE("of the sample submissions those with a planted fault are rejected by its code, and all others get a label") {
  const auto faults = planted();
  REQUIRE(faults.size() == 12);
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator{sample_folder}) {
    if (entry.path().extension() != ".xml") continue;
    const auto id = entry.path().stem().string();
    INFO(id);
    const auto one = examiner().examine(numbered(syntax::read_file(entry.path().string(), 1U << 20U).value().text, entry.path().string()));
    const auto fault = faults.find(id);
    if (fault == faults.end()) {
      CHECK(to_string(one.facts.verdict) == "accepted");
      CHECK(one.label);
    } else {
      CHECK(to_string(one.facts.verdict) == "rejected");
      CHECK(has(one.facts.codes, fault->second));
      CHECK_FALSE(one.label);
      CHECK(label_of_row(one.row).empty());
    }
    ++count;
  }
  CHECK(count == 50);
}

TEST_CASE("what is asked of the registry is the label that the row names, with its production") {
  const auto one = examiner().examine(numbered(good()));
  INFO(one.row);
  REQUIRE(one.label);
  CHECK(label_of_row(one.row) == one.label->label);
  CHECK(one.label->grams == 111'725'000);
  REQUIRE(one.label->production);
  CHECK(one.label->production->installation == "sme-fasteners-0000001");
  CHECK(one.label->payload.find(one.label->label) != std::string::npos);
  CHECK(one.token == trust::sign_compact(issuer_key(), trust::typ::label, one.label->payload));
}

TEST_CASE("the same bytes twice give the same, and under another name the same label") {
  const auto one = examiner().examine(numbered(good()));
  const auto same = examiner().examine(numbered(good()));
  CHECK(one.row == same.row);
  CHECK(one.csv == same.csv);
  CHECK(one.report == same.report);
  const auto other = examiner().examine(numbered(good(), "b.xml"));
  CHECK(other.key != one.key);
  REQUIRE(other.label);
  CHECK(other.label->label == one.label->label);
  CHECK(other.label->payload == one.label->payload);
}

TEST_CASE("another examiner of the same packs finds the same") {
  const auto other = Examiner::open(examiner_terms()).value();
  CHECK(other.examine(numbered(good())).row == examiner().examine(numbered(good())).row);
}

TEST_CASE("what a registry refuses turns accepted into rejected, with its code and without a label") {
  const auto refused = examiner().examine(numbered(good()), {{"registry.production.exceeded", Severity::error, {}, "0 t are left", "ask for less"}});
  CHECK(refused.facts.verdict == Verdict::rejected);
  CHECK(has(refused.facts.codes, "registry.production.exceeded"));
  CHECK_FALSE(refused.label);
  CHECK(label_of_row(refused.row).empty());
  CHECK(refused.report.find("name=\"label\" outcome=\"failed\"") != std::string::npos);
}

TEST_CASE("without a key nothing is asked of a registry, and the verdict, class and intensity are the same") {
  const auto keyless = Examiner::open(examiner_terms(nullptr)).value();
  const auto one = keyless.examine(numbered(good()));
  const auto with = examiner().examine(numbered(good()));
  CHECK_FALSE(one.label);
  CHECK(one.facts.verdict == Verdict::accepted);
  CHECK(one.facts.class_name == with.facts.class_name);
  CHECK(one.facts.intensity == with.facts.intensity);
  CHECK(one.row.find("\"label\":null") != std::string::npos);
  CHECK(keyless.examine(numbered(good())).report == one.report);
  CHECK(Examiner::open(examiner_terms(nullptr))->examine(numbered(good())).report == one.report);  // though its key is another one
}

TEST_CASE("held against the schema only, what breaks no more than a rule is accepted, and rules are not even listed") {
  auto terms = examiner_terms(nullptr);
  terms.only_schema = true;
  const auto reader = Examiner::open(terms).value();
  const auto unruly = sound_submission({{"accreditedUntil=\"2028-07-17\"", "accreditedUntil=\"2025-12-31\""}});
  CHECK(examiner().examine(numbered(unruly)).facts.verdict == Verdict::rejected);
  const auto one = reader.examine(numbered(unruly));
  CHECK(one.facts.verdict == Verdict::accepted);
  CHECK(one.facts.class_name.empty());
  CHECK(one.report.find("<rules") == std::string::npos);
  CHECK(one.report.find("name=\"label\" outcome=\"not-run\"") != std::string::npos);
  CHECK(reader.examine(numbered("<submission/>")).facts.verdict == Verdict::rejected);
}

TEST_CASE("a rule that asks for a person's eye gives needs-review, and no label") {
  std::size_t doubtful = 0;
  for (const auto& [piece, by] : {std::pair<std::string, std::string>{"materialityPercent=\"5\" siteVisit=\"2026-01-25\"", "materialityPercent=\"50\""}, {"opinion=\"unmodified\"", "opinion=\"modified\""}}) {
    const auto one = examiner().examine(numbered(sound_submission({{piece, by}})));
    if (one.facts.verdict != Verdict::needs_review) continue;
    ++doubtful;
    CHECK_FALSE(one.label);
    CHECK_FALSE(one.facts.class_name.empty());
    CHECK(one.row.find("\"label\":null") != std::string::npos);
  }
  CHECK(doubtful > 0);
}

TEST_CASE("findings have their places in the file that the submission was cut from") {
  auto cut = numbered(sound_submission({{"level=\"limited\"", "level=\"much\""}}));
  cut.piece.line = 101;
  const auto row = read_row(examiner().examine(cut).row);
  CHECK(std::stoi(std::string{row.root().member("findings").first_child().member("where").member("line").scalar()}) == 11 + 100);
}

TEST_CASE("what cannot be cut from the input is rejected as it says, whatever its name") {
  for (const std::string name : {"a.xml", "\xff\xfe", "a\xef\xbf\xbe.xml", "\n"}) {
    Numbered refused{7, {.file = name, .text = {}, .refused = {{"batch.input.packed", Severity::error, {}, "'" + name + "' is packed", "unpack '" + name + "'"}}}};
    for (const auto& one : {examiner().examine(refused), examiner().reject(refused, refused.piece.refused)}) {
      CHECK(one.facts.verdict == Verdict::rejected);
      CHECK(one.facts.codes == std::vector<std::string>{"batch.input.packed"});
      CHECK_FALSE(one.label);
      CHECK(read_row(one.row).root().member("number").scalar() == "7");
    }
  }
}

TEST_CASE("no bytes make an examination fail: they give a row that is rejected") {
  for (const std::string text : {"", "x", "<", "<submission", "\xff\xfe", "<a>\xff</a>", "{}", "<submission xmlns=\"https://ferrolabel.eu/ns/submission/1\"/>"}) {
    auto one = numbered(text);
    CHECK(examiner().examine(one).facts.verdict == Verdict::rejected);
  }
  for (std::size_t size = 0; size < good().size(); size += 37) CHECK(examiner().examine(numbered(good().substr(0, size))).facts.verdict == Verdict::rejected);
}

TEST_CASE("an examiner without packs is not opened") {
  auto terms = examiner_terms();
  terms.methods = FERROLABEL_SOURCE_DIR "/samples";
  CHECK_FALSE(Examiner::open(terms));
}

TEST_CASE("the day of a run is that of all labels where it was named, and else of those whose submission names none") {
  const auto row_on = [](bool for_all, const std::string& text) {
    auto terms = examiner_terms();
    terms.day_for_all = for_all;
    const auto examined = Examiner::open(terms)->examine(numbered(text));
    REQUIRE(examined.label);
    return examined.label->payload;
  };
  const auto own = sound_submission();
  CHECK(row_on(false, own).find("\"validFrom\":\"2026-01-30") != std::string::npos);
  CHECK(row_on(true, own).find("\"validFrom\":\"2026-11-24") != std::string::npos);
  CHECK(row_on(false, sound_submission({{" issueDate=\"2026-01-30\"", ""}})).find("\"validFrom\":\"2026-11-24") != std::string::npos);
}

TEST_CASE("a works of category C whose figures were verified at 5 per cent is rejected by what was calculated, and at 2 per cent is not") {
  const generate::SubmissionGenerator generator{FERROLABEL_SOURCE_DIR "/samples/plants", {.seed = 1, .large = 1}};
  std::uint64_t rank = 0;
  while (generator.make(rank).xml.find("integrated-bf-bof") == std::string::npos) ++rank;
  const auto works = generator.make(rank).xml;
  CHECK(to_string(examiner().examine(numbered(works)).facts.verdict) == "accepted");
  const auto coarse = examiner().examine(numbered(with(works, "materialityPercent=\"2\"", "materialityPercent=\"5\"")));
  CHECK(to_string(coarse.facts.verdict) == "rejected");
  CHECK(has(coarse.facts.codes, "submission.statement.materiality-c"));
  CHECK_FALSE(coarse.label);
  CHECK(coarse.report.find("<stage name=\"rules\" outcome=\"failed\"/>") != std::string::npos);
  CHECK(coarse.report.find("<rule id=\"submission.statement.materiality-c\" severity=\"error\" outcome=\"failed\"/>") != std::string::npos);
}

TEST_CASE("a report is signed where there is a key for it, to the same bytes each time, and else not") {
  auto terms = examiner_terms();
  terms.report_key = &key_of("certifier");
  const auto signing = Examiner::open(terms).value();
  const auto one = signing.examine(numbered(good()));
  CHECK(one.report == signing.examine(numbered(good())).report);
  CHECK(one.report != examiner().examine(numbered(good())).report);
  CHECK(examiner().examine(numbered(good())).report.find("Signature") == std::string::npos);
  const auto verified = trust::verify_xml_signature({"report", one.report}, key_of("certifier").public_key().verifying());
  REQUIRE(verified);
  CHECK(verified->content.find("verdict=\"accepted\"") != std::string::npos);
  CHECK(syntax::read_xml({"report", one.report}, report_schema()).findings().empty());
  CHECK(signing.reject(numbered(good()), {{"batch.worker.crashed", Severity::error, {}, "what", "how"}}).report.find("Id=\"certifier\"") != std::string::npos);
}

TEST_CASE("signatures are left alone where a run holds submissions against the schema only") {
  auto terms = examiner_terms(nullptr);
  terms.only_schema = true;
  const auto schema_only = Examiner::open(terms).value();
  const auto one = schema_only.examine(numbered(signed_by_both()));
  CHECK(to_string(one.facts.verdict) == "accepted");
  CHECK(one.report.find("producerSignature=\"not-looked-at\"") != std::string::npos);
}
