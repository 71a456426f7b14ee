// SPDX-License-Identifier: Apache-2.0
#include "batch/out_folder.hpp"

#include <catch2/catch.hpp>

#include <system_error>

#include "batch/submission_examination.hpp"
#include "unit/batch/input_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;

namespace {

const std::string run_line = R"({"run":{"day":"2026-11-24"}})";

std::string key_of_rank(std::uint64_t rank) {
  std::string key(32, static_cast<char>('a' + rank / 6));
  key.front() = static_cast<char>('a' + rank % 6);
  return key;
}

bool has_label(std::uint64_t rank) { return rank % 2 == 1; }
std::string label_of_rank(std::uint64_t rank) { return "urn:x:label:" + key_of_rank(rank); }

/// A submission of that rank, from 1: every second one has a label, every third one is rejected.
Examined examined(std::uint64_t rank) {
  Examined one;
  one.key = key_of_rank(rank);
  const std::string verdict = rank % 3 == 0 ? "rejected" : "accepted";
  const auto label = has_label(rank) ? "\"" + label_of_rank(rank) + "\"" : "null";
  one.row = "{\"number\":" + std::to_string(rank) + ",\"file\":\"" + std::to_string(rank) + ".xml\",\"place\":{\"submission\":1,\"line\":1},\"verdict\":\"" + verdict + "\",\"label\":" + label +
            ",\"report\":\"" + report_path(one.key) + "\",\"findings\":[]}\n";
  one.csv = std::to_string(rank) + "," + verdict + "\r\n";
  one.report = "<report>" + std::to_string(rank) + "</report>\n";
  one.facts.verdict = rank % 3 == 0 ? Verdict::rejected : Verdict::accepted;
  one.facts.name = std::to_string(rank) + ".xml";
  if (has_label(rank)) one.label.emplace().label = label_of_rank(rank);
  return one;
}

std::unique_ptr<OutFolder> opened(const InputWorld& world, bool resume = true) {
  auto out = OutFolder::open(world.path("out"), resume);
  for (const auto& finding : out.findings()) UNSCOPED_INFO(describe(finding));
  REQUIRE(out);
  return std::move(out).value();
}

/// Adds submissions up to a rank, in groups of that many.
void add_to(OutFolder& out, std::uint64_t last, std::uint64_t group = 3) {
  while (out.done() < last) {
    for (std::uint64_t count = 0; count < group && out.done() < last; ++count) {
      const auto rank = out.done() + 1;
      out.add(examined(rank), has_label(rank) ? "token-" + std::to_string(rank) : std::string{});
    }
    out.checkpoint();
  }
}

/// Three groups of three, the run not finished.
std::unique_ptr<OutFolder> nine(const InputWorld& world) {
  auto out = opened(world, false);
  out->begin(run_line);
  add_to(*out, 9);
  return out;
}

/// Every file of the folder but the journal, with its bytes.
std::map<std::string, std::string> files(const InputWorld& world) {
  std::map<std::string, std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{world.path("out")}) {
    const auto name = std::filesystem::relative(entry.path(), world.path()).string();
    if (entry.is_regular_file() && name != "out/journal") found[name] = world.read(name);
  }
  return found;
}

/// Files of a run that nothing disturbed.
const std::map<std::string, std::string>& undisturbed() {
  static const auto found = [] {
    const InputWorld world;
    nine(world);
    return files(world);
  }();
  return found;
}

}  // namespace

TEST_CASE("a folder has a heading, a row, a line, a report for each submission, and a file for each label") {
  const auto& found = undisturbed();
  CHECK(found.size() == 2 + 9 + 5);
  std::string rows;
  std::string lines = csv_heading();
  for (std::uint64_t rank = 1; rank <= 9; ++rank) {
    rows += examined(rank).row;
    lines += examined(rank).csv;
    CHECK(found.at("out/" + report_path(key_of_rank(rank))) == examined(rank).report);
    if (has_label(rank)) CHECK(found.at("out/" + label_path(label_of_rank(rank))) == "token-" + std::to_string(rank) + "\n");
  }
  CHECK(found.at("out/results.jsonl") == rows);
  CHECK(found.at("out/results.csv") == lines);
}

