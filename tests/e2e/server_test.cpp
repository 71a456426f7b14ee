// SPDX-License-Identifier: Apache-2.0
#include "e2e/server.hpp"

#include "e2e/program.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

const auto fasteners = read(samples + "sme-fasteners.json");

std::string without_file(const std::string& text) { return std::regex_replace(text, std::regex{R"("file": "[^"]*",\s*)"}, ""); }

}  // namespace

TEST_CASE("the server starts without a flag's help, is ready at once, and stops in order when told to") {
  const auto start = std::chrono::steady_clock::now();
  Server server;
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});  // the goal of 100 ms is measured by tests/bench
  CHECK(server.get("/readyz").status == 200);
  CHECK(server.get("/healthz").json().root().member("status").scalar() == "ok");
  CHECK(server.stop() == 0);
  CHECK(server.log().find("\"event\":\"stopped\"") != std::string::npos);
}

TEST_CASE("compute over HTTP gives the bytes of the command line, but for the file's name") {
  const Server server;
  for (const auto* name : {"sme-fasteners", "eu-steel-1-bubble", "integrated-bf-bof"}) {
    INFO(name);
    const auto file = samples + name + ".json";
    const auto answer = server.post("/v1/compute", read(file));
    CHECK(answer.status == 200);
    CHECK(answer.body == without_file(program("compute '" + file + "' --format json").out));
    const auto xml = server.post("/v1/compute", read(samples + name + ".xml"), "application/xml");
    CHECK(without_where(xml.body) == without_where(answer.body));
  }
}

TEST_CASE("classify over HTTP gives the bytes of the command line, of a plant and of a bare intensity") {
  const Server server;
  const auto file = samples + "integrated-bf-bof.json";
  const auto plant = server.post("/v1/classify?product=coil&scheme=eu-ci&scheme=less-1.1&draws=500", read(file));
  CHECK(plant.body == without_file(program("classify '" + file + "' coil --scheme eu-ci --scheme less-1.1 --draws 500 --format json").out));
  const auto bare = server.post("/v1/classify", R"({"intensity": "1245", "scrap": 0.3, "schemes": ["less-1.1"], "family": "QST"})");
  CHECK(bare.body == program("classify --intensity 1245 --scrap 0.3 --scheme less-1.1 --family QST --format json").out);
}

TEST_CASE("what is wrong with a document is told with all findings and places, and with no path of the server") {
  const Server server;
  std::string broken = fasteners;
  broken = std::regex_replace(broken, std::regex{"\"unit\": *\"t\""}, "\"unit\": \"pounds\"");
  const auto answer = server.post("/v1/compute", broken);
  CHECK(answer.status == 422);
  CHECK(answer.headers.at("content-type") == "application/problem+json");
  const auto document = answer.json();
  CHECK(document.root().member("requestId").scalar() == answer.headers.at("x-request-id"));
  std::size_t placed = 0;
  for (auto error = document.root().member("errors").first_child(); error; error = error.next()) {
    const auto where = error.member("where");
    if (where.kind() == syntax::Kind::object && where.member("line")) ++placed;
    CHECK_FALSE(where.member("file"));
  }
  CHECK(placed > 1);
  CHECK(server.post("/v1/compute", "{\"format\":").status == 400);
  CHECK(server.post("/v1/compute", "<plant").status == 400);
  for (const auto* target : {"/v1/compute?method=nowhere", "/v1/compute?product=nothing", "/v1/classify?scheme=nowhere"}) {
    INFO(target);
    const auto refused = server.post(target, fasteners);
    CHECK(refused.status == 422);
    CHECK(refused.body.find("/methods") == std::string::npos);
    CHECK(refused.body.find(root) == std::string::npos);
  }
}

TEST_CASE("each address takes its methods, parameters and media types, and says so") {
  const Server server;
  const auto refused = server.get("/v1/compute");
  CHECK(refused.status == 405);
  CHECK(refused.headers.at("allow") == "POST");
  CHECK(server.get("/healthz", {}, "DELETE").headers.at("allow") == "GET, HEAD");
  CHECK(server.get("/healthz?a=1").code() == "http.query.unknown");
  CHECK(server.post("/v1/compute?products=a", fasteners).code() == "http.query.unknown");
  CHECK(server.post("/v1/compute", fasteners, "text/plain").code() == "http.media-type.unsupported");
  CHECK(server.post("/v1/compute", fasteners, "application/json; charset=utf-16").code() == "http.media-type.unsupported");
  CHECK(server.post("/v1/compute", fasteners, "application/json; charset=UTF-8").status == 200);
  CHECK(server.post("/v1/compute", "").code() == "http.body.empty");
  CHECK(server.post("/healthz", "a").status == 405);
  CHECK(server.post("/v1/classify", R"({"intensity": "1,5", "familie": "QST", "schemes": "less-1.1"})").json().root().member("errors").first_child().next().next().exists());
}

