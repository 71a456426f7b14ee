// SPDX-License-Identifier: Apache-2.0
#include "e2e/batch_world.hpp"

#include <chrono>
#include <random>

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

std::string submissions = root + "/samples/submissions";

}  // namespace

TEST_CASE("a certifier sees what happened to each submission, and gets a label for each good one") {
  const Certifier certifier;
  const auto run = program(certifier.command(submissions, "first"));
  CHECK(run.code == 1);
  CHECK(run.out.starts_with("rejected "));
  CHECK(std::regex_search(run.out, std::regex{"S-0000050.xml +submission.request.tonnes\n"}));
  CHECK(run.out.find("50 submissions: 38 accepted, 0 to be reviewed, 12 rejected") != std::string::npos);
  const auto files = results(certifier.folder / "first");
  std::size_t reports = 0;
  std::string label;
  for (const auto& [name, text] : files) {
    reports += name.starts_with("reports/");
    if (name.starts_with("labels/")) label = certifier.folder / ("first/" + name);
  }
  CHECK(reports == 50);
  CHECK(files.size() == 2 + 50 + 38);
  const auto trust = certifier.folder / "trust.json";
  REQUIRE(program("key show '" + (certifier.folder / "key.json") + "' -o '" + (certifier.folder / "record.json") + "'").code == 0);
  REQUIRE(program("trust add '" + (certifier.folder / "record.json") + "' --trust '" + trust + "' --at 2025-01-01").code == 0);
  CHECK(program("verify '" + label + "' --trust '" + trust + "' --at 2026-11-24").code == 0);
  const auto faults = read(submissions + "/faults.tsv");
  for (std::size_t at = faults.find('\n') + 1; at < faults.size(); at = faults.find('\n', at) + 1) {
    const auto id = faults.substr(at, faults.find('\t', at) - at);
    INFO(id);
    CHECK(files.at("results.jsonl").find(id + ".xml\",\"place\":{\"submission\":1,\"line\":1},\"id\":") != std::string::npos);
  }
  CHECK(program("registry verify --registry 'sqlite:" + (certifier.folder / "first.db") + "'").code == 0);
}

TEST_CASE("a run that is killed at any moment and resumed ends with the same bytes and the same registry") {
  const Certifier certifier;
  const int kills = std::getenv("FERROLABEL_TEST_FULL") != nullptr ? 200 : 8;
  const auto input = certifier.folder / "input.xml";
  REQUIRE(shell("'" + std::string{FERROLABEL_GENERATOR} + "' 1500 --seed 5 --faulty 0.05 -o '" + input + "'").code == 0);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(program(certifier.command(input, "first")).code == 1);
  const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  std::mt19937 chance{11};
  int killed = 0;
  for (int round = 0; round < kills; ++round)
    killed += run_and_kill(certifier.command(input, "second", "--resume --jobs " + std::to_string(1 + round % 3)), std::chrono::milliseconds{chance() % static_cast<unsigned>(whole.count() / 3 + 1)});
  CHECK(killed > 0);
  CHECK(program(certifier.command(input, "second", "--resume")).code == 1);
  CHECK(results(certifier.folder / "second") == results(certifier.folder / "first"));
  CHECK(certifier.ledger("second") == certifier.ledger("first"));
  CHECK(program("registry verify --registry 'sqlite:" + (certifier.folder / "second.db") + "'").code == 0);
}

TEST_CASE("two runs over the same input into one registry issue each label once") {
  const Certifier certifier;
  const auto both = shell("ferrolabel " + certifier.command(submissions, "first") + " & ferrolabel " + certifier.command(submissions, "other", "first", "") + "; wait");
  CHECK(both.err.empty());
  const auto ledger = certifier.ledger("first");
  std::size_t issued = 0;
  for (auto at = ledger.find("\"issued\""); at != std::string::npos; at = ledger.find("\"issued\"", at + 1)) ++issued;
  CHECK(issued == 38);
  CHECK(results(certifier.folder / "first") == results(certifier.folder / "other"));
}

