// SPDX-License-Identifier: Apache-2.0
#include "server/settings.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

using namespace ferrolabel;
using namespace ferrolabel::server;

namespace {

Result<Settings> read(const std::vector<std::string>& arguments, const std::map<std::string, std::string>& variables = {}) {
  return read_settings(arguments, [&variables](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

struct File {
  explicit File(const std::string& text) {
    std::string pattern = (std::filesystem::temp_directory_path() / "settings-XXXXXX").string();
    descriptor = mkstemp(pattern.data());
    path = pattern;
    std::ofstream{path} << text;
  }
  ~File() {
    close(descriptor);
    std::filesystem::remove(path);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::string path;
  int descriptor = -1;
};

}  // namespace

TEST_CASE("without anything set the server listens on the loopback alone, and knows no token") {
  const auto settings = read({});
  REQUIRE(settings.ok());
  CHECK(settings->listen == "127.0.0.1:8087");
  CHECK(settings->registry == "sqlite:ferrolabel.db");
  CHECK(settings->tokens.empty());
  CHECK(settings->front.empty());
  CHECK(settings->allow_host.empty());
}

TEST_CASE("a flag goes before the environment, the environment before the file, the file before the default") {
  const File file{R"({"listen": "127.0.0.1:1", "allowHost": ["a", "b"], "workers": 3})"};
  CHECK(read({"--config", file.path})->listen == "127.0.0.1:1");
  CHECK(read({"--config", file.path})->workers == "3");
  CHECK(read({"--config", file.path})->allow_host == std::vector<std::string>{"a", "b"});
  const std::map<std::string, std::string> variables{{"FERROLABELD_CONFIG", file.path}, {"FERROLABELD_LISTEN", "127.0.0.1:2"}, {"FERROLABELD_ALLOW_HOST", "c,d"}};
  CHECK(read({}, variables)->listen == "127.0.0.1:2");
  CHECK(read({}, variables)->allow_host == std::vector<std::string>{"c", "d"});
  CHECK(read({"--listen=127.0.0.1:3", "--allow-host", "e", "--allow-host", "f"}, variables)->listen == "127.0.0.1:3");
  CHECK(read({"--allow-host", "e", "--allow-host", "f"}, variables)->allow_host == std::vector<std::string>{"e", "f"});
}

TEST_CASE("unknown flags and members, and values of the wrong kind, are told all at once") {
  const File file{R"({"lisen": "x", "tokens": [], "allowHost": "a"})"};
  const auto settings = read({"--config", file.path, "--fly", "--listen", "nowhere", "--workers", "0"});
  REQUIRE_FALSE(settings.ok());
  CHECK(settings.findings().size() == 6);
  CHECK(read({"--listen"}).findings().front().code == "server.setting.missing-value");
  CHECK_FALSE(read({"--config", "/nowhere"}).ok());
}

TEST_CASE("an address is HOST:PORT, with brackets round IPv6") {
  CHECK(read_address("[::1]:80").host == "::1");
  CHECK(read_address("localhost:0").port == 0);
  for (const auto* text : {"", "localhost", ":80", "::1:80", "a:b", "a:-1", "a:65536", "a:80x"}) {
    INFO(text);
    CHECK(read_address(text).port == -1);
  }
}

TEST_CASE("the help names each setting with its variable") {
  const auto help = settings_help();
  for (const auto* word : {"--listen", "FERROLABELD_LISTEN", "--tokens", "--allow-host", "--config", "--limits", "--new-token"}) CHECK(help.find(word) != std::string::npos);
}
