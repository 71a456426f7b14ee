// SPDX-License-Identifier: Apache-2.0
#include "formats/input/file_source.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/input_world.hpp"

namespace ferrolabel::formats {

using support::InputWorld;

TEST_CASE("a file gives its bytes, and then none without a fault") {
  const InputWorld world;
  auto file = FileSource::open(world.write("a.xml", "abc"));
  REQUIRE(file);
  char bytes[10];
  REQUIRE(file.value()->read(bytes, 2) == 2);
  REQUIRE(file.value()->read(bytes, 10) == 1);
  REQUIRE(bytes[0] == 'c');
  REQUIRE(file.value()->read(bytes, 10) == 0);
  REQUIRE_FALSE(file.value()->fault());
}

TEST_CASE("what is no file that can be read is a finding") {
  const InputWorld world;
  REQUIRE(FileSource::open(world.path("none.xml")).findings().at(0).code == "syntax.file.missing");
  REQUIRE(FileSource::open(world.path()).findings().at(0).code == "syntax.file.not-regular");
  REQUIRE(::mkfifo(world.path("pipe.xml").c_str(), 0600) == 0);
  REQUIRE(FileSource::open(world.path("pipe.xml")).findings().at(0).code == "syntax.file.not-regular");
}

}  // namespace ferrolabel::formats
