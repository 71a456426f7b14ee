// SPDX-License-Identifier: Apache-2.0
#include "syntax/file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "reading.hpp"

using namespace ferrolabel;
using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

namespace {

/// A folder of its own that goes with the test.
struct Folder {
  std::filesystem::path path;
  Folder() : path{std::filesystem::temp_directory_path() / ("ferrolabel-file-test-" + std::to_string(::getpid()))} {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream{path / name, std::ios::binary} << text;
    return (path / name).string();
  }
};

std::string code(const Result<SourceText>& result) { return result ? "" : result.findings().at(0).code; }

}  // namespace

TEST_CASE("a file is read byte for byte up to the limit and not beyond") {
  const Folder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  const std::string path = folder.write("six", bytes);
  CHECK(read_file(path, 6)->text == bytes);
  CHECK(read_file(path, 6)->file == path);
  CHECK(code(read_file(path, 5)) == "syntax.file.too-large");
  CHECK(read_file(folder.write("empty", ""), 0)->text.empty());
  const std::string large(300'000, 'x');
  CHECK(read_file(folder.write("large", large), 1 << 20)->text == large);
}

TEST_CASE("what is no readable regular file is a finding that names it") {
  const Folder folder;
  CHECK(code(read_file((folder.path / "none").string(), 10)) == "syntax.file.missing");
  CHECK(code(read_file(folder.path.string(), 10)) == "syntax.file.not-regular");
  const std::string pipe = (folder.path / "pipe").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(code(read_file(pipe, 10)) == "syntax.file.not-regular");
  CHECK(code(read_file("/dev/zero", 10)) == "syntax.file.not-regular");
  CHECK(code(read_file("/proc/self/mem/x", 10)) == "syntax.file.missing");
  const auto missing = read_file("no/such", 10);
  CHECK(missing.findings().at(0).place.file() == "no/such");
}

TEST_CASE("a dash is standard input, through a pipe too") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const int saved = ::dup(STDIN_FILENO);
  REQUIRE(::write(ends[1], "{\"a\":1}", 7) == 7);
  ::close(ends[1]);
  ::dup2(ends[0], STDIN_FILENO);
  ::close(ends[0]);
  const auto result = read_file("-", 100);
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  REQUIRE(result);
  CHECK(result->text == "{\"a\":1}");
  CHECK(result->file == "-");
}

TEST_CASE("a JSON file is read with the findings of file and text") {
  const Folder folder;
  CHECK(read_json_file(folder.write("good.json", "{\"a\":1}"))->root().member("a").scalar() == "1");
  CHECK(codes(read_json_file(folder.write("bad.json", "{\"a\""))) == Codes{"syntax.json.not-json"});
  CHECK(codes(read_json_file((folder.path / "none.json").string())) == Codes{"syntax.file.missing"});
  ReaderLimits limits;
  limits.bytes = 4;
  CHECK(codes(read_json_file(folder.write("long.json", "{\"a\":1}"), limits)) == Codes{"syntax.file.too-large"});
}

TEST_CASE("the first sign that is not blank decides the syntax, not the name") {
  CHECK(read_document({"a.json", " \n<r/>"}, "")->syntax() == Document::Syntax::xml);
  CHECK(read_document({"a.xml", "\n{}"}, "")->syntax() == Document::Syntax::json);
  CHECK(read_document({"a.json", "\xEF\xBB\xBF<r/>"}, "")->syntax() == Document::Syntax::xml);
  CHECK(codes(read_document({"a", ""}, "")) == Codes{"syntax.json.empty"});
  CHECK(codes(read_document({"a", "<r/>"}, "urn:u")) == Codes{"syntax.xml.namespace"});
}

TEST_CASE("a spreadsheet is named as one, with what to write in its place") {
  const auto refused = read_document({"plant.xlsx", std::string("PK\x03\x04\x14\0", 6)}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.findings().at(0).code == "syntax.file.spreadsheet");
  CHECK(refused.findings().at(0).fix.find("samples/plants") != std::string::npos);
  CHECK(read_document({"plant.xls", "\xD0\xCF\x11\xE0"}, {}).findings().at(0).code == "syntax.file.spreadsheet");
}
