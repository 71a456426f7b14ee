// SPDX-License-Identifier: Apache-2.0
#include "server/problem.hpp"

#include <catch2/catch.hpp>

#include "server/request_head.hpp"

using namespace ferrolabel;
using namespace ferrolabel::server;

TEST_CASE("a problem has a stable type, the request's id and all findings") {
  Request request;
  request.id = "abc";
  const Findings findings{{"plant.unit.unknown", Severity::error, {nullptr, "/a/b", 2, 3}, "what", "mend"}, {"plant.other", Severity::warning, {}, "w", ""}};
  const auto reply = problem(request, findings, Limits{});
  CHECK(reply.status == 422);
  CHECK(reply.media_type == "application/problem+json");
  CHECK(reply.code == "plant.unit.unknown");
  for (const auto* text : {"\"https://ferrolabel.example/problems/wrong\"", "\"requestId\": \"abc\"", "\"pointer\": \"/a/b\"", "\"plant.other\""}) {
    INFO(text << reply.body);
    CHECK(reply.body.find(text) != std::string::npos);
  }
}

TEST_CASE("findings about the server's own files are our fault, and not shown") {
  const auto source = std::make_shared<const SourceText>(SourceText{"/srv/methods/schemes/x.json", "{}"});
  const auto reply = problem({}, Finding{"scheme.bad-id", Severity::error, {source, "/id", 1, 1}, "in /srv/methods", "mend"}, Limits{});
  CHECK(reply.status == 500);
  CHECK(reply.body.find("/srv") == std::string::npos);
}

TEST_CASE("a shed request says when to come back, and a missing token how to send one") {
  const auto header = [](const std::string& code) { return problem({}, http_error(code, "", ""), Limits{}).headers.at(0); };
  CHECK(header("http.overload.busy") == std::pair<std::string, std::string>{"Retry-After", "1"});
  CHECK(header("http.token.missing").first == "WWW-Authenticate");
}

TEST_CASE("text that cannot be read is malformed, and text that was understood is wrong") {
  CHECK(problem_kind("syntax.json.bad-value").status == 400);
  CHECK(problem_kind("plant.unit.unknown").status == 422);
  CHECK(problem_kind("http.encoding.transfer").status == 411);
  CHECK(problem_kind("http.encoding.content").status == 415);
}
