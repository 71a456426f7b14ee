// SPDX-License-Identifier: Apache-2.0
// over 400 lines: every way in which a run is cut, on the same three worlds.
#include "batch/run.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <system_error>

#include "batch/submission_examination.hpp"
#include "syntax/xml_reader.hpp"
#include "unit/batch/rule_run.hpp"
#include "unit/batch/run_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

/// Results of a run and what its registry holds.
struct Left {
  std::map<std::string, std::string> files;
  std::string exported;
};

Left left_by(const RunWorld& world) { return {world.files(), world.exported()}; }

void check_same(const Left& one, const Left& other) {
  CHECK(differences(one.files, other.files) == "");
  if (one.exported != other.exported) FAIL("the registries differ");
}

/// What a ledger says of labels that were issued, whatever groups that was in.
std::set<std::string> issued(const std::string& exported) {
  std::set<std::string> labels;
  const std::string mark = "\"kind\":\"issued\",";
  for (auto at = exported.find(mark); at != std::string::npos; at = exported.find(mark, at + 1)) labels.insert(exported.substr(at, exported.find('}', at) - at));
  return labels;
}

/// A world with the large envelope in it. Its name is in every row, so that it is the same in all worlds.
struct LargeWorld : RunWorld {
  LargeWorld() { static_cast<void>(folder.write("all.xml", large_envelope())); }

  [[nodiscard]] RunTerms large_terms() const {
    auto all = terms({"all.xml"});
    all.workers.workers = 2;
    return all;
  }
};

/// What an undisturbed run over the large envelope leaves.
const Left& undisturbed() {
  static const auto left = [] {
    const LargeWorld world;
    CHECK(world.run(world.large_terms()).end == RunEnd::whole);
    return left_by(world);
  }();
  return left;
}

/// Thrown where a test ends a run.
struct Cut : std::runtime_error {
  Cut() : std::runtime_error{"cut"} {}
};

/// Ends a run behind its next checkpoints, as a kill would: nothing of what follows is written.
void run_and_cut(const RunWorld& world, RunTerms terms, int checkpoints = 1) {
  terms.progress = [&checkpoints](const RunProgress&) {
    if (--checkpoints == 0) throw Cut{};
  };
  const auto out = world.open(terms);
  CHECK_THROWS_AS(batch::run(terms, *out), Cut);
}

std::vector<std::string> verdicts(const std::string& rows) {
  std::vector<std::string> found;
  for (const auto& row : lines_of(rows)) found.emplace_back(read_row(row).root().member("verdict").scalar());
  return found;
}

std::string code_of_row(const std::string& row) { return std::string{read_row(row).root().member("findings").first_child().member("code").scalar()}; }

/// The good submission by another maker.
std::string of_works(const std::string& works) { return sound_submission({{"id=\"sme-fasteners-0000001\"", "id=\"" + works + "\""}}); }

}  // namespace

TEST_CASE("a run over the samples has a row, a line and a report for each, and a label in files and registry for each that is accepted") {
  const RunWorld world;
  const auto result = world.run(world.terms());
  CHECK(result.end == RunEnd::whole);
  CHECK(result.submissions == 50);
  CHECK(result.taken_over == 0);
  CHECK(result.passed_over == 2);
  CHECK_FALSE(result.head.empty());
  const auto files = world.files();
  const auto rows = lines_of(files.at("results.jsonl"));
  REQUIRE(rows.size() == 50);
  CHECK(lines_of(files.at("results.csv")).size() == 51);
  const auto schema = report_schema();
  std::size_t labels = 0;
  const auto registry = registry::Registry::open(world.registry_url()).value();
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const auto document = read_row(rows[at]);
    const auto row = document.root();
    CHECK(broken_by(document, "batch-row") == "");
    CHECK(row.member("number").scalar() == std::to_string(at + 1));
    const SourceText report{"report", files.at(std::string{row.member("report").scalar()})};
    CHECK(syntax::read_xml(report, schema).findings().empty());
    const auto label = label_of_row(rows[at]);
    CHECK(label.empty() == (row.member("verdict").scalar() != "accepted"));
    if (label.empty()) continue;
    ++labels;
    CHECK(files.at(label_path(label)) == registry.token(label).value() + "\n");
  }
  CHECK(labels == 38);
  CHECK(files.size() == 2 + 50 + 38);
  registry::tests::require_clean(world.registry_url());
}

TEST_CASE("one worker and three give the same files and the same registry") {
  Left first;
  for (const unsigned workers : {1U, 3U}) {
    const RunWorld world;
    auto terms = world.terms();
    terms.workers.workers = workers;
    world.run(terms);
    if (workers == 1) first = left_by(world);
    else check_same(left_by(world), first);
  }
}

