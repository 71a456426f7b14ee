// SPDX-License-Identifier: Apache-2.0
#include "batch/input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "input_world.hpp"
#include "unit/syntax/hostile.hpp"

namespace ferrolabel::batch {
namespace {

std::vector<std::string> inputs(const InputWorld& world, std::vector<std::string> names, const InputLimits& limits = {}) {
  for (auto& name : names)
    if (name != "-") name = world.path(name);
  auto input = Input::open(names, limits);
  REQUIRE(input);
  auto lines = all_told(input.value());
  for (auto& line : lines)
    if (line.starts_with(world.path())) line.erase(0, world.path().size() + 1);
  return lines;
}

using Lines = std::vector<std::string>;

const std::string two = "<submissions>\n<submission id='1'/><submission id='2'/>\n</submissions>";
const std::string first = "<submissions><submission id='1'/></submissions>";
const std::string second = "<submissions><submission id='2'/></submissions>";

/// "file text"
std::string row(std::string file, const std::string& text) { return file.append(" ").append(text); }

/// Standard input from a text, for as long as this lives.
class StandardInput {
 public:
  explicit StandardInput(const std::string& text) : saved_{::dup(STDIN_FILENO)} {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    ::close(ends[1]);
    ::dup2(ends[0], STDIN_FILENO);
    ::close(ends[0]);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }

