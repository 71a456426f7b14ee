// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>

#include "e2e/server.hpp"

/// The attacks on the library that the server is built with, as they were measured on it, against the real process.
using namespace ferrolabel;
using namespace ferrolabel::tests;
using namespace std::chrono_literals;

namespace {

std::string head(const std::string& headers, const std::string& target = "/v1/compute", const std::string& method = "POST") {
  return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

const std::string json = "Content-Type: application/json\r\n";
const std::string second = "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Sends the first part, a second request in a later segment, and counts the answers.
std::vector<Response> two_segments(const Server& server, const std::string& first) {
  Client client{server.port()};
  client.send(first);
  std::this_thread::sleep_for(100ms);
  client.send(second);
  return responses_in(client.receive());
}

void check_memory(const Server& server) {
#ifndef FERROLABEL_SANITIZED
  CHECK(server.peak_memory() < 64u << 20);
#endif
  CHECK(server.get("/healthz").status == 200);
}

}  // namespace

TEST_CASE("http: a body in chunks is refused before it is read, however long it goes on") {
  const Server server;
  Client client{server.port()};
  client.send(head(json + "Transfer-Encoding: chunked\r\n"));
  const std::string chunk = "10000\r\n" + std::string(65'536, 'a') + "\r\n";
  std::size_t sent = 0;
  while (sent < (100u << 20) && client.send(chunk)) sent += chunk.size();
  CHECK(sent < (100u << 20));
  const auto refused = server.exchange(head(json + "Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n0\r\n\r\n");
  REQUIRE(refused.size() == 1);
  CHECK(refused.front().status == 411);
  CHECK(refused.front().code() == "http.encoding.transfer");
  check_memory(server);
}

TEST_CASE("http: a body longer than the limit is refused by its length, and none is read") {
  const Server server;
  for (const auto* length : {"1048577", "314572800", "999999999999"}) {
    INFO(length);
    const auto responses = server.exchange(head(json + "Content-Length: " + length + "\r\n"));
    REQUIRE(responses.size() == 1);
    CHECK(responses.front().status == 413);
  }
  check_memory(server);
}

TEST_CASE("http: a POST without a length is refused, and so is one whose length is no number") {
  const Server server;
  CHECK(server.exchange(head(json) + std::string(1000, 'a')).front().status == 411);
  for (const auto* length : {"-1", "2abc", "+2", "0x2", "2, 2", "18446744073709551616", "18446744073709551615"}) {
    INFO(length);
    const auto responses = server.exchange(head(json + "Content-Length: " + length + "\r\n") + "{}");
    REQUIRE(responses.size() == 1);
    CHECK(responses.front().status == 400);
    CHECK(responses.front().code() == "http.length.malformed");
  }
}

TEST_CASE("http: a compressed body is refused, so that no bomb unfolds") {
  const Server server;
  const std::string bomb(300'000, '\0');
  for (const auto* coding : {"gzip", "br", "deflate", "identity", "GZIP, gzip"}) {
    INFO(coding);
    const auto responses = server.exchange(head(json + "Content-Encoding: " + coding + "\r\nContent-Length: " + std::to_string(bomb.size()) + "\r\n") + bomb);
    REQUIRE(responses.size() == 1);
    CHECK(responses.front().status == 415);
  }
  check_memory(server);
}

TEST_CASE("http: a header line without an end is cut off, and so are headers without number") {
  const Server server;
  Client endless{server.port()};
  endless.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ");
  const std::string block(65'536, 'a');
  std::size_t sent = 0;
  while (sent < (100u << 20) && endless.send(block)) sent += block.size();
  CHECK(sent < (100u << 20));
  CHECK(server.exchange("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'a')).front().status == 431);
  std::string many = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
  for (int at = 0; at < 400'000; ++at) many += "a:\r\n";
  CHECK(server.exchange(many + "\r\n").front().status == 431);
  std::string some = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
  for (int at = 0; at < 100; ++at) some += "a:\r\n";
  CHECK(server.exchange(some + "\r\n").front().code() == "http.header.too-many");
  check_memory(server);
}

TEST_CASE("http: an address without end is refused, and long paths run no stack over") {
  const Server server;
  CHECK(server.exchange(head({}, "/" + std::string(4000, 'a'), "GET")).front().status == 414);
  CHECK(server.exchange(head({}, "/" + std::string(1'000'000, 'a'), "GET")).front().status == 431);
  CHECK(server.exchange(head({}, "/" + std::string(2000, '/'), "GET")).front().status == 404);
  check_memory(server);
}

TEST_CASE("http: smuggling by an early answer gives one response") {
  const Server server;
  const auto responses = two_segments(server, head("Content-Type: text/plain\r\nContent-Length: 100\r\n"));
  REQUIRE(responses.size() == 1);
  CHECK(responses.front().status == 415);
}

TEST_CASE("http: smuggling by a GET with a body gives one response") {
  const Server server;
  const auto responses = two_segments(server, head("Content-Length: " + std::to_string(second.size()) + "\r\n", "/healthz", "GET"));
  REQUIRE(responses.size() == 1);
  CHECK(responses.front().status == 400);
}

TEST_CASE("http: smuggling by two lengths gives one response") {
  const Server server;
  const auto responses = two_segments(server, head(json + "Content-Length: 2\r\nContent-Length: 100\r\n") + "{}");
  REQUIRE(responses.size() == 1);
  CHECK(responses.front().status == 400);
}

TEST_CASE("http: smuggling by a length with a tail, or a length beside chunks, gives one response") {
  const Server server;
  for (const auto& framing : {std::string{"Content-Length: 2abc\r\n"}, std::string{"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"}, std::string{"Transfer-Encoding: xchunked\r\n"},
                              std::string{"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"}}) {
    INFO(framing);
    const auto responses = two_segments(server, head(json + framing) + "{}");
    REQUIRE(responses.size() == 1);
    CHECK(responses.front().status >= 400);
  }
}

TEST_CASE("http: a second request in the same segment is not answered, with a front or without") {
  const Server server;
  CHECK(server.exchange(second + second).size() == 1);
  const Server behind{{"--front", "127.0.0.1"}};
  CHECK(behind.exchange(head(json + "Content-Length: 2\r\n") + "{}" + second).size() == 1);
  CHECK(behind.exchange(second + second + second).size() <= 3);
}

TEST_CASE("http: fifty clients that send a byte now and then hold nobody up") {
  const Server server;
  std::vector<Client> slow;
  for (int at = 0; at < 50; ++at) {
    slow.emplace_back(server.port());
    slow.back().send(at % 2 == 0 ? "GET /heal" : head(json + "Content-Length: 1000\r\n") + "{");
  }
  for (int round = 0; round < 3; ++round) {
    for (auto& client : slow) client.send("a");
    const auto start = std::chrono::steady_clock::now();
    CHECK(server.get("/healthz").status == 200);
    CHECK(server.post("/v1/classify", R"({"intensity": "1245", "scrap": 0.3, "schemes": ["less-1.1"], "family": "QST"})").status == 200);
    CHECK(std::chrono::steady_clock::now() - start < 1s);
    std::this_thread::sleep_for(200ms);
  }
}

TEST_CASE("http: a head that is not complete in time is answered with 408, and a silent connection is closed") {
  const Server server;
  Client slow{server.port()};
  Client silent{server.port()};
  slow.send("GET /healthz HTTP/1.1\r\n");
  const auto start = std::chrono::steady_clock::now();
  const auto responses = responses_in(slow.receive(8s));
  REQUIRE(responses.size() == 1);
  CHECK(responses.front().status == 408);
  CHECK(std::chrono::steady_clock::now() - start > 4s);
  CHECK(silent.receive(8s).empty());
  CHECK(std::chrono::steady_clock::now() - start < 8s);
}

TEST_CASE("http: more connections than there are places push out the oldest that still send") {
  const Server server;
  std::vector<Client> slow;
  for (int at = 0; at < 700; ++at) {
    slow.emplace_back(server.port());
    slow.back().send("GET /");
  }
  CHECK(server.get("/healthz").status == 200);
  CHECK(slow.front().receive(2s).empty());
  check_memory(server);
}

TEST_CASE("http: clients that read no answer cost no worker") {
  const Server server;
  std::vector<Client> deaf;
  for (int at = 0; at < 100; ++at) {
    deaf.emplace_back(server.port());
    deaf.back().send(head({}, "/openapi.json", "GET"));
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(server.get("/healthz").status == 200);
  CHECK(std::chrono::steady_clock::now() - start < 1s);
}

TEST_CASE("http: escapes in a header's value stay as they are, and a header named as the library's own is nothing") {
  Server server;
  const auto answer = server.get("/healthz", "Idempotency-Key: a%41%0d%0aX-Evil: 1\r\nREMOTE_ADDR: 198.51.100.1\r\nLOCAL_ADDR: 198.51.100.1\r\nX-Forwarded-For: 198.51.100.1\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.headers.count("x-evil") == 0);
  CHECK(server.stop() == 0);
  CHECK(server.log().find("198.51.100.1") == std::string::npos);
}

TEST_CASE("http: an empty or broken X-Forwarded-For through the front does no harm") {
  const Server behind{{"--front", "127.0.0.1"}};
  for (const auto* value : {"", ",", "a, b\x01", "%0d%0a", "198.51.100.1, ", "999999999999999999999999999999999999999999999999999999999"}) {
    INFO(value);
    CHECK(behind.get("/healthz", "Connection: close\r\nX-Forwarded-For: " + std::string{value} + "\r\n").status > 0);
  }
}

TEST_CASE("http: a foreign Host or Origin is refused, and a form of a page too") {
  const Server server;
  CHECK(server.exchange("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n").front().status == 403);
  CHECK(server.exchange("GET /healthz HTTP/1.1\r\nHost: evil.example:80\r\n\r\n").front().code() == "http.host.not-allowed");
  CHECK(server.exchange("GET /healthz HTTP/1.1\r\n\r\n").front().status == 400);
  CHECK(server.get("/healthz", "Origin: http://evil.example\r\n").status == 403);
  CHECK(server.get("/healthz", "Origin: null\r\n").status == 403);
  CHECK(server.get("/healthz", "Origin: http://localhost:8087\r\n").status == 200);
  for (const auto* type : {"application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/plain"}) CHECK(server.post("/v1/compute", "{}", type).status == 415);
  CHECK(server.get("/healthz", {}, "OPTIONS").status == 405);
  const Server named{{"--allow-host", "labels.example.com"}};
  CHECK(named.exchange("GET /healthz HTTP/1.1\r\nHost: labels.example.com\r\n\r\n").front().status == 200);
}

TEST_CASE("http: no path leads to a file") {
  const Server server;
  for (const auto* path : {"/..", "/../", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/.../", "/.git/config", "/methods/", "/schemas/openapi.json", "//etc/passwd", "/etc/passwd",
                           "/healthz/", "/healthz/..", "/v1", "/v1/", "/v1/../healthz", "/v1/compute/../../healthz", "/openapi.json/", "/OPENAPI.JSON", "/openapi.json%20", "/openapi%2ejson/x", "/v1/schemes/eu-ci",
                           "/v1/schemes/..", "/%", "/%00", "/%2", "/index.html.bak", "/proc/self/environ", "/~root", "/c:%5cwindows", "/%ff", "/..;/", "/%c0%ae%c0%ae/"}) {
    INFO(path);
    const auto status = server.get(path).status;
    CHECK((status == 404 || status == 400));
  }
}

TEST_CASE("http: every answer forbids sniffing, framing and outside resources") {
  const Server server;
  for (const auto& answer : {server.get("/healthz"), server.get("/nowhere"), server.post("/v1/compute", "x"), server.exchange("nonsense\r\n\r\n").front()}) {
    CHECK(answer.headers.at("x-content-type-options") == "nosniff");
    CHECK(answer.headers.at("content-security-policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(answer.headers.at("connection") == "close");
    CHECK(answer.headers.count("access-control-allow-origin") == 0);
    CHECK(answer.headers.at("x-request-id").size() == 32);
  }
}

TEST_CASE("http: by default the server listens on the loopback alone") {
  const Server server;
  std::ifstream table{"/proc/net/tcp"};
  char port[8];
  std::snprintf(port, sizeof port, ":%04X", static_cast<unsigned>(server.port()));
  std::size_t listening = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.find(std::string{port} + " 00000000:0000 0A") == std::string::npos) continue;
    ++listening;
    CHECK(line.find("0100007F" + std::string{port}) != std::string::npos);
  }
  CHECK(listening == 1);
}

TEST_CASE("http: every hostile JSON and XML file gets a 4xx with a problem, and memory stays flat") {
  const Server server;
  const std::filesystem::path folder = FERROLABEL_SOURCE_DIR "/tests/hostile";
  std::size_t files = 0;
  for (const auto* kind : {"json", "xml"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder / kind}) {
      const auto extension = entry.path().extension();
      if (!entry.is_regular_file() || (extension != ".json" && extension != ".xml")) continue;
      INFO(entry.path().string());
      std::ifstream stream{entry.path(), std::ios::binary};
      const std::string body{std::istreambuf_iterator<char>{stream}, {}};
      if (body.empty()) continue;
      const auto answer = server.post("/v1/compute", body, std::string{"application/"} + kind);
      CHECK(answer.status >= 400);
      CHECK(answer.status < 500);
      CHECK_FALSE(answer.code().empty());
      CHECK(answer.body.find(FERROLABEL_SOURCE_DIR) == std::string::npos);
      ++files;
    }
  CHECK(files > 300);
  check_memory(server);
}

TEST_CASE("http: under more load than can be done the rest is refused at once with Retry-After, and health is answered") {
  const Server server{{"--workers", "1"}};
  std::ifstream stream{FERROLABEL_SOURCE_DIR "/samples/plants/integrated-bf-bof.json"};
  const std::string plant{std::istreambuf_iterator<char>{stream}, {}};
  std::vector<Client> clients;
  for (int at = 0; at < 200; ++at) {
    clients.emplace_back(server.port());
    clients.back().send(head(json + "Content-Length: " + std::to_string(plant.size()) + "\r\n", "/v1/classify") + plant);
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(server.get("/healthz").status == 200);
  CHECK(std::chrono::steady_clock::now() - start < 1s);
  std::size_t good = 0;
  std::size_t shed = 0;
  for (auto& client : clients) {
    const auto responses = responses_in(client.receive(20s));
    REQUIRE(responses.size() == 1);
    if (responses.front().status == 200) {
      ++good;
    } else {
      ++shed;
      CHECK(responses.front().status == 503);
      CHECK(responses.front().headers.at("retry-after") == "1");
    }
  }
  CHECK(good > 0);
  CHECK(shed > 50);
  check_memory(server);
}