TEST_CASE("a run that is killed behind any checkpoint and resumed ends as if nothing had happened") {
  for (int checkpoints = 1; checkpoints <= 2; ++checkpoints) {
    const LargeWorld world;
    const auto terms = world.large_terms();
    run_and_cut(world, terms, checkpoints);
    CHECK(world.open(terms)->done() == static_cast<std::uint64_t>(checkpoints) * 250);
    const auto result = world.run(terms);
    CHECK(result.end == RunEnd::whole);
    CHECK(result.taken_over == static_cast<std::uint64_t>(checkpoints) * 250);
    CHECK(result.submissions == 600);
    check_same(left_by(world), undisturbed());
  }
}

TEST_CASE("a run that is interrupted keeps what is done, and resumed ends as if nothing had happened") {
  for (const bool at_once : {true, false}) {
    const LargeWorld world;
    auto terms = world.large_terms();
    std::atomic<bool> interrupted{at_once};
    terms.interrupted = &interrupted;
    terms.progress = [&interrupted](const RunProgress&) { interrupted = true; };
    const auto first = world.run(terms);
    if (at_once) {
      CHECK(first.end == RunEnd::interrupted);
      CHECK(first.submissions == 0);
    }
    CHECK(world.open(terms)->done() == first.submissions);
    interrupted = false;
    terms.progress = {};
    CHECK(world.run(terms).end == RunEnd::whole);
    check_same(left_by(world), undisturbed());
  }
}

TEST_CASE("a journal that is behind the registry has labels found there, and none is issued twice") {
  const auto journal_lines = std::size_t{4};  // the run and three groups
  for (std::size_t kept = 0; kept < journal_lines; ++kept) {
    INFO(kept);
    const LargeWorld world;
    const auto terms = world.large_terms();
    world.run(terms);
    auto lines = lines_of(world.folder.read("out/journal"));
    REQUIRE(lines.size() == journal_lines);
    lines.resize(kept);
    std::string journal;
    for (const auto& line : lines) journal += line + "\n";
    world.folder.write("out/journal", journal);
    CHECK(world.run(terms).taken_over == (kept > 0 ? kept - 1 : 0) * 250);
    check_same(left_by(world), undisturbed());
  }
}

TEST_CASE("where a result file cannot be written the run ends, and goes on from there once it can") {
  const LargeWorld world;
  const auto terms = world.large_terms();
  const auto row = lines_of(undisturbed().files.at("results.jsonl")).at(300);
  const std::string report{read_row(row).root().member("report").scalar()};
  static_cast<void>(world.open(terms));
  std::filesystem::create_directories(world.folder.path("out/" + report));  // a folder in the report's place
  {
    const auto out = world.open(terms);
    CHECK_THROWS_AS(batch::run(terms, *out), std::system_error);
  }
  std::filesystem::remove(world.folder.path("out/" + report));
  CHECK(world.run(terms).taken_over == 250);
  check_same(left_by(world), undisturbed());
}

TEST_CASE("a report that was lost is made again by a resumed run, and all is as before") {
  const LargeWorld world;
  const auto terms = world.large_terms();
  run_and_cut(world, terms, 2);
  const auto row = lines_of(undisturbed().files.at("results.jsonl")).at(20);
  std::filesystem::remove(world.folder.path("out/" + std::string{read_row(row).root().member("report").scalar()}));
  CHECK(world.run(terms).taken_over == 0);
  check_same(left_by(world), undisturbed());
}

TEST_CASE("three shards of one registry give together the rows, reports and labels of the whole") {
  const LargeWorld world;
  std::map<std::string, std::string> files;
  std::map<std::uint64_t, std::string> rows;
  std::uint64_t submissions = 0;
  for (std::uint64_t index = 1; index <= 3; ++index) {
    auto terms = world.large_terms();
    terms.shard = {index, 3};
    const auto name = "out-" + std::to_string(index);
    const auto result = world.run(terms, name);
    CHECK(result.submissions > 100);
    submissions += result.submissions;
    for (const auto& row : lines_of(world.folder.read(name + "/results.jsonl"))) rows[std::stoull(std::string{read_row(row).root().member("number").scalar()})] = row;
    auto shard_files = world.files(name);
    shard_files.erase("results.csv");
    shard_files.erase("results.jsonl");
    files.merge(std::move(shard_files));
  }
  CHECK(submissions == 600);
  for (const auto& [number, row] : rows) files["results.jsonl"] += row + "\n";
  auto whole = undisturbed().files;
  whole.erase("results.csv");
  CHECK(differences(files, whole) == "");
  registry::tests::require_clean(world.registry_url());
}

