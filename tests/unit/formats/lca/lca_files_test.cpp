// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/lca_files.hpp"

#include "unit/formats/lca/import_text_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;

namespace {

test::Lines files(const std::vector<std::string>& inputs, ImportReport& report, const ArchiveLimits& limits = {}) {
  test::Lines list;
  each_lca_file(inputs, limits, report, [&list](SourceText source) { list.push_back(source.file.substr(source.file.rfind('/') + 1) + " " + source.text); });
  return list;
}

}  // namespace

TEST_CASE("files, folders and archives give their files of data, in the order of names and of the archive") {
  const support::InputWorld world;
  world.write("in/b.spold", "b");
  world.write("in/a/c.json", "c");
  world.write("in/readme.md", "");
  support::pack(world.path("in/z.zip"), {{"y.xml", "y"}, {"x.spold", "x"}, {"note.txt", ""}});
  ImportReport report;
  CHECK(files({world.path("in")}, report) == test::Lines{"c.json c", "b.spold b", "z.zip:y.xml y", "z.zip:x.spold x"});
  CHECK(report.files == 4);
  CHECK(report.passed_over == 2);
  CHECK(report.complaints.empty());
}

TEST_CASE("names that lead out of an archive, archives within archives and bombs are refused, and the rest is read") {
  const support::InputWorld world;
  support::pack(world.path("a.zip"), {{"../evil.xml", "e"}, {"inner.zip", "PK"}, {"good.xml", "g"}, {"bomb.xml", std::string(3'000'000, ' ')}});
  ImportReport report;
  CHECK(files({world.path("a.zip")}, report, {.bytes = 1'000'000}) == test::Lines{"a.zip:good.xml g"});
  CHECK(test::complaints(report) == test::Lines{"batch.input.archive.too-large x 2", "batch.input.entry.name x 1", "batch.input.packed x 1"});
}

TEST_CASE("what is missing is told") {
  ImportReport report;
  CHECK(files({"/nowhere/a.spold"}, report).empty());
  CHECK(test::complaints(report) == test::Lines{"syntax.file.missing x 1"});
}

TEST_CASE("the digest of inputs is that of names and bytes, wherever they lie") {
  const support::InputWorld one, other;
  for (const auto* world : {&one, &other}) {
    world->write("in/a.xml", "a");
    world->write("in/b.xml", "b");
  }
  const auto digest = digest_of_inputs({one.path("in")});
  CHECK(digest == digest_of_inputs({other.path("in")}));
  CHECK(digest == digest_of_inputs({one.path("in") + "/"}));
  other.write("in/b.xml", "c");
  CHECK(digest != digest_of_inputs({other.path("in")}));
}
