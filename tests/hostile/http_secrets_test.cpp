// SPDX-License-Identifier: Apache-2.0
// What the server must not tell: keys, paths, statements; and what it must not do unless it is told to.
#include <catch2/catch.hpp>
#include <sys/resource.h>

#include <filesystem>
#include <functional>
#include <set>

#include "e2e/served_registry.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

constexpr const char* json_type = "application/json";

/// The private half as it stands in a key file.
std::string private_half(const std::string& file) {
  const auto document = syntax::read_json({"key", read(file)});
  REQUIRE(document.ok());
  std::string half;
  const std::function<void(syntax::Node)> look = [&](syntax::Node node) {
    for (auto child = node.first_child(); child; child = child.next()) {
      if (child.name() == "d") half = child.scalar();
      look(child);
    }
  };
  look(document->root());
  REQUIRE(half.size() == 43);
  return half;
}

std::string with_length(const std::string& line, const std::string& length, const std::string& body = {}) {
  return line + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body;
}

/// A copy of the packs whose accounting methods are broken after the server's start.
Response own_fault(const Folder& folder) {
  std::filesystem::copy(root + "/methods", folder / "methods", std::filesystem::copy_options::recursive);
  const Server server{{"--methods", folder / "methods"}};
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder / "methods/accounting"})
    if (entry.is_regular_file()) write(entry.path(), "{");
  return server.post("/v1/compute", read(samples + "sme-fasteners.json"));
}

Response shed() {
  const Server server{{"--workers", "1"}};
  const auto plant = read(samples + "integrated-bf-bof.json");
  std::vector<Client> clients;
  for (int at = 0; at < 200; ++at) {
    clients.emplace_back(server.port());
    clients.back().send(with_length("POST /v1/classify", std::to_string(plant.size()), plant));
  }
  for (auto& client : clients)
    for (const auto& response : responses_in(client.receive(std::chrono::seconds{20})))
      if (response.status == 503) return response;
  FAIL("nothing was shed");
  return {};
}

