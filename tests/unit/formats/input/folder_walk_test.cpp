// SPDX-License-Identifier: Apache-2.0
#include "formats/input/folder_walk.hpp"

#include <catch2/catch.hpp>

#include "support/input_world.hpp"

namespace ferrolabel::formats {

using support::InputWorld;
namespace {

bool xml_or_archive(std::string_view name) noexcept { return has_xml_name(name) || has_archive_name(name); }

std::vector<std::string> walked(FolderWalk walk, std::size_t prefix) {
  std::vector<std::string> files;
  while (auto found = walk.next())
    files.push_back(found->file.substr(prefix) + (found->refused.empty() ? "" : " !" + found->refused[0].code));
  return files;
}

}  // namespace

TEST_CASE("a folder is walked by the bytes of the paths in it, whatever order its files were made in") {
  const std::vector<std::string> sorted{"B.xml", "a-b.xml", "a.tar.zst", "a.xml", "a/b.xml", "a/z/c.zip", "a0.xml", "\xC3\xA4.XML"};
  for (const bool backwards : {false, true}) {
    const InputWorld world;
    auto order = sorted;
    if (backwards) std::reverse(order.begin(), order.end());
    for (const std::string& name : order) world.write(name, "");
    REQUIRE(std::is_sorted(sorted.begin(), sorted.end()));
    REQUIRE(walked(FolderWalk{world.path(), xml_or_archive}, world.path().size() + 1) == sorted);
    REQUIRE(walked(FolderWalk{world.path() + "/", xml_or_archive}, world.path().size() + 1) == sorted);
  }
}

TEST_CASE("other and hidden files are passed over and counted, and links to folders, which could lead in a circle") {
  const InputWorld world;
  world.write("a.xml", "");
  for (const char* name : {"README.txt", ".hidden.xml", ".git/a.xml", "xml"}) world.write(name, "");
  std::filesystem::create_directory_symlink(world.path(), world.path("circle"));
  std::filesystem::create_symlink(world.path("a.xml"), world.path("link.xml"));
  std::filesystem::create_symlink("nowhere", world.path("lost.xml"));
  std::filesystem::create_directory(world.path("empty"));
  FolderWalk walk{world.path(), xml_or_archive};
  std::size_t files = 0;
  while (auto found = walk.next()) {
    REQUIRE(found->file.ends_with(files == 0 ? "/a.xml" : files == 1 ? "/link.xml" : "/lost.xml"));
    ++files;
  }
  REQUIRE(files == 3);
  REQUIRE(walk.passed_over() == 5);
}

TEST_CASE("a folder that cannot be read has its place in the order") {
  const InputWorld world;
  world.write("a.xml", "");
  REQUIRE(walked(FolderWalk{world.path("a.xml"), xml_or_archive}, world.path().size() + 1) == std::vector<std::string>{"a.xml/ !syntax.file.unreadable"});
}

}  // namespace ferrolabel::formats
