// SPDX-License-Identifier: Apache-2.0
#include "e2e/program.hpp"
#include "e2e/server.hpp"

using namespace ferrolabel::tests;

namespace {

const std::string tenders = root + "/samples/tenders/";
const std::string trust = root + "/samples/trust/trust.json";
const std::string json_type = "application/json";

std::string label() {
  auto token = read(root + "/samples/labels/good.jwt");
  token.pop_back();
  return token;
}

std::string verdict(const Response& response) { return std::string{response.json().root().member("verdict").scalar()}; }

std::string claim(const std::string& question) { return R"({"label": ")" + label() + R"(", "decisionDate": "2026-11-24", "question": )" + question + "}"; }

}  // namespace

TEST_CASE("a tender over HTTP gives the bytes of the command line") {
  const Server server{{"--trust", trust, "--questions", tenders}};
  const auto answer = server.post("/v1/tenders/validate", read(tenders + "bridge.json"), json_type);
  CHECK(answer.status == 200);
  const auto run = program("check " + tenders + "bridge.json --question " + tenders + "bridge-question.json --trust " + trust + " --format json");
  CHECK(run.code == 0);
  CHECK(answer.body == run.out);
}

TEST_CASE("a claim over HTTP is judged by its own question or by one that the server has") {
  const Server server{{"--trust", trust, "--questions", tenders}};
  const auto easy = R"({"format": "ferrolabel-question", "formatVersion": 1, "id": "easy", "registered": false, "classes": [{"scheme": "eu-ci", "class": "D", "family": "carbon"}]})";
  CHECK(verdict(server.post("/v1/claims/validate", claim(easy), json_type)) == "accept");
  CHECK(verdict(server.post("/v1/claims/validate", claim("\"bridge\""), json_type)) == "accept");
  const auto unknown = server.post("/v1/claims/validate", claim("\"tunnel\""), json_type);
  CHECK(unknown.status == 422);
  CHECK(unknown.code() == "claim.question.unknown");
}

TEST_CASE("a good label is undecided without a trust list, accepted with one, and rejected with its code when a byte is changed") {
  const Folder folder;
  const auto registry = "sqlite:" + (folder / "x.db");
  const auto post = [](const Server& server, const std::string& body) { return server.post("/v1/claims/validate", body, "application/vc+jwt"); };
  {
    const Server server{{"--registry", registry}};
    CHECK(server.get("/readyz").status == 200);
    CHECK(verdict(post(server, label())) == "cannot-decide");
  }
  const Server server{{"--registry", registry, "--trust", trust}};
  CHECK(verdict(post(server, label())) == "accept");
  CHECK(verdict(server.post("/v1/claims/validate", R"({"label": ")" + label() + "\"}", json_type)) == "cannot-decide");  // tonnes are claimed: who counts them?
  const auto good = label();
  const auto payload = good.find('.') + 1;
  const auto signature = good.find('.', payload) + 1;
  for (const auto& [at, code] : {std::pair{std::size_t{5}, "claim.label.not-proper"}, std::pair{payload + 100, "claim.label.altered"}, std::pair{signature + 10, "claim.label.altered"}}) {
    auto changed = good;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    const auto answer = post(server, changed);
    INFO(at << ' ' << answer.body.substr(0, 600));
    CHECK(verdict(answer) == "reject");
    CHECK(answer.body.find(code) != std::string::npos);
  }
  const auto bytes = post(server, good + "\xff");
  CHECK(bytes.status == 422);
  CHECK(bytes.code() == "claim.document.no-claim");
}

TEST_CASE("a label that names a registry is undecided over HTTP where that registry is not asked, also without a question") {
  const Folder folder;
  REQUIRE(program("registry init --registry 'sqlite:" + (folder / "r.db") + "' --id https://example.com/registry --name Registry --at 2026-11-01").code == 0);
  REQUIRE(program("key new '" + (folder / "mill") + "' --issuer https://example.com/mill --name Mill --at 2026-11-01").code == 0);
  REQUIRE(program("trust add '" + (folder / "mill") + "' --trust '" + (folder / "trust.json") + "'").code == 0);
  REQUIRE(program("label " + samples + "h2-dri-eaf.json coil --scheme eu-ci --quantity 10 --at 2026-11-24 --key '" + (folder / "mill") + "' --registry 'sqlite:" + (folder / "r.db") + "' -o '" + (folder / "label.jws") + "'").code == 0);
  const Server server{{"--trust", folder / "trust.json"}};
  auto token = read(folder / "label.jws");
  token.pop_back();
  CHECK(verdict(server.post("/v1/claims/validate", token, "application/vc+jwt")) == "cannot-decide");
}

TEST_CASE("a registered label is accepted over HTTP with a receipt that replays, until its tonnes are held for another") {
  const Folder folder;
  const auto registry = "sqlite:" + (folder / "registry.db");
  const auto list = folder / "trust.json";
  for (const auto& line : {"registry init --registry " + registry + " --id https://example.com/registry --name Registry --at 2026-11-01",
                           "key new " + (folder / "mill") + " --issuer https://example.com/mill --name Mill --at 2026-11-01",
                           "key new " + (folder / "office") + " --issuer https://example.com/office --name Office --at 2026-11-01",
                           "trust add " + (folder / "mill") + " --trust " + list, "trust add " + (folder / "office") + " --purpose receipt --trust " + list,
                           "label " + samples + "h2-dri-eaf.json coil --scheme eu-ci --quantity 10 --at 2026-11-24 --key " + (folder / "mill") + " --registry " + registry + " -o " + (folder / "label.jws")}) {
    INFO(line);
    REQUIRE(program(line).code == 0);
  }
  auto token = read(folder / "label.jws");
  token.pop_back();
  const auto body = R"({"label": ")" + token + R"(", "quantity": {"value": "10", "unit": "t"}, "bidder": "Bridge Ltd", "question": {"format": "ferrolabel-question", "formatVersion": 1, "id": "easy", "classes": [{"scheme": "eu-ci", "class": "D", "family": "carbon"}]}})";
  const Server server{{"--trust", list, "--registry", registry, "--key", folder / "office"}};
  const auto accepted = server.post("/v1/claims/validate", body, json_type);
  CHECK(verdict(accepted) == "accept");
  const auto at = accepted.body.find("\"receipt\": ");
  REQUIRE(at != std::string::npos);
  const auto receipt = accepted.body.substr(at + 11, accepted.body.rfind('}') - at - 11);
  write(folder / "receipt.json", receipt);
  CHECK(program("check --receipt " + (folder / "receipt.json") + " --trust " + list).code == 0);
  REQUIRE(program("registry reserve " + (folder / "label.jws") + " --quantity 4 --holder Somebody --request 1 --registry " + registry).code == 0);
  const auto refused = server.post("/v1/claims/validate?strict=1", body, json_type);
  CHECK(refused.status == 422);
  CHECK(refused.body.find("claim.quantity.oversold") != std::string::npos);
}
