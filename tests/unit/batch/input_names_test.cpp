// SPDX-License-Identifier: Apache-2.0
#include "batch/input_names.hpp"

#include <catch2/catch.hpp>

#include "input_world.hpp"

namespace ferrolabel::batch {
namespace {

std::vector<std::string> named(const InputWorld& world, std::vector<std::string> names) {
  for (auto& name : names) name = world.path(name);
  auto opened = InputNames::open(names);
  REQUIRE(opened);
  std::vector<std::string> files;
  while (auto found = opened.value().next()) files.push_back(found->file.substr(world.path().size() + 1));
  return files;
}

using Files = std::vector<std::string>;

}  // namespace

TEST_CASE("names are taken in the user's order, and what a glob or folder stands for in that of bytes") {
  const InputWorld world;
  for (const char* name : {"b/2.xml", "b/10.xml", "a/1.xml", "c.xml", "B.xml", "note.txt"}) world.write(name, "");
  REQUIRE(named(world, {"c.xml", "b", "*.xml"}) == Files{"c.xml", "b/10.xml", "b/2.xml", "B.xml", "c.xml"});
  REQUIRE(named(world, {"?"}) == Files{"a/1.xml", "b/10.xml", "b/2.xml"});
  REQUIRE(named(world, {"note.txt"}) == Files{"note.txt"});  // the user named it
}

TEST_CASE("a file whose name looks like a glob is that file") {
  const InputWorld world;
  world.write("[1].xml", "");
  world.write("1.xml", "");
  REQUIRE(named(world, {"[1].xml"}) == Files{"[1].xml"});
}

TEST_CASE("standard input is a name of its own") {
  auto opened = InputNames::open({"-"});
  REQUIRE(opened.value().next()->file == "-");
  REQUIRE_FALSE(opened.value().next());
}

TEST_CASE("names that stand for nothing are told all at once") {
  const InputWorld world;
  world.write("empty/note.txt", "");
  const auto opened = InputNames::open({world.path("none.xml"), world.path("*.xml"), world.path("empty")});
  REQUIRE_FALSE(opened);
  REQUIRE(opened.findings().size() == 3);
  REQUIRE(opened.findings()[0].code == "syntax.file.missing");
  REQUIRE(opened.findings()[1].code == "syntax.file.missing");
  REQUIRE(opened.findings()[2].code == "batch.input.nothing");
  REQUIRE(InputNames::open({}).findings().at(0).code == "batch.input.nothing");
}

TEST_CASE("files that are passed over are counted over all folders") {
  const InputWorld world;
  for (const char* name : {"a/1.xml", "a/x.txt", "b/1.xml", "b/x.txt", "b/y.txt"}) world.write(name, "");
  auto opened = InputNames::open({world.path("a"), world.path("b")});
  while (opened.value().next()) continue;
  REQUIRE(opened.value().passed_over() == 3);
}

}  // namespace ferrolabel::batch