/// One answer of each kind of problem.
std::vector<Response> every_problem(const ServedRegistry& world) {
  const auto& server = *world.server;
  Client slow{server.port()};
  slow.send("GET /healthz HTTP/1.1\r\n");
  std::vector<Response> all{
      server.get("/healthz?a=1"),
      server.post("/v1/reservations", world.hold("1")),
      server.exchange("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n").front(),
      server.get("/etc/passwd"),
      server.get("/healthz", {}, "DELETE"),
      server.exchange("POST /v1/compute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\r\n").front(),
      server.exchange(with_length("POST /v1/compute", "1048577")).front(),
      server.get("/" + std::string(4000, 'a')),
      server.post("/v1/compute", "{}", "text/plain"),
      server.post("/v1/compute", "{\"a\": 1}"),
      server.get("/healthz", "X: " + std::string(20'000, 'a') + "\r\n"),
      world.reserve("11", "too-much"),
      own_fault(world.folder),
      shed(),
      responses_in(slow.receive(std::chrono::seconds{15})).at(0),
  };
  std::filesystem::rename(world.folder / "r.db", world.folder / "away");
  all.push_back(world.reserve("1", "gone"));
  return all;
}

}  // namespace

TEST_CASE("http: every kind of problem has its pinned type, status, title and members, and tells no path of the server and no statement") {
  const std::set<std::string> pinned{
      "400 malformed: The request cannot be read",
      "401 unauthorised: A token is needed",
      "403 forbidden: Not allowed",
      "404 not-found: There is no such thing",
      "405 method-not-allowed: The method is not taken here",
      "408 too-slow: The request was not complete in time",
      "409 conflict: The state of things does not allow it",
      "411 length-required: The length of the body must be stated",
      "413 too-large: The body is too long",
      "414 target-too-long: The address is too long",
      "415 media-type: The form of the body is not taken",
      "422 wrong: The request was understood, but its content is wrong",
      "431 head-too-large: The headers are too long",
      "500 internal: The server failed",
      "503 overloaded: The server is busy",
      "503 unavailable: The registry cannot be reached",
  };
  const ServedRegistry world;
  std::set<std::string> seen;
  for (const auto& answer : every_problem(world)) {
    INFO(answer.status << ' ' << answer.body);
    CHECK(answer.headers.at("content-type") == "application/problem+json");
    const auto document = answer.json();
    std::string members;
    for (auto member = document.root().first_child(); member; member = member.next()) members += std::string{member.name()} + " ";
    CHECK(members == "type title status detail requestId errors ");
    const std::string type{document.root().member("type").scalar()};
    seen.insert(std::to_string(answer.status) + " " + type.substr(type.rfind('/') + 1) + ": " + std::string{document.root().member("title").scalar()});
    CHECK(document.root().member("status").scalar() == std::to_string(answer.status));
    for (const auto& secret : {root, world.folder / "", std::string{"/methods"}, std::string{"/proc"}, std::string{"/usr/"}, std::string{".cpp"}, std::string{"sqlite"}, std::string{"SELECT"}, std::string{"INSERT"},
                               std::string{"BEGIN"}, std::string{"terminate"}})
      CHECK(answer.body.find(secret) == std::string::npos);
  }
  CHECK(seen == pinned);
}

TEST_CASE("http: a key file that others can reach ends the start, and the reason shows no key") {
  const Folder folder;
  const auto key = folder / "key.json";
  REQUIRE(program("key new '" + key + "' --issuer urn:example:office --name Office").code == 0);
  REQUIRE(program("registry init --registry 'sqlite:" + (folder / "r.db") + "' --id urn:example:office --name Office --key '" + key + "'").code == 0);
  const auto half = private_half(key);
  std::filesystem::permissions(key, std::filesystem::perms{0644});
  for (const auto* flag : {"--key", "--registry-key"}) {
    const auto run = shell("timeout 20 '" FERROLABEL_SERVER "' --listen 127.0.0.1:0 --registry 'sqlite:" + (folder / "r.db") + "' " + flag + " '" + key + "'");
    INFO(flag << run.err);
    CHECK(run.code == 65);
    CHECK((run.out + run.err).find(half) == std::string::npos);
    CHECK(run.err.find("listening") == std::string::npos);
    CHECK(run.err.find("can be reached by other users") != std::string::npos);
  }
}

TEST_CASE("http: no private key is in an answer or the log, and a server that crashes leaves no core file") {
  const rlimit whole{RLIM_INFINITY, RLIM_INFINITY};
  setrlimit(RLIMIT_CORE, &whole);  // inherited: what forbids the core file is the server itself
  const Folder folder;
  const auto key = folder / "office.json";
  REQUIRE(program("key new '" + key + "' --issuer urn:example:office --name Office").code == 0);
  Server server{{"--registry", "sqlite:" + (folder / "r.db"), "--key", key, "--trust", root + "/samples/trust/trust.json"}};
  auto label = read(root + "/samples/labels/good.jwt");
  label.pop_back();
  std::string told;
  for (const auto& answer : {server.post("/v1/claims/validate", label, "application/vc+jwt"), server.post("/v1/claims/validate", "{", json_type), server.get("/v1/status-list"), server.get("/metrics"), server.get("/v1/labels/x")})
    told += answer.body;
  CHECK(told.find("\"verdict\": \"accept\"") != std::string::npos);
  const int status = server.end(SIGABRT);
  CHECK(WIFSIGNALED(status));
#ifndef FERROLABEL_SANITIZED  // whose leak check needs a process that can be dumped
  CHECK_FALSE(WCOREDUMP(status));
#endif
  told += server.log();
  for (const auto& file : {key, folder / "r.db.key"}) CHECK(told.find(private_half(file)) == std::string::npos);
}

TEST_CASE("http: without a token file nobody changes the registry, whatever token is sent, and what only reads is answered") {
  const Folder folder;
  const Server server{{"--registry", "sqlite:" + (folder / "r.db")}};
  const std::string name = "/v1/labels/urn:example:x/";
  for (const auto& token : {std::string{}, std::string{"Authorization: Bearer "} + std::string(64, 'a') + "\r\n", std::string{"Authorization: Basic YTpi\r\n"}}) {
    INFO(token);
    for (const auto& target : {std::string{"/v1/reservations"}, std::string{"/v1/reservations/1/consume"}, name + "suspend", name + "revoke", name + "reinstate"})
      CHECK(server.post(target, "{}", json_type, token + "Idempotency-Key: k\r\n").status == 401);
    CHECK(server.get("/v1/reservations/1", token, "DELETE").status == 401);
  }
  CHECK(server.get("/v1/status-list").status == 200);
  CHECK(server.post("/v1/labels", "{}").status == 404);  // nothing is issued over HTTP
}
