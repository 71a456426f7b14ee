// SPDX-License-Identifier: Apache-2.0
#include "server/request_head.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;
using namespace ferrolabel::server;

namespace {

/// The code of the first finding; empty where the head is taken.
std::string code(const std::string& bytes) {
  const auto head = read_head(bytes, Limits{});
  return head ? std::string{} : head.findings().front().code;
}

std::string post(const std::string& headers) { return "POST /v1/compute HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n"; }

}  // namespace

TEST_CASE("a plain request is read: method, path, query, headers, length") {
  const auto head = read_head("POST /v1/labels/https%3A%2F%2Fa.example%2Fl/revoke?strict=1&a=b+c%20d HTTP/1.1\r\nHOST: localhost:8087\r\nContent-Length:  12\t\r\n\r\n", Limits{});
  REQUIRE(head.ok());
  CHECK(head->method == "POST");
  CHECK(head->path == std::vector<std::string>{"v1", "labels", "https://a.example/l", "revoke"});
  CHECK(head->parameter("strict") == "1");
  CHECK(head->parameter("a") == "b c d");
  CHECK(head->header("host") == "localhost:8087");
  CHECK(head->content_length == 12);
  CHECK(head->keep_alive);
}

TEST_CASE("the length of a body is stated once and in digits, or the request is refused") {
  CHECK(code(post("Content-Length: 5\r\n")).empty());
  CHECK(code(post("")) == "http.length.required");
  CHECK(code(post("Content-Length: 5\r\nContent-Length: 5\r\n")) == "http.length.malformed");
  for (const auto* length : {"2abc", "-1", "+5", "5, 5", "0x10", "5 5", "1e3", "9999999999999999", ""}) {
    INFO(length);
    CHECK(code(post(std::string{"Content-Length: "} + length + "\r\n")) == "http.length.malformed");
  }
  CHECK(code(post("Transfer-Encoding: chunked\r\n")) == "http.encoding.transfer");
  CHECK(code(post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")) == "http.encoding.transfer");
  CHECK(code(post("Content-Length: 5\r\nContent-Encoding: gzip\r\n")) == "http.encoding.content");
  CHECK(code("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n") == "http.body.unexpected");
  CHECK(code("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n").empty());
}

TEST_CASE("what two servers could read differently is refused") {
  CHECK(code("GET / HTTP/1.1\nHost: a\n\n") == "http.request.malformed");
  CHECK(code("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET / HTTP/1.1\r\nHost : a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n") == "http.request.malformed");
  CHECK(code(std::string{"GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 34}) == "http.request.malformed");
  CHECK(code("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET / HTTP/2\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET  / HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET /a%0d%0ab HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET /a%f HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET /a%c0%af HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
  CHECK(code("GET / HTTP/1.1\r\n\r\n") == "http.host.missing");
  CHECK(code("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") == "http.method.not-allowed");
}

TEST_CASE("a header's value stays as it was sent: percent-escapes in it are not decoded") {
  const auto head = read_head("GET / HTTP/1.1\r\nHost: a\r\nIdempotency-Key: a%41%0d%0aX: y\r\n\r\n", Limits{});
  REQUIRE(head.ok());
  CHECK(head->header("idempotency-key") == "a%41%0d%0aX: y");
  CHECK(head->header("x").empty());
}

TEST_CASE("headers, target and parameters have limits") {
  std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int at = 0; at < 63; ++at) many += "X-" + std::to_string(at) + ": 1\r\n";
  CHECK(code(many + "\r\n").empty());
  CHECK(code(many + "X: 1\r\n\r\n") == "http.header.too-many");
  CHECK(code("GET /" + std::string(2048, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n") == "http.target.too-long");
  std::string query = "GET /?";
  for (int at = 0; at < 65; ++at) query += "a=1&";
  CHECK(code(query + " HTTP/1.1\r\nHost: a\r\n\r\n") == "http.request.malformed");
}

TEST_CASE("a client of HTTP/1.0 keeps its connection only where it asks for it") {
  CHECK_FALSE(read_head("GET / HTTP/1.0\r\nHost: a\r\n\r\n", Limits{})->keep_alive);
  CHECK(read_head("GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n", Limits{})->keep_alive);
  CHECK_FALSE(read_head("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", Limits{})->keep_alive);
}