TEST_CASE("a shard that is killed and resumed gives the same rows") {
  const LargeWorld world;
  auto terms = world.large_terms();
  terms.shard = {1, 2};
  world.run(terms, "whole");
  run_and_cut(world, terms);
  CHECK(world.run(terms).taken_over == 250);
  CHECK(differences(world.files(), world.files("whole")) == "");
}

TEST_CASE("the same bytes in several files are one label, and a file that is named twice is too") {
  const RunWorld world;
  std::filesystem::current_path(world.folder.path());
  for (const auto* name : {"a.xml", "b.xml"}) static_cast<void>(world.folder.write(name, sound_submission()));
  world.run(world.terms({"a.xml", "b.xml", "a.xml"}));
  const auto rows = lines_of(world.folder.read("out/results.jsonl"));
  REQUIRE(rows.size() == 3);
  std::set<std::string> labels;
  for (const auto& row : rows) {
    CHECK(read_row(row).root().member("verdict").scalar() == "accepted");
    labels.insert(label_of_row(row));
  }
  CHECK(labels.size() == 1);
}

TEST_CASE("what the registry refuses is a rejected row without a label, also when the run is done again") {
  const RunWorld world;
  std::filesystem::current_path(world.folder.path());
  static_cast<void>(world.folder.write("1.xml", sound_submission({{"tonnes=\"111.725\"", "tonnes=\"1000\""}})));
  static_cast<void>(world.folder.write("2.xml", sound_submission({{"tonnes=\"111.725\"", "tonnes=\"999\""}})));  // of 1960.1 t
  static_cast<void>(world.folder.write("3.xml", sound_submission({{"tonnes=\"111.725\"", "tonnes=\"700\""}})));
  const auto terms = world.terms({"1.xml", "2.xml", "3.xml"});
  world.run(terms);
  const auto rows = world.folder.read("out/results.jsonl");
  CHECK(verdicts(rows) == std::vector<std::string>{"accepted", "rejected", "accepted"});
  CHECK(code_of_row(lines_of(rows).at(1)) == "registry.production.exceeded");
  world.run(terms, "again");
  CHECK(differences(world.files(), world.files("again")) == "");
}

TEST_CASE("a run stops behind the submission by which more are rejected than may be, and goes on with more allowed") {
  const LargeWorld world;
  auto terms = world.large_terms();
  terms.max_rejects = 5;
  const auto stopped = world.run(terms);
  CHECK(stopped.end == RunEnd::stopped);
  const auto rows = lines_of(world.folder.read("out/results.jsonl"));
  CHECK(stopped.submissions == rows.size());
  CHECK(rows.size() < 250);
  CHECK(std::count_if(rows.begin(), rows.end(), [](const std::string& row) { return verdicts(row + "\n").front() == "rejected"; }) == 6);
  CHECK(verdicts(rows.back() + "\n").front() == "rejected");
  terms.max_rejects.reset();
  CHECK(world.run(terms).end == RunEnd::whole);
  const auto left = left_by(world);
  CHECK(differences(left.files, undisturbed().files) == "");
  CHECK(issued(left.exported) == issued(undisturbed().exported));  // in groups of another size
}

TEST_CASE("a run that is resumed with input that begins otherwise says so, and changes nothing") {
  const auto changed = [](const std::string& how, std::string& text) {
    if (how == "a byte") text[text.find("organisation=\"") + 14] ^= 1;
    if (how == "one less") text.erase(text.find("<submission "), text.find("</submission>") + 13 - text.find("<submission "));
    if (how == "cut short") text.erase(text.size() / 3);
    if (how == "nothing") text = "<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\"/>";
  };
  const LargeWorld world;
  const auto terms = world.large_terms();
  run_and_cut(world, terms);
  const auto before = world.files();
  for (const std::string how : {"a byte", "one less", "cut short", "nothing"}) {
    INFO(how);
    auto text = large_envelope();
    changed(how, text);
    world.folder.write("all.xml", text);
    {
      const auto out = world.open(terms);
      const auto result = batch::run(terms, *out);
      REQUIRE_FALSE(result);
      CHECK(result.findings().front().code == "batch.input.changed");
    }
    CHECK(differences(world.files(), before) == "");
  }
  world.folder.write("all.xml", large_envelope());
  CHECK(world.run(terms).end == RunEnd::whole);
  check_same(left_by(world), undisturbed());
}