TEST_CASE("a folder that is opened again to be resumed knows its run, how far it came, and what was counted") {
  const InputWorld world;
  std::string input_check;
  std::string text;
  {
    const auto out = nine(world);
    input_check = out->input_check();
    text = out->summary().text({});
  }
  const auto out = opened(world);
  CHECK(out->run() == run_line);
  CHECK(out->done() == 9);
  CHECK(out->summary().count(Verdict::rejected) == 3);
  CHECK(out->summary().text({}) == text);
  CHECK(out->input_check() == input_check);
  CHECK_FALSE(out->finished());
}

TEST_CASE("the check of the input follows from the keys in their order") {
  const InputWorld world;
  const auto out = nine(world);
  std::string check;
  for (std::uint64_t rank = 1; rank <= 9; ++rank) check = OutFolder::next_check(check, key_of_rank(rank));
  CHECK(out->input_check() == check);
  CHECK(OutFolder::next_check(check, "a") != OutFolder::next_check(check, "b"));
  CHECK(OutFolder::next_check("a", check) != OutFolder::next_check("b", check));
}

TEST_CASE("a run that is there is not written over unless it is to be resumed") {
  const InputWorld world;
  nine(world);
  const auto again = OutFolder::open(world.path("out"), false);
  REQUIRE_FALSE(again);
  CHECK(again.findings().front().code == "batch.out.there");
  CHECK(files(world) == undisturbed());
}

TEST_CASE("two runs do not write to one folder at once") {
  const InputWorld world;
  const auto out = nine(world);
  CHECK(OutFolder::open(world.path("out"), true).findings().front().code == "batch.out.in-use");
}

TEST_CASE("a folder that is not there, or is empty, may be resumed and begun") {
  for (const bool there : {false, true}) {
    const InputWorld world;
    if (there) std::filesystem::create_directory(world.path("out"));
    const auto out = opened(world, true);
    CHECK(out->run().empty());
    CHECK(out->done() == 0);
    out->begin(run_line);
    add_to(*out, 9);
    CHECK(files(world) == undisturbed());
  }
}

TEST_CASE("what came after the last checkpoint is cut, and the end is the same") {
  for (std::uint64_t cut = 0; cut < 9; ++cut) {
    INFO(cut);
    const InputWorld world;
    {
      const auto out = opened(world, false);
      out->begin(run_line);
      add_to(*out, cut - cut % 3);
      for (auto rank = out->done() + 1; rank <= cut; ++rank) out->add(examined(rank), has_label(rank) ? "token-" + std::to_string(rank) : "");
    }
    world.write("out/results.jsonl", world.read("out/results.jsonl") + "{\"number\":7");  // and what a crash left of the next rows
    world.write("out/results.csv", world.read("out/results.csv") + "7,acc");
    const auto out = opened(world);
    CHECK(out->done() == cut - cut % 3);
    add_to(*out, 9);
    CHECK(files(world) == undisturbed());
  }
}

TEST_CASE("a report or label that is missing, empty, cut or changed has its group and those behind it made anew") {
  for (const std::uint64_t rank : {1U, 5U, 9U}) {  // one of each group, each with a label
    std::vector<std::string> names{"out/" + report_path(key_of_rank(rank))};
    if (has_label(rank)) names.push_back("out/" + label_path(label_of_rank(rank)));
    for (const auto& name : names)
      for (const std::string how : {"missing", "empty", "cut", "changed"}) {
        INFO(rank << " " << how);
        const InputWorld world;
        nine(world);
        auto bytes = world.read(name);
        if (how == "empty") bytes.clear();
        if (how == "cut") bytes.pop_back();
        if (how == "changed") bytes[bytes.size() / 2] ^= 1;
        if (how == "missing") std::filesystem::remove(world.path(name));
        else world.write(name, bytes);
        const auto out = opened(world);
        CHECK(out->done() == (rank - 1) / 3 * 3);
        add_to(*out, 9);
        CHECK(files(world) == undisturbed());
      }
  }
}

TEST_CASE("rows and lines that are cut or changed anywhere have their group and those behind it made anew") {
  for (const std::string name : {"out/results.jsonl", "out/results.csv"}) {
    const auto whole = undisturbed().at(name);
    for (std::size_t at = 0; at < whole.size(); at += 131) {
      for (const bool cut : {false, true}) {
        INFO(name << " " << at << cut);
        const InputWorld world;
        nine(world);
        auto bytes = cut ? whole.substr(0, at) : whole;
        if (!cut) bytes[at] = static_cast<char>(bytes[at] ^ 1);
        world.write(name, bytes);
        const auto out = opened(world);
        CHECK(out->done() < 9);
        CHECK(out->done() % 3 == 0);
        add_to(*out, 9);
        if (files(world) != undisturbed()) FAIL("other files");
      }
    }
  }
}

