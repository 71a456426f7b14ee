// SPDX-License-Identifier: Apache-2.0
#include "formats/input/packed_content.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "support/input_world.hpp"

namespace ferrolabel::formats {

using namespace support;

TEST_CASE("archives are known by their first bytes") {
  const InputWorld world;
  for (const std::string name : {"a.zip", "a.tar", "a.tar.gz", "a.tar.zst"}) {
    pack(world.path(name), {{"x.xml", "<x/>"}});
    REQUIRE(is_packed(world.read(name)));
  }
  REQUIRE_FALSE(is_packed(""));
  REQUIRE_FALSE(is_packed("PK"));
  REQUIRE_FALSE(is_packed("<submission/>"));
  REQUIRE_FALSE(is_packed("<a>" + std::string(254, ' ') + "ustar</a>"));
}

TEST_CASE("archives and XML are known by their names, in any case") {
  for (const char* name : {"a.zip", "A.ZIP", "a.tar", "a.tar.gz", "a.tgz", "a.Tar.Zst", "a.tzst", "north/a.zip"})
    REQUIRE(has_archive_name(name));
  for (const char* name : {"a.xml", "zip", ".zip", "a.gz", "a.zst", "a.zip.xml", ""}) REQUIRE_FALSE(has_archive_name(name));
  REQUIRE(has_xml_name("a.XML"));
  REQUIRE_FALSE(has_xml_name("a.xml~"));
}

}  // namespace ferrolabel::formats