TEST_CASE("the parts of a run are merged into what a single run leaves, and a manifest that is signed") {
  const Certifier certifier;
  const auto part = [&](int index) { return "part-" + std::to_string(index); };
  CHECK(program(certifier.command(submissions, "first")).code == 1);
  std::string parts;
  for (int index = 1; index <= 3; ++index) {
    CHECK(program(certifier.command(submissions, part(index), "second", "--shard " + std::to_string(index) + "/3")).code == 1);
    parts += " '" + (certifier.folder / part(index)) + "'";
  }
  const auto merge = "batch merge" + parts + " --key '" + (certifier.folder / "key.json") + "' --out '" + (certifier.folder / "merged") + "'";
  const auto run = program(merge);
  CHECK(run.code == 1);
  CHECK(run.out.find("50 submissions: 38 accepted, 0 to be reviewed, 12 rejected") != std::string::npos);
  CHECK(results(certifier.folder / "merged") == results(certifier.folder / "first"));
  CHECK(std::filesystem::exists(certifier.folder / "merged/manifest.jws"));
  CHECK(program(merge).out.find("nothing was done") != std::string::npos);
  const auto missing = program("batch merge '" + (certifier.folder / part(1)) + "' --out '" + (certifier.folder / "none") + "' --format json");
  CHECK(missing.code == 65);
  CHECK(json(missing).root().member("findings").first_child().member("code").scalar() == "batch.merge.parts");
}

TEST_CASE("progress is told as JSON on request, and a run over standard input knows no share") {
  const Folder folder;
  const auto input = folder / "input.xml";
  REQUIRE(shell("'" + std::string{FERROLABEL_GENERATOR} + "' 600 --seed 5 -o '" + input + "'").code == 0);
  const auto told = [&](const std::string& from) {  // slowed down by its pipe: progress is told once a second
    return shell("(head -c 1000000 '" + input + "'; sleep 1.2; tail -c +1000001 '" + input + "') | ferrolabel batch " + from + " --only-schema --at 2026-11-24 --progress json --out '" + (folder / "out") + "'").err;
  };
  const auto line = told("-");
  REQUIRE_FALSE(line.empty());
  const auto progress = syntax::read_json({"progress", line.substr(0, line.find('\n'))});
  REQUIRE(progress);
  CHECK(progress->root().member("submissions").scalar() != "0");
  CHECK(progress->root().member("share").kind() == syntax::Kind::null);
  CHECK(progress->root().member("secondsLeft").kind() == syntax::Kind::null);
}

TEST_CASE("how a run ends is in its exit code, and a folder is taken up only by --resume") {
  const Folder folder;
  const auto out = folder / "out";
  const auto good = submissions + "/S-0000001.xml";
  CHECK(program("batch '" + good + "' --out '" + out + "' --at 2026-11-24").code == 0);
  CHECK(program("batch '" + good + "' --out '" + out + "' --at 2026-11-24").code == 65);
  const auto again = program("batch '" + good + "' --out '" + out + "' --resume");
  CHECK(again.code == 0);
  CHECK(again.out.find("nothing was done") != std::string::npos);
  CHECK(program("batch '" + submissions + "' --out '" + out + "' --resume").err.find("batch.out.other-run") != std::string::npos);
  CHECK(program("batch '" + good + "'").code == 64);
  CHECK(program("batch --out '" + out + "'").code == 64);
  CHECK(program("batch merge").code == 64);
  CHECK(program("batch /nowhere --out '" + (folder / "none") + "'").code == 66);
  CHECK(program("batch '" + good + "' --out '" + (folder / "shard") + "' --shard 3/2").code == 64);
  CHECK(program("batch '" + good + "' --out /proc/nowhere").code == 73);
  const auto fast = program("batch '" + submissions + "' --out '" + (folder / "fast") + "' --fail-fast --only-schema --at 2026-11-24 --format json");
  CHECK(fast.code == 1);
  CHECK(json(fast).root().member("rejected").scalar() != "0");
}
