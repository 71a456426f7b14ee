// SPDX-License-Identifier: Apache-2.0
#include "formats/input/archive_reader.hpp"

#include <catch2/catch.hpp>

#include "support/input_world.hpp"

namespace ferrolabel::formats {

using namespace support;
namespace {

/// Entries in turn: "name content", or "name !code".
std::vector<std::string> entries(const InputWorld& world, const std::string& name, const ArchiveLimits& limits = {}) {
  auto opened = ArchiveReader::open(world.path(name), has_xml_name, limits);
  REQUIRE(opened);
  ArchiveReader& reader = *opened.value();
  std::vector<std::string> found;
  while (auto entry = reader.next()) {
    std::string line = entry->file.substr(world.path().size() + 1) + " ";
    if (entry->refused.empty()) {
      char block[1000];
      while (const std::size_t count = reader.read(block, sizeof block)) line.append(block, count);
      if (reader.fault()) line = entry->file.substr(world.path().size() + 1) + " ?" + reader.fault()->code;
    } else {
      line += "!" + entry->refused[0].code;
    }
    found.push_back(line);
  }
  return found;
}

using Entries = std::vector<std::string>;

}  // namespace

TEST_CASE("entries are read in the order of the archive, of every kind of it") {
  const InputWorld world;
  for (const std::string name : {"a.zip", "a.tar", "a.tar.gz", "a.tar.zst"}) {
    pack(world.path(name), {{"north/", "", AE_IFDIR}, {"north/z.xml", "<z/>"}, {"\xC3\xA4.xml", "<a/>"}, {"empty.xml"}});
    REQUIRE(entries(world, name) == Entries{name + ":north/z.xml <z/>", name + ":\xC3\xA4.xml <a/>", name + ":empty.xml "});
  }
}

TEST_CASE("other and hidden entries are passed over and counted") {
  const InputWorld world;
  pack(world.path("a.zip"),
       {{"README.txt", "x"}, {".git/x.xml", "x"}, {"__MACOSX/._a.xml", "x"}, {"./a.xml", "<a/>"}, {"b.pdf", std::string(100'000, 'x')}});
  auto opened = ArchiveReader::open(world.path("a.zip"), has_xml_name);
  REQUIRE(opened.value()->next()->file == world.path("a.zip") + ":./a.xml");
  REQUIRE_FALSE(opened.value()->next());
  REQUIRE_FALSE(opened.value()->next());
  REQUIRE(opened.value()->passed_over() == 4);
}

TEST_CASE("names that lead out of an archive are refused, and nothing is written to disk") {
  const InputWorld world;
  for (const std::string archive : {"a.tar", "a.zip"}) {
    for (const std::string name : {"../up.xml", "a/../../up.xml", "/abs.xml", "a/..", "..\\up.xml", "C:up.xml",
                                   "\\\\host\\up.xml", "new\nline.xml"}) {
      pack(world.path(archive), {{name, "<a/>"}, {"good..name.xml", "<b/>"}});
      const auto found = entries(world, archive);
      REQUIRE(found.size() == 2);
      REQUIRE(found[0].ends_with(" !batch.input.entry.name"));
      REQUIRE(found[1] == archive + ":good..name.xml <b/>");
    }
  }
  REQUIRE(std::distance(std::filesystem::directory_iterator{world.path()}, {}) == 2);
}

TEST_CASE("links and devices in an archive are refused") {
  const InputWorld world;
  pack(world.path("a.tar"), {{"a.xml", "", AE_IFLNK, "/etc/passwd"},
                             {"b.xml", "", AE_IFIFO},
                             {"c.xml", "", AE_IFCHR},
                             {"d.xml", "", AE_IFREG, "other.xml"},
                             {"e.xml", "<e/>"}});
  REQUIRE(entries(world, "a.tar") == Entries{"a.tar:a.xml !batch.input.entry.kind", "a.tar:b.xml !batch.input.entry.kind",
                                             "a.tar:c.xml !batch.input.entry.kind", "a.tar:d.xml !batch.input.entry.kind",
                                             "a.tar:e.xml <e/>"});
}

TEST_CASE("archives within archives are refused") {
  const InputWorld world;
  pack(world.path("a.zip"), {{"b.zip", "PK"}, {"c.tar.zst", "x"}, {"d.xml", "<d/>"}});
  REQUIRE(entries(world, "a.zip") ==
          Entries{"a.zip:b.zip !batch.input.packed", "a.zip:c.tar.zst !batch.input.packed", "a.zip:d.xml <d/>"});
}

TEST_CASE("encrypted entries are refused") {
  const InputWorld world;
  pack(world.path("a.zip"), {{"a.xml", "<a/>"}}, "secret");
  REQUIRE(entries(world, "a.zip") == Entries{"a.zip:a.xml !batch.input.entry.encrypted"});
}

TEST_CASE("an archive that unpacks to more than is allowed ends there, whether its entries are read or passed over") {
  const InputWorld world;
  ArchiveLimits limits;
  limits.bytes = 1'000'000;
  const std::string bomb(2'000'000, ' ');
  for (const std::string name : {"a.zip", "a.tar.zst", "a.tar.gz"}) {
    pack(world.path(name), {{"a.xml", "<a/>"}, {"b.xml", bomb}, {"c.xml", "<c/>"}});
    REQUIRE(std::filesystem::file_size(world.path(name)) < 50'000);
    REQUIRE(entries(world, name, limits) == Entries{name + ":a.xml <a/>", name + ":b.xml ?batch.input.archive.too-large",
                                                    name + " !batch.input.archive.too-large"});
    pack(world.path(name), {{"b.txt", bomb}, {"c.xml", "<c/>"}});
    REQUIRE(entries(world, name, limits) == Entries{name + " !batch.input.archive.too-large"});
    pack(world.path(name), {{"b.txt", std::string(999'996, ' ')}, {"c.xml", "<c/>"}});
    REQUIRE(entries(world, name, limits) == Entries{name + ":c.xml <c/>"});
  }
  limits.entries = 2;
  pack(world.path("a.zip"), {{"a.xml", "<a/>"}, {"b.txt"}, {"c.xml", "<c/>"}});
  REQUIRE(entries(world, "a.zip", limits) == Entries{"a.zip:a.xml <a/>", "a.zip !batch.input.archive.too-large"});
}

TEST_CASE("an archive that is cut short anywhere gives what it holds whole, and says so where that is not all") {
  const InputWorld world;
  std::string noise;  // which does not compress
  for (unsigned state = 1; noise.size() < 3000;) noise += static_cast<char>('A' + ((state = state * 1103515245 + 12345) >> 16) % 26);
  for (const std::string name : {"a.zip", "a.tar", "a.tar.zst", "a.tar.gz"}) {
    pack(world.path(name), {{"a.xml", noise}, {"b.xml", "<b/>" + noise}});
    const auto whole = entries(world, name);
    REQUIRE(whole.size() == 2);
    const std::string content = world.read(name);
    const std::size_t step = name == "a.tar" ? 256 : 1 + content.size() / 150;
    for (std::size_t size = 0; size < content.size(); size += step) {
      CAPTURE(name, size, content.size());
      world.write(name, std::string_view{content}.substr(0, size));
      const auto found = entries(world, name);
      REQUIRE_FALSE(found.empty());
      for (const auto& entry : found) {
        REQUIRE((entry.ends_with("batch.input.archive.damaged") || std::find(whole.begin(), whole.end(), entry) != whole.end()));
      }
      REQUIRE((found == whole || found.back().ends_with("batch.input.archive.damaged")));
      if (size < content.size() / 3 * 2) REQUIRE(found != whole);
    }
  }
}

TEST_CASE("a changed byte in a zip is found, or changes nothing of what is read") {
  const InputWorld world;
  const std::string text = "<a>" + std::string(500, 'x') + "</a>";
  pack(world.path("a.zip"), {{"a.xml", text}});
  const std::string content = world.read("a.zip");
  for (std::size_t at = 0; at < content.size(); ++at) {
    std::string changed = content;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    world.write("a.zip", changed);
    CAPTURE(at);
    for (const auto& entry : entries(world, "a.zip")) {
      const bool read = entry.find(" <") != std::string::npos;
      if (read) REQUIRE(entry.ends_with(" " + text));
    }
  }
}

TEST_CASE("an entry that is shorter than it says is damaged, as a sparse one is") {
  const InputWorld world;
  pack(world.path("a.tar"), {{"a.xml", "", AE_IFREG, "", 1'000'000}, {"b.xml", "<b/>"}});
  REQUIRE(entries(world, "a.tar") == Entries{"a.tar:a.xml ?batch.input.archive.damaged", "a.tar:b.xml <b/>"});
}

TEST_CASE("what is no archive, and what is not there, is said so") {
  const InputWorld world;
  world.write("a.zip", "<submission/>");
  REQUIRE(entries(world, "a.zip") == Entries{"a.zip !batch.input.archive.damaged"});
  REQUIRE(ArchiveReader::open(world.path("b.zip"), has_xml_name).findings().at(0).code == "syntax.file.missing");
}

}  // namespace ferrolabel::formats