TEST_CASE("a group that was made anew counts once when the folder is opened after that") {
  const InputWorld world;
  nine(world);
  std::filesystem::remove(world.path("out/" + report_path(key_of_rank(5))));
  add_to(*opened(world), 7, 2);  // other groups than before
  {
    const auto out = opened(world);
    CHECK(out->done() == 7);
    add_to(*out, 9);
  }
  CHECK(opened(world)->done() == 9);
  CHECK(files(world) == undisturbed());
}

TEST_CASE("a run may be cut and resumed any number of times") {
  const InputWorld world;
  opened(world)->begin(run_line);
  for (std::uint64_t last = 1; last <= 9; ++last) add_to(*opened(world), last, 1);
  CHECK(opened(world)->done() == 9);
  CHECK(files(world) == undisturbed());
}

TEST_CASE("a run that is finished says so, with its counts and the summary that it left, and is not looked at again") {
  const InputWorld world;
  {
    const auto out = nine(world);
    out->write("summary.txt", "all is well\n");
    out->finish(30);
    CHECK(out->finished());
  }
  std::filesystem::remove_all(world.path("out/reports"));
  const auto out = opened(world);
  CHECK(out->finished());
  CHECK(out->done() == 9);
  CHECK(out->summary().count(Verdict::rejected) == 3);
  CHECK(out->told() == "all is well\n");
  CHECK(out->pieces() == 30);
}

TEST_CASE("a run without submissions ends with a heading and no rows") {
  const InputWorld world;
  {
    const auto out = opened(world);
    out->begin(run_line);
    out->checkpoint();
    out->finish(0);
  }
  CHECK(world.read("out/results.csv") == csv_heading());
  CHECK(world.read("out/results.jsonl").empty());
  const auto out = opened(world);
  CHECK(out->finished());
  CHECK(out->done() == 0);
}

TEST_CASE("the journal's check follows from every result file") {
  const InputWorld world;
  const InputWorld other;
  const auto out = nine(world);
  const auto same = nine(other);
  CHECK(out->journal_check() == same->journal_check());
  auto ten = examined(10);
  out->add(ten, {});
  ten.report += "\n";
  same->add(ten, {});
  out->checkpoint();
  same->checkpoint();
  CHECK(out->journal_check() != same->journal_check());
}

TEST_CASE("a result file that cannot be written throws, and what was done before holds") {
  const InputWorld world;
  {
    const auto out = opened(world);
    out->begin(run_line);
    add_to(*out, 3);
    world.write("out/reports/" + key_of_rank(4).substr(0, 2), "no folder");
    CHECK_THROWS_AS(out->add(examined(4), {}), std::system_error);
  }
  std::filesystem::remove(world.path("out/reports/" + key_of_rank(4).substr(0, 2)));
  const auto out = opened(world);
  CHECK(out->done() == 3);
  add_to(*out, 9);
  CHECK(files(world) == undisturbed());
}

TEST_CASE("a folder that cannot be made throws") {
  const InputWorld world;
  world.write("out", "a file");
  CHECK_THROWS_AS(OutFolder::open(world.path("out"), true), std::system_error);
}

TEST_CASE("a row that names a report elsewhere does not hold, whatever is there") {
  const InputWorld world;
  {
    const auto out = nine(world);
    auto ten = examined(10);
    const auto named = report_path(ten.key);
    ten.row.replace(ten.row.find(named), named.size(), "../aside.xml");
    world.write("aside.xml", ten.report);
    out->add(ten, {});
    out->checkpoint();
  }
  CHECK(opened(world)->done() == 9);
}

TEST_CASE("a group of a finished run that ends before it begins is no group") {
  const InputWorld world;
  nine(world)->finish(9);
  Journal::open(world.path("out/journal")).value().append(R"({"group":{"first":10,"count":1,"rowsEnd":1,"csvEnd":1,"digest":"","inputCheck":""}})");
  const auto out = opened(world);
  CHECK(out->group(2));
  CHECK_FALSE(out->group(3));
}
