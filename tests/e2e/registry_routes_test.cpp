// SPDX-License-Identifier: Apache-2.0
#include <mutex>
#include <set>
#include <thread>

#include "e2e/served_registry.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

using World = ServedRegistry;

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
        const auto answer = world.server->exchange(world.reservation("6.5", "k"));
        const std::lock_guard lock{mutex};
        answers.insert(answer.empty() ? std::string{} : std::to_string(answer.front().status) + answer.front().body);
      }
    });
  for (auto& thread : threads) thread.join();
  INFO(*answers.begin());
  CHECK(answers.size() == 1);
  CHECK(answers.begin()->substr(0, 3) == "200");
  CHECK(world.available() == "3.5");
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

TEST_CASE("a certifier changes a label's status; list, head and proof are cacheable, and not sent again to who has them") {
  const World world;
  const auto path = "/v1/labels/" + world.id;
  const auto change = [&](const std::string& what, const std::string& name = "three") { return world.server->post(path + what, R"({"reason": "why"})", "application/json", world.by(name)); };
  CHECK(change("/suspend", "one").status == 403);
  const auto before = world.server->get("/v1/status-list").headers.at("etag");
  CHECK(member(change("/suspend"), "status") == "suspended");
  CHECK(world.server->get("/v1/status-list", "If-None-Match: " + before + "\r\n").status == 200);  // what was kept is signed anew
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
    const auto again = world.server->get(target, "If-None-Match: " + answer.headers.at("etag") + "\r\n");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.headers.at("etag") == answer.headers.at("etag"));
    CHECK(world.server->get(target, "If-None-Match: \"other\"\r\n").status == 200);
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
