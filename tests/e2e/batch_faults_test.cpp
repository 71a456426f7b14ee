// SPDX-License-Identifier: Apache-2.0
// What becomes of a run over submissions when the disk fails, files are hostile, and the process is killed.
#include <random>

#include "e2e/batch_world.hpp"
#include "unit/syntax/hostile.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

const bool full = std::getenv("FERROLABEL_TEST_FULL") != nullptr;

void generate(const std::string& arguments) { REQUIRE(shell("'" + std::string{FERROLABEL_GENERATOR} + "' " + arguments).code == 0); }

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++count;
  return count;
}

#ifdef FERROLABEL_FAILING_DISK
/// The n-th change of a file fails, for n = 1, 1 + step, … until a run ends before it comes to that. @return how many runs failed
int break_disk(const std::string& kind, long first, long step) {
  int broken = 0;
  const Certifier undisturbed;
  const auto input = undisturbed.folder / "input.xml";
  generate("12 --seed 7 --faulty 0.2 --faults readable -o '" + input + "'");
  CHECK(program(undisturbed.command(input, "first")).code == 1);
  const auto expected = results(undisturbed.folder / "first");
  const auto ledger = undisturbed.ledger("first");
  for (long at = first;; at += step, ++broken) {
    INFO(kind << " at " << at);
    const Folder disk;
    const auto second = [&](const char* more) {
      return "batch '" + input + "' --out '" + (disk / "out") + "' --key '" + (undisturbed.folder / "key.json") + "' --registry 'sqlite:" + (disk / "second.db") + "' --quiet --resume" + more;
    };
    for (const std::string end : {"", ".key"}) std::filesystem::copy_file(undisturbed.folder / ("second.db" + end), disk / ("second.db" + end));
    const auto said = undisturbed.folder / (kind + std::to_string(at));
    const auto run = program(second(""), "LD_PRELOAD='" FERROLABEL_FAILING_DISK "' FERROLABEL_FAULT_IN='" + (disk / "") + "' FERROLABEL_FAULT_AT=" + std::to_string(at) + " FERROLABEL_FAULT=" + kind +
                                             " FERROLABEL_FAULT_SAID='" + said + "'");
    INFO(run.code << " " << run.out << run.err);
    const bool failed = std::filesystem::exists(said);
    if (!failed) CHECK(run.code == 1);
    CHECK((run.code == 1 || run.code == 73 || run.code == 74));
    CHECK(program(second(" --jobs 1")).code == 1);
    CHECK((results(disk / "out") == expected));
    CHECK((program("registry export --without-heads --registry 'sqlite:" + (disk / "second.db") + "'").out == ledger));
    CHECK(program("registry verify --registry 'sqlite:" + (disk / "second.db") + "'").code == 0);
    if (!failed) return broken;
  }
}
#endif

}  // namespace

#ifdef FERROLABEL_FAILING_DISK
TEST_CASE("after any write, sync or making of a file that fails once, a batch goes on to the same results and the same registry") {
  CHECK(break_disk("broken", full ? 1 : 3, full ? 1 : 17) > 2);
}

TEST_CASE("whenever the disk is full, a batch says so, and goes on with room to the same results and the same registry") {
  CHECK(break_disk("full", full ? 1 : 5, full ? 1 : 17) > 2);
}
#endif

TEST_CASE("hostile files among thousands are rejected rows with a place, all others are done, and killing the run changes no byte") {
  const Certifier certifier;
  const std::size_t files = full ? 5000 : 150;
  const std::size_t hostile = full ? 50 : 15;
  const int kills = full ? 20 : 3;
  const std::filesystem::path input = certifier.folder / "input";
  generate(std::to_string(files - hostile) + " --seed 9 -o '" + input.string() + "'");
  const auto documents = syntax::test::documents("xml", {"libxml2", "own", "payloads"});
  std::size_t number = 0;
  for (auto each = documents.begin(); number < hostile; std::advance(each, documents.size() / hostile)) write(input / ("S-" + std::to_string(1000 + 99 * number++) + "-hostile.xml"), each->second);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(program(certifier.command(input.string(), "first")).code == 1);
  const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  const auto expected = results(certifier.folder / "first");
  const auto& rows = expected.at("results.jsonl");
  CHECK(count_of(rows, "\"verdict\":\"accepted\"") == files - hostile);
  CHECK(count_of(rows, "\"verdict\":\"rejected\"") == hostile);
  for (std::size_t at = 0; at < rows.size();) {
    const auto end = rows.find('\n', at);
    const auto row = syntax::read_json({"row", rows.substr(at, end - at)}).value();
    const auto root = row.root();
    const bool is_hostile = root.member("file").scalar().find("-hostile.xml") != std::string_view::npos;
    INFO(rows.substr(at, end - at));
    CHECK((root.member("verdict").scalar() == "rejected") == is_hostile);
    if (is_hostile) CHECK(root.member("findings").first_child().member("where"));
    at = end + 1;
  }
  std::mt19937 chance{13};
  int killed = 0;
  for (int round = 0; round < kills; ++round) killed += run_and_kill(certifier.command(input.string(), "second", "--resume"), std::chrono::milliseconds{chance() % static_cast<unsigned>(whole.count() / 2 + 1)});
  CHECK(killed > 0);
  CHECK(program(certifier.command(input.string(), "second", "--resume")).code == 1);
  CHECK((results(certifier.folder / "second") == expected));
  CHECK((certifier.ledger("second") == certifier.ledger("first")));
}
