// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "e2e/program.hpp"
#include "e2e/server.hpp"
#include "support/json_schema.hpp"

using namespace ferrolabel;
using namespace ferrolabel::tests;

namespace {

/// One request of the walk through the file.
struct Case {
  std::string method, path;  ///< as the file names them
  std::string target;        ///< what is asked
  std::string body, type, headers;
  int status;
};

const std::string plant = read(samples + "sme-fasteners.json");

/// A label whose issuer no server knows.
std::string label_of_nobody() {
  const Folder folder;
  REQUIRE(program("key new " + (folder / "key.json") + " --issuer https://example.com/nobody --name Nobody --at 2026-11-24").code == 0);
  REQUIRE(program("label " + samples + "sme-fasteners.json screws --scheme eu-ci --quantity 1 --at 2026-11-24 --key " + (folder / "key.json") + " -o " + (folder / "label.jws")).code == 0);
  auto token = read((folder / "label.jws"));
  token.pop_back();
  return token;
}

std::vector<Case> cases() {
  const std::string json_type = "application/json";
  const std::string improve = "/v1/improve?product=screws&scheme=eu-ci";
  std::vector<Case> all;
  for (const auto* path : {"/healthz", "/readyz", "/version", "/metrics", "/openapi.json", "/v1/schemes", "/v1/methods", "/", "/page/main.js"}) {
    all.push_back({"get", path, path, {}, {}, {}, 200});
    all.push_back({"get", path, std::string{path} + "?a=b", {}, {}, {}, 400});
    all.push_back({"get", path, path, {}, {}, "Origin: http://evil.example\r\n", 403});
    all.push_back({"get", path, std::string{path} + "?" + std::string(3000, 'a'), {}, {}, {}, 414});
    all.push_back({"get", path, path, {}, {}, "X: " + std::string(20'000, 'a') + "\r\n", 431});
    all.push_back({"get", path, path, {}, {}, {}, 405});
  }
  for (auto& each : all)
    if (each.path == "/page/main.js") each.path = "/page/{file}";
  all.push_back({"get", "/page/{file}", "/page/page.css", {}, {}, {}, 200});
  all.push_back({"get", "/page/{file}", "/page/texts.json", {}, {}, {}, 200});
  all.push_back({"get", "/page/{file}", "/page/none.js", {}, {}, {}, 404});
  for (const auto* path : {"/", "/page/{file}"}) all.push_back({"get", path, path[1] == '\0' ? "/" : "/page/main.js", {}, {}, "If-None-Match: *\r\n", 304});
  all.push_back({"post", "/v1/improve", improve, plant, json_type, {}, 200});
  all.push_back({"post", "/v1/improve", improve, read(samples + "sme-fasteners.xml"), "application/xml", {}, 200});
  all.push_back({"post", "/v1/improve", "/v1/improve", plant, json_type, {}, 400});
  all.push_back({"post", "/v1/improve", "/v1/improve?product=screws&scheme=none", plant, json_type, {}, 422});
  for (const auto* path : {"/v1/compute", "/v1/classify"}) {
    all.push_back({"post", path, path, plant, json_type, {}, 200});
    all.push_back({"post", path, path, read(samples + "sme-fasteners.xml"), "application/xml", {}, 200});
    all.push_back({"post", path, path, "{\"a\":", json_type, {}, 400});
    all.push_back({"post", path, path, "{\"a\": 1}", json_type, {}, 422});
    all.push_back({"post", path, path, plant, "text/plain", {}, 415});
    all.push_back({"post", path, path, plant, json_type, "Origin: null\r\n", 403});
    all.push_back({"post", path, path, std::string((1u << 20) + 1, ' '), json_type, {}, 413});
    all.push_back({"post", path, path, plant, json_type, "Transfer-Encoding: chunked\r\n", 411});
    all.push_back({"post", path, path, {}, {}, {}, 405});
  }
  const auto claim = [](const std::string& token) { return R"({"label": ")" + token + "\"}"; };
  const std::string claims = "/v1/claims/validate";
  const std::string tenders = "/v1/tenders/validate";
  const auto label = label_of_nobody();
  const auto tender = R"({"tender": "t", "bids": [{"id": "b", "bidder": "B", "lines": [{"label": ")" + label + R"(", "quantity": {"value": "1", "unit": "t"}}]}]})";
  all.push_back({"post", claims, claims, claim(label), json_type, {}, 200});
  all.push_back({"post", claims, claims, label, "application/vc+jwt", {}, 200});
  all.push_back({"post", claims, claims + "?strict=1", claim(label), json_type, {}, 409});
  all.push_back({"post", claims, claims + "?strict=1", claim("a.b.c"), json_type, {}, 422});
  all.push_back({"post", claims, claims, tender, json_type, {}, 422});
  all.push_back({"post", claims, claims + "?strict=2", claim(label), json_type, {}, 400});
  all.push_back({"post", tenders, tenders, tender, json_type, {}, 200});
  all.push_back({"post", tenders, tenders, claim(label), json_type, {}, 422});
  for (const auto& path : {claims, tenders}) {
    all.push_back({"post", path, path, "{\"bids\":", json_type, {}, 400});
    all.push_back({"post", path, path, "{\"a\": 1}", json_type, {}, 422});
    all.push_back({"post", path, path, label, "text/plain", {}, 415});
    all.push_back({"post", path, path, {}, {}, {}, 405});
  }
  all.push_back({"post", "/v1/classify", "/v1/classify", R"({"intensity": "1245", "scrap": 0.3, "family": "QST"})", json_type, {}, 200});
  all.push_back({"post", "/v1/classify", "/v1/classify?scheme=less-1.1&draws=many", plant, json_type, {}, 400});
  for (const auto* change : {"suspend", "revoke", "reinstate"}) all.push_back({"post", "/v1/labels/{id}/" + std::string{change}, "/v1/labels/urn:example:x/" + std::string{change}, R"({"reason": "why"})", json_type, {}, 401});
  all.push_back({"post", "/v1/reservations", "/v1/reservations", R"({"label": "urn:example:x"})", json_type, {}, 401});
  all.push_back({"post", "/v1/reservations/{id}/consume", "/v1/reservations/1/consume", {}, json_type, {}, 401});
  all.push_back({"delete", "/v1/reservations/{id}", "/v1/reservations/1", {}, {}, {}, 401});
  all.push_back({"get", "/v1/labels/{id}", "/v1/labels/urn:example:x", {}, {}, {}, 404});
  all.push_back({"get", "/v1/status-list", "/v1/status-list", {}, {}, {}, 200});
  all.push_back({"get", "/v1/log/head", "/v1/log/head", {}, {}, {}, 404});
  all.push_back({"get", "/v1/log/proof/{id}", "/v1/log/proof/urn:example:x", {}, {}, {}, 404});
  all.push_back({"get", "/v1/log/consistency", "/v1/log/consistency?first=1&second=2", {}, {}, {}, 404});
  all.push_back({"get", "/v1/log/consistency", "/v1/log/consistency?first=x&second=2", {}, {}, {}, 400});
  return all;
}

Response ask(const Server& server, const Case& each) {
  if (each.status == 405) return server.get(each.target, {}, each.method == "get" ? "DELETE" : "GET");
  if (each.method == "delete") return server.get(each.target, each.headers, "DELETE");
  return each.method == "get" ? server.get(each.target, each.headers) : server.post(each.target, each.body, each.type, each.headers);
}

}  // namespace

TEST_CASE("every path, method, status and body is as the OpenAPI file has it, and everything in the file is served") {
  const Folder folder;
  const Server server{{"--registry", "sqlite:" + (folder / "registry.db")}};
  const auto served = server.get("/openapi.json");
  CHECK(served.body == read(root + "/schemas/openapi.json"));
  const auto document = served.json();
  const support::JsonSchema schema{document.root()};
  std::set<std::string> exercised;
  std::set<int> statuses;
  for (const auto& each : cases()) {
    INFO(each.method << ' ' << each.target.substr(0, 80) << ' ' << each.status);
    const auto answer = ask(server, each);
    CHECK(answer.status == each.status);
    const auto operation = document.root().member("paths").member(each.path).member(each.method);
    REQUIRE(operation);
    const auto response = schema.resolve(operation.member("responses").member(std::to_string(answer.status)));
    REQUIRE(response);
    exercised.insert(each.method + " " + each.path);
    statuses.insert(answer.status);
    if (answer.status == 304) {
      CHECK(answer.body.empty());
      continue;
    }
    const auto type = answer.headers.at("content-type");
    auto media = response.member("content").first_child();
    while (media && type.substr(0, media.name().size()) != media.name()) media = media.next();
    REQUIRE(media);
    for (auto header = response.member("headers").first_child(); header; header = header.next()) {
      std::string name{header.name()};
      for (char& sign : name) sign = static_cast<char>(::tolower(sign));
      CHECK(answer.headers.count(name) == 1);
    }
    if (media.name().substr(0, 5) != "text/" && media.name() != "application/jwt") {
      const auto body = answer.json();
      for (const auto& misfit : schema.misfits(media.member("schema"), body.root())) FAIL_CHECK(misfit << " in " << answer.body.substr(0, 400));
    }
  }
  std::size_t operations = 0;
  for (auto path = document.root().member("paths").first_child(); path; path = path.next())
    for (auto operation = path.first_child(); operation; operation = operation.next()) {
      INFO(operation.name() << ' ' << path.name());
      CHECK(exercised.count(std::string{operation.name()} + " " + std::string{path.name()}) == 1);
      ++operations;
      // 408, 500 and 503 are for the hostile tests, which hold their bodies.
      for (auto status = operation.member("responses").first_child(); status; status = status.next()) {
        const int number = std::stoi(std::string{status.name()});
        CHECK((statuses.count(number) == 1 || number == 408 || number == 500 || number == 503));
      }
    }
  CHECK(operations == exercised.size());
}