TEST_CASE("HEAD is answered as GET without the body") {
  const Server server;
  const auto get = server.get("/version");
  const auto text = [&server] {
    Client client{server.port()};
    client.send("HEAD /version HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return client.receive();
  }();
  CHECK(text.find("Content-Length: " + std::to_string(get.body.size())) != std::string::npos);
  CHECK(text.substr(text.size() - 4) == "\r\n\r\n");
}

TEST_CASE("the log is a line of JSON a request, without anything that a client sent") {
  Server server;
  CHECK(server.post("/v1/compute?product=secret-product", std::regex_replace(fasteners, std::regex{"\"id\": *\"[^\"]*\""}, "\"id\": \"secret-plant\"")).status >= 400);
  CHECK(server.get("/secret-path?secret-name=secret-value", "X-A: secret-header\r\nUser-Agent: secret\x1b[31m\r\n").status >= 400);
  CHECK(server.get("/secret%0a%1b[31m").status == 400);
  CHECK(server.stop() == 0);
  const auto log = server.log();
  CHECK(log.find("secret") == std::string::npos);
  CHECK(log.find('\x1b') == std::string::npos);
  std::istringstream lines{log};
  std::size_t requests = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto document = syntax::read_json({"log", line});
    REQUIRE(document.ok());
    if (document->root().member("event").scalar() == "request") {
      ++requests;
      CHECK(document->root().member("id").scalar().size() == 32);
      CHECK(document->root().member("client").scalar() == "127.0.0.1");
    }
  }
  CHECK(requests == 3);
}

TEST_CASE("metrics count requests by route and status, and problems by code") {
  const Server server;
  CHECK(server.get("/healthz").status == 200);
  CHECK(server.get("/nowhere").status == 404);
  const auto text = server.get("/metrics").body;
  CHECK(text.find("ferrolabel_requests_total{route=\"/healthz\",status=\"200\"} 1\n") != std::string::npos);
  CHECK(text.find("ferrolabel_problems_total{code=\"http.route.unknown\"} 1\n") != std::string::npos);
  CHECK(text.find("process_resident_memory_bytes ") != std::string::npos);
}

TEST_CASE("a client that waits for 100 Continue is told to go on, and then answered") {
  const Server server;
  Client client{server.port()};
  client.send("POST /v1/compute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(fasteners.size()) + "\r\n\r\n");
  CHECK(client.receive(std::chrono::milliseconds{300}) == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send(fasteners);
  CHECK(responses_in(client.receive()).front().status == 200);
}

TEST_CASE("what is under way when the server is told to stop is finished") {
  Server server;
  Client client{server.port()};
  client.send("POST /v1/compute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(fasteners.size()) + "\r\n\r\n" + fasteners.substr(0, 100));
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  server.signal(SIGTERM);
  std::this_thread::sleep_for(std::chrono::milliseconds{200});
  client.send(fasteners.substr(100));
  const auto responses = responses_in(client.receive());
  REQUIRE(responses.size() == 1);
  CHECK(responses.front().status == 200);
  CHECK(server.stop() == 0);
}

TEST_CASE("a connection is kept for the configured front alone, and its word about the client is believed") {
  const std::string request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.7, 203.0.113.9\r\n\r\n";
  Server behind{{"--front", "127.0.0.1"}};
  Client client{behind.port()};
  for (int at = 0; at < 3; ++at) {
    client.send(request);
    const auto responses = responses_in(client.receive(std::chrono::milliseconds{300}));
    REQUIRE(responses.size() == 1);
    CHECK(responses.front().status == 200);
  }
  CHECK(behind.stop() == 0);
  CHECK(behind.log().find("\"client\":\"203.0.113.9\"") != std::string::npos);
  CHECK(behind.log().find("198.51.100.7") == std::string::npos);
  Server open;
  CHECK(open.exchange(request + request).size() == 1);
  CHECK(open.stop() == 0);
  CHECK(open.log().find("203.0.113.9") == std::string::npos);
}

TEST_CASE("a server started without flags founds its registry in its folder, says so, and finds it again") {
  const Folder folder;
  const auto start = [&] {
    return shell("cd '" + (folder / "") + "' && timeout 2 '" FERROLABEL_SERVER "' --listen 127.0.0.1:0 --methods '" FERROLABEL_SOURCE_DIR "/methods'; true").err;
  };
  const auto first = start();
  CHECK(first.find("registry-founded") != std::string::npos);
  CHECK(first.find("\"url\":\"sqlite:ferrolabel.db\"") != std::string::npos);
  CHECK(std::filesystem::exists(folder / "ferrolabel.db.key"));
  const auto second = start();
  CHECK(second.find("listening") != std::string::npos);
  CHECK(second.find("registry-founded") == std::string::npos);
}

TEST_CASE("a server that cannot start founds no registry") {
  const Folder folder;
  CHECK(shell("cd '" + (folder / "") + "' && '" FERROLABEL_SERVER "' --methods /nowhere").code == 66);
  CHECK_FALSE(std::filesystem::exists(folder / "ferrolabel.db"));
}

TEST_CASE("an address that cannot be bound, a file that is not there and a wrong flag have their exit codes") {
  const Server server;
  const auto run = [](const std::string& arguments) { return shell("'" FERROLABEL_SERVER "' --registry none " + arguments); };
  CHECK(run("--listen 127.0.0.1:" + std::to_string(server.port())).code == 69);
  CHECK(run("--methods /nowhere").code == 66);
  CHECK(run("--config /nowhere").code == 66);
  CHECK(run("--fly").code == 64);
  CHECK(run("--limits").out.find("connections") != std::string::npos);
  CHECK(run("--help").out.find("--listen") != std::string::npos);
  CHECK(run("--version").code == 0);
}
