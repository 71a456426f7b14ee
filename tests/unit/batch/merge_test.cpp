// SPDX-License-Identifier: Apache-2.0
#include "batch/merge.hpp"

#include <filesystem>
#include <fstream>

#include "unit/batch/run_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;
using namespace ferrolabel::batch::test;

namespace {

/// Enough for two groups of a merge.
const std::string& two_groups() {
  static const auto text = envelope(300);
  return text;
}

/// Runs over an envelope: whole, and in parts, each with the registry of the world.
struct PartsWorld : RunWorld {
  explicit PartsWorld(std::uint64_t parts = 3) {
    folder.write("in.xml", two_groups());
    for (std::uint64_t part = 1; part <= parts; ++part) {
      run_part({part, parts}, "part-" + std::to_string(part));
      names.push_back(folder.path("part-" + std::to_string(part)));
    }
  }

  void run_part(const Shard& shard, const std::string& name) const {
    auto part = terms({"in.xml"});
    part.shard = shard;
    const auto out = open(part, name);
    const auto result = batch::run(part, *out);
    REQUIRE(result);
    out->finish(result->pieces);
  }

  [[nodiscard]] std::string opening_fault(const std::vector<std::string>& folders) const {
    const auto merge = Merge::open(folders);
    REQUIRE_FALSE(merge);
    CHECK_FALSE(merge.findings().front().place.source->file.empty());
    return merge.findings().front().code;
  }

  std::vector<std::string> names;
};

/// Files of a merged folder, or of the run that was never shared out.
std::map<std::string, std::string> merged(const PartsWorld& world, const std::vector<std::string>& folders, const std::string& name = "merged") {
  const auto merge = Merge::open(folders);
  REQUIRE(merge);
  const auto out = OutFolder::open(world.folder.path(name), true);
  REQUIRE(out);
  REQUIRE(begin_or_go_on(merge->record(), *out.value()).empty());
  CHECK(merge->run(*out.value()).empty());
  out.value()->finish(merge->pieces());
  return world.files(name);
}

std::map<std::string, std::string> files_of_a_single_run() {
  const PartsWorld world{0};
  world.run(world.terms({"in.xml"}));
  return world.files();
}

}  // namespace

TEST_CASE("parts that are merged, in any order, are what a single run leaves, byte for byte") {
  const auto single = files_of_a_single_run();
  const PartsWorld world;
  CHECK(differences(merged(world, world.names), single) == "");
  CHECK(differences(merged(world, {world.names[2], world.names[0], world.names[1]}, "other-order"), single) == "");
  registry::tests::require_clean(world.registry_url());
}

TEST_CASE("one part, and parts of which one found nothing to do, are merged as well") {
  const PartsWorld one{1};
  CHECK(differences(merged(one, one.names), files_of_a_single_run()) == "");
  PartsWorld world{0};
  world.folder.write("in.xml", envelope(1));
  for (std::uint64_t part = 1; part <= 2; ++part) {
    world.run_part({part, 2}, "part-" + std::to_string(part));
    world.names.push_back(world.folder.path("part-" + std::to_string(part)));
  }
  CHECK(lines_of(merged(world, world.names).at("results.jsonl")).size() == 1);
}

TEST_CASE("the record of a merge is that of the run that was never shared out, so that the merged folder counts as its own") {
  const PartsWorld world;
  const auto merge = Merge::open(world.names);
  REQUIRE(merge);
  CHECK(merge->record() == run_record(world.terms({"in.xml"})));
}

TEST_CASE("a merge that was cut goes on") {
  const PartsWorld world;
  const auto whole = merged(world, world.names);
  std::string journal = world.folder.read("merged/journal");
  const auto lines = lines_of(journal);
  REQUIRE(lines.size() >= 4);
  std::filesystem::create_directories(world.folder.path("cut"));
  std::filesystem::copy(world.folder.path("merged"), world.folder.path("cut"), std::filesystem::copy_options::recursive);
  world.folder.write("cut/journal", lines[0] + "\n" + lines[1] + "\n");
  CHECK(differences(merged(world, world.names, "cut"), whole) == "");
}