TEST_CASE("without a key there are rows and reports and no labels, and the rows but for labels are those of a run with one") {
  const RunWorld world;
  auto terms = world.terms();
  world.run(terms, "with");
  terms.examiner = examiner_terms(nullptr);
  terms.open_registry = {};
  terms.registry_key = nullptr;
  CHECK(world.run(terms).head.empty());
  CHECK(verdicts(world.folder.read("out/results.jsonl")) == verdicts(world.folder.read("with/results.jsonl")));
  CHECK_FALSE(std::filesystem::exists(world.folder.path("out/labels")));
}

TEST_CASE("what cannot be cut from the input stands in its order among the rows, however much of it there is") {
  const RunWorld world;
  std::filesystem::current_path(world.folder.path());
  std::string text = "<submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\" formatVersion=\"1\">\n";
  for (int at = 0; at < 3000; ++at) text += "<stray/>\n";
  const auto good = of_works("works");
  text += good.substr(good.find("<submission")) + "</submissions>\n";
  static_cast<void>(world.folder.write("all.xml", text));
  static_cast<void>(world.folder.write("b.xml", of_works("b")));
  const auto result = world.run(world.terms({"all.xml", "b.xml"}));
  CHECK(result.end == RunEnd::whole);
  const auto found = verdicts(world.folder.read("out/results.jsonl"));
  CHECK(found.size() == result.submissions);
  REQUIRE(found.size() > 2);
  CHECK(found.back() == "accepted");
  CHECK(found[found.size() - 2] == "accepted");
  CHECK(std::count(found.begin(), found.end(), "accepted") == 2);
}

#ifndef FERROLABEL_SANITIZED  // sanitizers reserve more addresses than any limit
TEST_CASE("a submission that ends its worker is one rejected row that says so, and the others go on") {
  const RunWorld world;
  std::filesystem::current_path(world.folder.path());
  // More than any heap has at hand, so that it is asked for.
  const std::string much = "<!--" + std::string(std::size_t{60} << 20U, 'x') + "-->";
  for (int at = 0; at < 20; ++at) static_cast<void>(world.folder.write("in/" + std::to_string(100 + at) + ".xml", of_works("works-" + std::to_string(at))));
  static_cast<void>(world.folder.write("in/110.xml", sound_submission({{"</evidence>", much + "</evidence>"}})));
  auto terms = world.terms({"in"});
  terms.workers.memory = std::size_t{8} << 20U;
  world.run(terms);
  const auto rows = lines_of(world.folder.read("out/results.jsonl"));
  REQUIRE(rows.size() == 20);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    INFO(rows[at]);
    CHECK(read_row(rows[at]).root().member("verdict").scalar() == (at == 10 ? "rejected" : "accepted"));
    if (at == 10) CHECK(code_of_row(rows[at]) == "batch.worker.crashed");
  }
}
#endif

TEST_CASE("progress tells how much of the input was read, and of a run that goes on, what had been read before") {
  const LargeWorld world;
  std::vector<RunProgress> told;
  auto terms = world.large_terms();
  terms.progress = [&told](const RunProgress& progress) { told.push_back(progress); };
  run_and_cut(world, world.large_terms());
  world.run(terms);
  REQUIRE(told.size() >= 2);
  double before = told.front().share_before;
  CHECK(before > 0.2);
  CHECK(before < 0.9);
  for (const auto& progress : told) {
    REQUIRE(progress.share);
    CHECK(progress.taken_over == 250);
    CHECK(*progress.share >= before);
    before = *progress.share;
  }
  CHECK(before == 1.0);
}

TEST_CASE("a shard is read from I/N, and from nothing else") {
  const auto shard = parse_shard("3/8");
  REQUIRE(shard);
  CHECK(shard->index == 3);
  CHECK(shard->of == 8);
  CHECK(parse_shard("1/1"));
  for (const auto* text : {"", "/", "3", "3/", "/8", "0/8", "9/8", "3/8 ", " 3/8", "-1/8", "3/8/9", "3.0/8", "3/0", "99999999999999999999/8"}) {
    INFO(text);
    CHECK_FALSE(parse_shard(text));
  }
}

TEST_CASE("a run without input, packs or registry does not begin") {
  const RunWorld world;
  auto terms = world.terms({world.folder.path("none.xml")});
  const auto out = world.open(terms);
  CHECK_FALSE(batch::run(terms, *out));
  terms = world.terms();
  terms.examiner.methods = world.folder.path("no-packs");
  CHECK_FALSE(batch::run(terms, *out));
  terms = world.terms();
  terms.open_registry = [&world] { return registry::Registry::open("sqlite:" + world.folder.path("none.db")); };
  CHECK(batch::run(terms, *out).findings().front().code == "registry.missing");
  CHECK(out->done() == 0);
}
