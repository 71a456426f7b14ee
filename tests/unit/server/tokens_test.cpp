// SPDX-License-Identifier: Apache-2.0
#include "server/tokens.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

using namespace ferrolabel;
using namespace ferrolabel::server;

namespace {

/// A token file of this test alone.
struct File {
  explicit File(const std::string& text, mode_t mode = 0600) {
    std::ofstream{path} << text;
    chmod(path.c_str(), mode);
  }
  ~File() { std::filesystem::remove(path); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string path = (std::filesystem::temp_directory_path() / ("tokens-" + random_hex(8))).string();
};

std::string list(const std::string& entries) { return R"({"format": "ferrolabel-tokens", "formatVersion": 1, "tokens": [)" + entries + "]}"; }

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const auto start = text.find(from) + from.size();
  return text.substr(start, text.find(to, start) - start);
}

}  // namespace

TEST_CASE("a fresh token is known by the entry that was printed with it, and no other is") {
  const auto printed = new_token("mill", Role::producer);
  const auto token = between(printed, "secret): ", "\n");
  const File file{list(between(printed, "token file: ", "\n"))};
  const auto tokens = TokenList::read(file.path);
  REQUIRE(tokens.ok());
  const auto bearer = tokens->find(token);
  REQUIRE(bearer);
  CHECK(bearer->name == "mill");
  CHECK(bearer->role == Role::producer);
  CHECK_FALSE(tokens->find(token.substr(1)));
  CHECK_FALSE(tokens->find(""));
  CHECK(printed != new_token("mill", Role::producer));
  std::ifstream stream{file.path};
  const std::string text{std::istreambuf_iterator<char>{stream}, {}};
  CHECK(text.find(token) == std::string::npos);
}

TEST_CASE("a token file that others can read is refused") {
  const File file{list(""), 0644};
  const auto tokens = TokenList::read(file.path);
  REQUIRE_FALSE(tokens.ok());
  CHECK(tokens.findings().front().code == "server.tokens.permissions");
}

TEST_CASE("all entries that are not whole are told at once, with their places") {
  const File file{list(R"({"name": "a", "role": "king", "sha256": "00"}, {"role": "admin"})")};
  const auto tokens = TokenList::read(file.path);
  REQUIRE_FALSE(tokens.ok());
  CHECK(tokens.findings().size() == 4);
  for (const auto& finding : tokens.findings()) CHECK(finding.place.line == 1);
}

TEST_CASE("a document that is no token file is refused, whatever it holds") {
  for (const auto* text : {"{}", "[]", "1", "{\"tokens\": 3}"}) {
    INFO(text);
    const File file{text};
    CHECK_FALSE(TokenList::read(file.path).ok());
  }
}