TEST_CASE("a merge says which part is missing, there twice, not over, or of another run") {
  const PartsWorld world;
  CHECK(world.opening_fault({world.names[0], world.names[2]}) == "batch.merge.parts");
  world.run_part({2, 3}, "again");
  CHECK(world.opening_fault({world.names[0], world.names[1], world.folder.path("again"), world.names[2]}) == "batch.merge.parts");
  CHECK(world.opening_fault({world.folder.path("nowhere")}) == "batch.merge.unfinished");
  world.run_part({1, 2}, "half");
  CHECK(world.opening_fault({world.names[0], world.folder.path("half")}) == "batch.merge.other-run");
  auto cut = world.terms({"in.xml"});
  cut.shard = {3, 3};
  { const auto out = world.open(cut, "cut"); }
  CHECK(world.opening_fault({world.names[0], world.names[1], world.folder.path("cut")}) == "batch.merge.unfinished");
}

TEST_CASE("a merge refuses a part whose files were changed, and keeps what it took before") {
  const PartsWorld world;
  const auto row = read_row(lines_of(world.folder.read("part-2/results.jsonl")).back());
  world.folder.write("part-2/" + std::string{row.root().member("report").scalar()}, "<changed/>");
  const auto merge = Merge::open(world.names);
  REQUIRE(merge);
  const auto out = OutFolder::open(world.folder.path("merged"), true);
  REQUIRE(begin_or_go_on(merge->record(), *out.value()).empty());
  const auto findings = merge->run(*out.value());
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "batch.merge.damaged");
  CHECK(findings.front().place.source->file.find("part-2") != std::string::npos);
}

TEST_CASE("parts of inputs that differ do not become one") {
  const PartsWorld world{0};
  world.run_part({1, 2}, "part-1");
  world.folder.write("in.xml", envelope(20));
  world.run_part({2, 2}, "part-2");
  CHECK(world.opening_fault({world.folder.path("part-1"), world.folder.path("part-2")}) == "batch.merge.gap");
}

TEST_CASE("results that are missing at the end are a gap, although every number before them is there") {
  const PartsWorld world{1};
  CHECK(Merge::open(world.names)->pieces() == 300);
  const auto lines = lines_of(world.folder.read("part-1/journal"));
  std::filesystem::remove(world.folder.path("part-1/journal"));
  {
    auto without_last_group = Journal::open(world.folder.path("part-1/journal"));
    REQUIRE(without_last_group);
    for (std::size_t at = 0; at < lines.size(); ++at)
      if (at + 2 != lines.size()) without_last_group.value().append(lines[at].substr(lines[at].find(' ') + 1));
  }
  const auto merge = Merge::open(world.names);
  REQUIRE(merge);
  const auto out = OutFolder::open(world.folder.path("merged"), true);
  REQUIRE(begin_or_go_on(merge->record(), *out.value()).empty());
  const auto findings = merge->run(*out.value());
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().code == "batch.merge.gap");
  CHECK(out.value()->done() == 250);
}

TEST_CASE("two entries of one name that are refused have a report each, so that their run is resumed and merged") {
  const PartsWorld world{0};
  std::string doctype = "<!DOCTYPE submissions><submissions/>";
  std::string encoding = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><submissions xmlns=\"https://ferrolabel.eu/ns/submission/1\"></submissions>";
  doctype.resize(encoding.size(), ' ');
  pack(world.folder.path("in.tar"), {{"a.xml", doctype}, {"a.xml", encoding}});
  const auto part = world.terms({"in.tar"});
  CHECK(world.run(part).submissions == 2);
  {
    const auto out = world.open(part);
    CHECK(out->done() == 2);
    out->finish(2);
  }
  CHECK(lines_of(merged(world, {world.folder.path("out")}).at("results.jsonl")).size() == 2);
}
