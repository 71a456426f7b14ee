// SPDX-License-Identifier: Apache-2.0
#include <mutex>
#include <set>
#include <thread>

#include "e2e/program.hpp"
#include "e2e/server.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// A server with a registry that holds one label of 10 t, and tokens for two procurers and a certifier.
struct World {
  Folder folder;
  std::string id;
  std::map<std::string, std::string> tokens;
  std::unique_ptr<Server> server;

  World() {
    const auto database = folder / "r.db";
    const auto at = " --registry 'sqlite:" + database + "' ";
    REQUIRE(program("registry init --id urn:example:registry --name Registry" + at).code == 0);
    REQUIRE(program("key new '" + (folder / "key") + "' --issuer urn:example:mill --name Mill").code == 0);
    const auto issued = json(program("label '" + samples + "eaf-long-products.json' rebar --scheme eu-ci --quantity 10 --key '" + (folder / "key") + "'" + at + "--format json"));
    id = issued.root().member("label").member("id").scalar();
    std::string entries;
    for (const auto* name : {"procurer one", "procurer two", "certifier three"}) {
      const auto made = shell("'" + std::string{FERROLABEL_SERVER} + "' --new-token " + name).out;
      const auto line = made.find('\n');
      const std::string words = name;
      auto token = made.substr(0, line);
      tokens[words.substr(words.find(' ') + 1)] = token.substr(token.rfind(' ') == std::string::npos ? 0 : token.rfind(' ') + 1);
      const auto brace = made.find('{', line);
      entries += (entries.empty() ? "" : ", ") + made.substr(brace, made.rfind('}') - brace + 1);
    }
    write(folder / "tokens", "{\"format\": \"ferrolabel-tokens\", \"formatVersion\": 1, \"tokens\": [" + entries + "]}");
    std::filesystem::permissions(folder / "tokens", std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    server = std::make_unique<Server>(std::vector<std::string>{"--registry", "sqlite:" + database, "--tokens", folder / "tokens"});
  }
  [[nodiscard]] std::string by(const std::string& name, const std::string& key = {}) const {
    return "Authorization: Bearer " + tokens.at(name) + "\r\n" + (key.empty() ? "" : "Idempotency-Key: " + key + "\r\n");
  }
  [[nodiscard]] Response reserve(const std::string& tonnes, const std::string& key, const std::string& name = "one") const {
    return server->post("/v1/reservations", R"({"label": ")" + id + R"(", "quantity": {"value": ")" + tonnes + R"(", "unit": "t"}})", "application/json", by(name, key));
  }
};

std::string member(const Response& response, const char* name) { return std::string{response.json().root().member(name).scalar()}; }

}  // namespace

TEST_CASE("a hundred equal requests with one key hold the tonnes once, and get equal answers") {
  const World world;
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<std::string> answers;
  for (int thread = 0; thread < 10; ++thread)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) {
        const auto body = R"({"label": ")" + world.id + R"(", "quantity": {"value": "6.5", "unit": "t"}})";
        const auto answer = world.server->exchange("POST /v1/reservations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + world.by("one", "k") + "Content-Length: " +
                                                   std::to_string(body.size()) + "\r\n\r\n" + body);
        const std::lock_guard lock{mutex};
        answers.insert(answer.empty() ? std::string{} : std::to_string(answer.front().status) + answer.front().body);
      }
    });
  for (auto& thread : threads) thread.join();
  INFO(*answers.begin());
  CHECK(answers.size() == 1);
  CHECK(answers.begin()->substr(0, 3) == "200");
  const auto label = world.server->get("/v1/labels/" + world.id);
  CHECK(label.status == 200);
  CHECK(label.json().root().member("available").member("value").scalar() == "3.5");
}

TEST_CASE("tonnes are held, used and given back by whom they are held for alone") {
  const World world;
  const auto first = world.reserve("6", "a");
  CHECK(first.status == 200);
  CHECK(world.reserve("5", "a").code() == "registry.reservation.key-reused");
  CHECK(world.reserve("5", "a").status == 422);
  CHECK(world.reserve("5", "b").status == 409);
  const auto second = world.reserve("4", "a", "two");  // another client's key is another key
  CHECK(second.status == 200);
  const auto path = "/v1/reservations/" + member(first, "id");
  CHECK(world.server->get(path, world.by("two", "x"), "DELETE").status == 404);
  CHECK(world.server->post(path + "/consume", "", "application/json", world.by("one", "x")).status == 200);
  CHECK(world.server->get(path, world.by("one", "x"), "DELETE").code() == "registry.reservation.ended");
  CHECK(world.server->get("/v1/reservations/" + member(second, "id"), world.by("two", "x"), "DELETE").status == 200);
  CHECK(world.reserve("1", "", "one").code() == "http.idempotency.key");
  CHECK(world.server->post("/v1/reservations", "{}", "application/json", world.by("three", "k")).status == 403);
  CHECK(world.server->post("/v1/reservations", R"({"label": "x", "quantity": {"value": "1,5", "unit": "t"}, "more": 1})", "application/json", world.by("one", "k")).status == 422);
}

TEST_CASE("a certifier changes a label's status; list, head and proof are cacheable") {
  const World world;
  const auto path = "/v1/labels/" + world.id;
  const auto change = [&](const std::string& what, const std::string& name = "three") { return world.server->post(path + what, R"({"reason": "why"})", "application/json", world.by(name)); };
  CHECK(change("/suspend", "one").status == 403);
  CHECK(member(change("/suspend"), "status") == "suspended");
  CHECK(world.reserve("1", "a").code() == "registry.label.suspended");
  CHECK(member(change("/reinstate"), "status") == "active");
  CHECK(member(change("/revoke"), "status") == "revoked");
  CHECK(change("/reinstate").status == 409);
  for (const auto& target : {std::string{"/v1/status-list"}, std::string{"/v1/log/head"}, "/v1/log/proof/" + world.id, std::string{"/v1/log/consistency?first=1&second=4"}}) {
    INFO(target);
    const auto answer = world.server->get(target);
    CHECK(answer.status == 200);
    CHECK(answer.headers.count("etag") == 1);
    CHECK(answer.headers.at("cache-control").rfind("public, max-age=", 0) == 0);
  }
  CHECK(world.server->get("/v1/log/consistency?first=1&second=9").status == 404);
  CHECK(world.server->get("/v1/labels/urn:example:none").status == 404);
}

TEST_CASE("a server without a registry says so, and one that is named and not there is made with its key") {
  const Server without;
  CHECK(without.get("/v1/log/head").code() == "http.registry.none");
  const Folder folder;
  {
    const Server made{{"--registry", "sqlite:" + (folder / "new.db")}};
    CHECK(made.get("/readyz").status == 200);
    CHECK(made.get("/v1/status-list").status == 200);
  }
  CHECK(std::filesystem::exists(folder / "new.db.key"));
  CHECK(program("registry verify --registry 'sqlite:" + (folder / "new.db") + "'").code == 0);
}