 private:
  int saved_;
};

}  // namespace

TEST_CASE("files, envelopes, archives and folders of them are one input, in one order") {
  const InputWorld world;
  world.write("in/b.xml", "<submission/>");
  world.write("in/c/e.xml", two);
  pack(world.path("in/a.zip"), {{"x/e.xml", two}, {"y.xml", "<submission/>"}});
  pack(world.path("in/d.tar.zst"), {{"y.xml", "<submission/>"}});
  world.write("in/note.txt", "");
  REQUIRE(inputs(world, {"in"}) == Lines{row("in/a.zip:x/e.xml", first), row("in/a.zip:x/e.xml", second),
                                         "in/a.zip:y.xml <submission/>", "in/b.xml <submission/>",
                                         row("in/c/e.xml", first), row("in/c/e.xml", second), "in/d.tar.zst:y.xml <submission/>"});
  REQUIRE(inputs(world, {"in/d*", "in/b.xml"}) == Lines{"in/d.tar.zst:y.xml <submission/>", "in/b.xml <submission/>"});
}

TEST_CASE("files that are passed over are counted, in folders and archives") {
  const InputWorld world;
  world.write("in/note.txt", "");
  pack(world.path("in/a.zip"), {{"note.txt", ""}, {"y.xml", "<submission/>"}});
  auto input = Input::open({world.path("in")});
  while (input.value().next()) continue;
  REQUIRE(input.value().passed_over() == 2);
}

TEST_CASE("standard input is a document or an envelope; an archive is refused with the reason") {
  const InputWorld world;
  {
    const StandardInput given{two};
    REQUIRE(inputs(world, {"-"}) == Lines{row("-", first), row("-", second)});
  }
  {
    const StandardInput given{"<submission/>"};
    REQUIRE(inputs(world, {"-"}) == Lines{"- <submission/>"});
  }
  for (const std::string name : {"a.zip", "a.tar", "a.tar.zst"}) {
    pack(world.path(name), {{"a.xml", "<a/>"}});
    const StandardInput given{world.read(name)};
    REQUIRE(inputs(world, {"-"}) == Lines{"- !batch.input.packed"});
  }
}

TEST_CASE("a file that cannot be read is one refused piece, and the run goes on") {
  const InputWorld world;
  world.write("in/a.xml", "<a/>");
  std::filesystem::create_symlink("nowhere", world.path("in/b.xml"));
  world.write("in/c.zip", "no archive");
  std::filesystem::create_symlink("nowhere", world.path("in/d.zip"));
  world.write("in/e.xml", "<e>" + std::string(100, 'x') + "</e>");
  pack(world.path("in/f.zip"), {{"../f.xml", "<f/>"}, {"g.xml", "<g/>"}, {"h.xml", "PK\x03\x04 an archive by another name"}});
  InputLimits limits;
  limits.submission_bytes = 100;
  REQUIRE(inputs(world, {"in"}, limits) ==
          Lines{"in/a.xml <a/>", "in/b.xml !syntax.file.missing", "in/c.zip !batch.input.archive.damaged",
                "in/d.zip !syntax.file.missing", "in/e.xml !batch.input.too-large", "in/f.zip:../f.xml !batch.input.entry.name",
                "in/f.zip:g.xml <g/>", "in/f.zip:h.xml !batch.input.packed"});
}

TEST_CASE("names of any bytes give rows that are text") {
  const InputWorld world;
  world.write("in/M\x81ller.xml", "<a/>");
  pack(world.path("in/a.tar"), {{"M\xC3\xBCller.xml", "<b/>"}, {"new\nline.xml", "<c/>"}});
  REQUIRE(inputs(world, {"in"}) ==
          Lines{"in/M?ller.xml <a/>", "in/a.tar:M\xC3\xBCller.xml <b/>", "in/a.tar:new?line.xml !batch.input.entry.name"});
  REQUIRE(Input::open({world.path("a\n.xml")}).findings().at(0).message.find('\n') == std::string::npos);
}

TEST_CASE("an entry's name in an encoding that is not known is no reason to refuse it") {
  const InputWorld world;
  pack(world.path("a.zip"), {{"M#ller.xml", "<a/>"}});
  std::string content = world.read("a.zip");
  std::replace(content.begin(), content.end(), '#', '\x81');  // as old programs write it
  world.write("a.zip", content);
  REQUIRE(inputs(world, {"a.zip"}) == Lines{"a.zip:M?ller.xml <a/>"});
}

TEST_CASE("an entry that is damaged is refused, and what an envelope in it held before stays") {
  const InputWorld world;
  pack(world.path("a.tar.gz"), {{"e.xml", two}});
  std::string content = world.read("a.tar.gz");
  content.resize(content.size() - 8);  // its checksum
  world.write("a.tar.gz", content);
  const auto found = inputs(world, {"a.tar.gz"});
  REQUIRE(found.back() == "a.tar.gz !batch.input.archive.damaged");
}

TEST_CASE("names that stand for nothing are usage faults") {
  const InputWorld world;
  REQUIRE(Input::open({world.path("none.xml")}).findings().at(0).code == "syntax.file.missing");
  REQUIRE(Input::open({}).findings().at(0).code == "batch.input.nothing");
}

TEST_CASE("hostile XML goes through the input the same in any chunks, by itself and within an envelope") {
  const auto documents = syntax::test::documents("xml", {"libxml2", "own", "payloads"});
  REQUIRE(documents.size() > 100);
  const InputWorld world;
  for (const auto& [name, text] : documents) {
    CAPTURE(name);
    world.write("alone.xml", text);
    world.write("within.xml", "<submissions><submission>" + text + "</submission><submission id='1'/></submissions>");
    InputLimits small;
    small.chunk = 5;
    REQUIRE(inputs(world, {"alone.xml", "within.xml"}, small) == inputs(world, {"alone.xml", "within.xml"}));
    auto alone = Input::open({world.path("alone.xml")});
    const auto pieces = all_pieces(alone.value());
    REQUIRE(pieces.size() == 1);
    REQUIRE((pieces[0].text == text || pieces[0].refused.at(0).code == "syntax.xml.doctype"));
    auto within = Input::open({world.path("within.xml")});
    REQUIRE_FALSE(all_pieces(within.value()).empty());
  }
}

TEST_CASE("the size of an input is that of all its files, of which as much was taken at the end as they hold") {
  const InputWorld world;
  world.write("in/a.xml", "<submission/>");
  world.write("in/b.xml", "<submissions><submission/></submissions>");
  world.write("more.xml", "<submission id='1'/>");
  const std::vector<std::string> names{world.path("in"), world.path("more.xml")};
  CHECK(size_of_input(names) == 13 + 40 + 20);
  auto input = Input::open(names).value();
  CHECK(input.taken() == 0);
  static_cast<void>(all_pieces(input));
  CHECK(input.taken() == 13 + 40 + 20);
  CHECK_FALSE(size_of_input({world.path("more.xml"), "-"}));
  CHECK_FALSE(size_of_input({world.path("none.xml")}));
}

TEST_CASE("an envelope of any size is cut in a memory of a few chunks") {
  const InputWorld world;
  {
    std::ofstream file{world.path("large.xml"), std::ios::binary};
    file << "<submissions>";
    const std::string body = "<submission>" + std::string(4000, 'x') + "</submission>\n";
    for (int number = 0; number < 10'000; ++number) file << body;
    file << "</submissions>";
  }
  std::size_t pieces = 0;
  const std::size_t growth = syntax::test::memory_growth([&] {
    auto input = Input::open({world.path("large.xml")});
    while (input.value().next()) ++pieces;
  });
  REQUIRE(pieces == 10'000);
  REQUIRE(growth < syntax::test::most_growth);  // of 40 MB
}

}  // namespace ferrolabel::batch
