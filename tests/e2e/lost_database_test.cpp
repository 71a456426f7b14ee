// SPDX-License-Identifier: Apache-2.0
// The registry's database goes away under a running server, and comes back.
#include <cstdlib>
#include <filesystem>

#include "e2e/served_registry.hpp"
#include "registry/sqlite_library.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// A refusal that tells the client when to come back, and nothing of the server.
void check_unavailable(const ServedRegistry& world, const Response& answer) {
  INFO(answer.body);
  CHECK(answer.status == 503);
  CHECK(answer.code() == "http.registry.unavailable");
  CHECK(answer.headers.at("retry-after") == "1");
  for (const auto& secret : {world.folder / "", std::string{"SELECT"}, std::string{"BEGIN"}, std::string{"sqlite"}, std::string{"postgres"}, std::string{"r.db"}}) CHECK(answer.body.find(secret) == std::string::npos);
}

/// Another program that has begun to write and does not end.
class OtherWriter {
 public:
  explicit OtherWriter(const std::string& path) {
    REQUIRE(registry::sqlite().open_v2(path.c_str(), &connection_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
    run("BEGIN IMMEDIATE");
  }
  OtherWriter(const OtherWriter&) = delete;
  OtherWriter& operator=(const OtherWriter&) = delete;
  ~OtherWriter() { registry::sqlite().close_v2(connection_); }
  void run(const char* statement) { REQUIRE(registry::sqlite().exec(connection_, statement, nullptr, nullptr, nullptr) == SQLITE_OK); }

 private:
  sqlite3* connection_ = nullptr;
};

std::vector<Response> all_kinds(const ServedRegistry& world, const std::string& key) {
  const auto& server = *world.server;
  return {world.reserve("1", key), server.get("/v1/labels/" + world.id), server.get("/v1/log/head"), server.get("/v1/log/proof/" + world.id), server.get("/v1/status-list"),
          server.post("/v1/labels/" + world.id + "/suspend", R"({"reason": "why"})", "application/json", world.by("three"))};
}

}  // namespace

TEST_CASE("a registry file that is taken away is 503 on every route until it is back, and takes no write meanwhile") {
  const ServedRegistry world;
  const auto file = world.folder / "r.db";
  CHECK(world.reserve("1", "before").status == 200);
  std::filesystem::rename(file, file + ".away");
  for (const auto& answer : all_kinds(world, "meanwhile")) check_unavailable(world, answer);
  CHECK(world.server->get("/healthz").status == 200);
  std::filesystem::copy_file(file + ".away", file);  // a copy is another file: what is written to the old one would be lost
  check_unavailable(world, world.reserve("1", "meanwhile"));
  std::filesystem::rename(file + ".away", file);
  CHECK(world.available() == "9");
  CHECK(world.reserve("1", "after").status == 200);
  CHECK(world.available() == "8");
  CHECK(program("registry verify --registry '" + world.url + "'").code == 0);
}

TEST_CASE("a registry file that another program keeps locked is 503 for who writes, while who reads is answered") {
  const ServedRegistry world;
  {
    OtherWriter other{world.folder / "r.db"};
    const auto start = std::chrono::steady_clock::now();
    check_unavailable(world, world.reserve("1", "k"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{30});
    CHECK(world.available() == "10");
    other.run("ROLLBACK");
  }
  CHECK(world.reserve("1", "k").status == 200);
  CHECK(world.available() == "9");
}

// Run by tests/unit/registry/with_postgres.sh, which kills and starts the database server.
TEST_CASE("a database server that is gone is 503 until it is back, and nothing acknowledged is lost", "[.server]") {
  const char* url = std::getenv("FERROLABEL_TEST_POSTGRES");
  const char* crash = std::getenv("FERROLABEL_TEST_POSTGRES_CRASH");
  REQUIRE((url != nullptr && crash != nullptr));
  const ServedRegistry world{url};
  CHECK(world.reserve("1", "before").status == 200);
  REQUIRE(shell(std::string{crash} + " stay").code == 0);
  for (int round = 0; round < 2; ++round)
    for (const auto& answer : all_kinds(world, "meanwhile")) check_unavailable(world, answer);
  CHECK(world.server->get("/healthz").status == 200);
  REQUIRE(shell(crash).code == 0);
  CHECK(world.reserve("1", "before").status == 200);
  CHECK(world.available() == "9");
  for (const auto* target : {"/v1/log/head", "/v1/status-list"}) CHECK(world.server->get(target).status == 200);
  CHECK(world.reserve("1", "after").status == 200);
  CHECK(world.available() == "8");
}
