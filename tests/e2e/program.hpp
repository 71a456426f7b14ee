// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "syntax/json_reader.hpp"

/// Runs the real program and keeps what it said.
namespace ferrolabel::tests {

inline const std::string root = FERROLABEL_SOURCE_DIR;
inline const std::string samples = root + "/samples/plants/";

inline std::string read(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

inline void write(const std::filesystem::path& file, const std::string& text) { std::ofstream{file, std::ios::binary} << text; }

/// A folder of this test alone, taken away at its end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ferrolabel-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

struct Run {
  int code = -1;  ///< exit code; -1 where a signal ended it
  std::string out;
  std::string err;
};

/// Runs a shell line; `ferrolabel` in it is the program under test, with the packs of this source folder.
inline Run shell(const std::string& line, const std::string& environment = {}) {
  const Folder folder;
  const auto whole = "ferrolabel() { " + (environment.empty() ? std::string{} : "env " + environment + " ") + "'" + std::string{FERROLABEL_BINARY} + "' \"$@\"; }; export FERROLABEL_METHODS='" +
                     root + "/methods'; " + line;
  write(folder / "line", whole);
  const int status = std::system(("bash '" + (folder / "line") + "' >'" + (folder / "out") + "' 2>'" + (folder / "err") + "'").c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(folder / "out"), read(folder / "err")};
}

inline Run program(const std::string& arguments, const std::string& environment = {}) { return shell("ferrolabel " + arguments, environment); }

/// Standard output as strict JSON.
inline syntax::Document json(const Run& run) {
  INFO(run.out << run.err);
  auto document = syntax::read_json({"stdout", run.out}, syntax::file_limits());
  REQUIRE(document.ok());
  return std::move(document).value();
}

/// The text without the places of values, which differ between files.
inline std::string without_where(const std::string& text) { return std::regex_replace(text, std::regex{R"("where": \{[^}]*\})"}, "\"where\": {}"); }

}  // namespace ferrolabel::tests
