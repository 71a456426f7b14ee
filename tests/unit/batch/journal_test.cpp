// SPDX-License-Identifier: Apache-2.0
#include "batch/journal.hpp"

#include <catch2/catch.hpp>

#include <system_error>

#include "syntax/encoding.hpp"
#include "unit/batch/input_world.hpp"

using namespace ferrolabel;
using namespace ferrolabel::batch;

namespace {

using Lines = std::vector<std::string>;

const Lines three{R"({"run":{}})", R"({"group":{"first":1}})", R"({"finished":{}})"};

/// Writes the lines into a journal, and gives its bytes.
std::string written(const InputWorld& world, const Lines& lines = three) {
  {
    auto journal = Journal::open(world.path("journal"));
    REQUIRE(journal);
    for (const auto& line : lines) journal.value().append(line);
  }
  return world.read("journal");
}

/// Lines that a journal of these bytes has when it is opened; the code of the finding where it is not.
Lines opened(const InputWorld& world, std::string_view bytes) {
  world.write("journal", bytes);
  const auto journal = Journal::open(world.path("journal"));
  return journal ? journal->entries() : Lines{journal.findings().front().code};
}

Lines first(std::size_t count) { return {three.begin(), three.begin() + static_cast<std::ptrdiff_t>(count)}; }

}  // namespace

TEST_CASE("what is added to a journal comes back when it is opened again, and it goes on") {
  const InputWorld world;
  written(world, first(2));
  const auto bytes = written(world, {three.back()});
  CHECK(opened(world, bytes) == three);
  CHECK(std::count(bytes.begin(), bytes.end(), '\n') == 3);
}

TEST_CASE("a journal is made where there is none, and is empty then") {
  const InputWorld world;
  const auto journal = Journal::open(world.path("journal"));
  REQUIRE(journal);
  CHECK(journal->entries().empty());
  CHECK(journal->check().empty());
}

TEST_CASE("a torn tail of every length is cut off, and the journal goes on as if it had never been there") {
  const InputWorld world;
  const auto whole = written(world);
  const auto second = whole.find('\n', whole.find('\n') + 1) + 1;
  for (std::size_t size = second; size < whole.size(); ++size) {
    INFO(size);
    CHECK(opened(world, whole.substr(0, size)) == first(2));
    CHECK(world.read("journal") == whole.substr(0, second));
    CHECK(written(world, {three.back()}) == whole);
  }
}

TEST_CASE("a first line that is torn leaves an empty journal") {
  const InputWorld world;
  const auto whole = written(world, first(1));
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK(opened(world, whole.substr(0, size)).empty());
}

TEST_CASE("a changed byte anywhere before the last line is damage, and nothing is cut off then") {
  const InputWorld world;
  const auto whole = written(world);
  const auto last = whole.rfind('\n', whole.size() - 2);  // with which the line before the last one ends: see the next test
  for (std::size_t at = 0; at < last; ++at) {
    for (const char sign : {'\n', ' ', '\0', static_cast<char>(whole[at] ^ 1)}) {
      auto changed = whole;
      if (changed[at] == sign) continue;
      changed[at] = sign;
      INFO(at << " " << static_cast<int>(sign));
      CHECK(opened(world, changed) == Lines{"batch.journal.damaged"});
      CHECK(world.read("journal") == changed);
    }
  }
}

TEST_CASE("two last lines that ran together are one that is torn: what they said is done again") {
  const InputWorld world;
  auto whole = written(world);
  whole[whole.rfind('\n', whole.size() - 2)] = 'x';
  CHECK(opened(world, whole) == first(1));
}

TEST_CASE("lines that change places, are left out or come twice are damage") {
  const InputWorld world;
  const auto whole = written(world);
  const auto one = whole.substr(0, whole.find('\n') + 1);
  const auto two = whole.substr(one.size(), whole.find('\n', one.size()) + 1 - one.size());
  const auto third = whole.substr(one.size() + two.size());
  for (const auto& bytes : {two + one + third, one + one + two + third, two + third + two}) CHECK(opened(world, bytes) == Lines{"batch.journal.damaged"});
}

TEST_CASE("the check of a line follows from the check before it and the line") {
  const InputWorld world;
  const auto whole = written(world, first(2));
  const auto one = syntax::sha256_digest(three[0]).substr(7, 16);
  const auto two = syntax::sha256_digest(one + three[1]).substr(7, 16);
  CHECK(whole == one + " " + three[0] + "\n" + two + " " + three[1] + "\n");
  CHECK(Journal::open(world.path("journal"))->check() == two);
}

TEST_CASE("the check is that of the last line that was added, and another line gives another one") {
  const InputWorld world;
  auto journal = std::move(Journal::open(world.path("a"))).value();
  auto other = std::move(Journal::open(world.path("b"))).value();
  journal.append("{}");
  other.append("{}");
  CHECK(journal.check() == other.check());
  journal.append("[1]");
  other.append("[2]");
  CHECK(journal.check() != other.check());
}

TEST_CASE("who opens a journal second is kept out until the first one is gone") {
  const InputWorld world;
  auto journal = std::make_unique<Journal>(std::move(Journal::open(world.path("journal"))).value());
  const auto second = Journal::open(world.path("journal"));
  REQUIRE_FALSE(second);
  CHECK(second.findings().front().code == "batch.out.in-use");
  journal->append("{}");
  journal.reset();
  CHECK(Journal::open(world.path("journal"))->entries() == Lines{"{}"});
}

TEST_CASE("a journal keeps its lock and its place when it is moved") {
  const InputWorld world;
  auto journal = std::move(Journal::open(world.path("journal"))).value();
  journal.append("{}");
  Journal moved{std::move(journal)};
  auto other = std::move(Journal::open(world.path("other"))).value();
  other = std::move(moved);
  CHECK_FALSE(Journal::open(world.path("journal")));
  other.append("[]");
  const auto bytes = world.read("journal");
  CHECK(std::count(bytes.begin(), bytes.end(), '\n') == 2);
}

TEST_CASE("where there is no folder, or a folder in the journal's place, the disk's own error is thrown") {
  const InputWorld world;
  CHECK_THROWS_AS(Journal::open(world.path("no/journal")), std::system_error);
  std::filesystem::create_directory(world.path("journal"));
  CHECK_THROWS_AS(Journal::open(world.path("journal")), std::system_error);
}
