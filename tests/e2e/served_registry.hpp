// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "e2e/program.hpp"
#include "e2e/server.hpp"

namespace ferrolabel::tests {

/// A server with a registry that holds one label of 10 t, and tokens for two procurers and a certifier.
struct ServedRegistry {
  Folder folder;
  std::string url;
  std::string id;
  std::map<std::string, std::string> tokens;
  std::unique_ptr<Server> server;

  /// @param address of the registry; empty = a file of its own
  explicit ServedRegistry(const std::string& address = {}) : url{address.empty() ? "sqlite:" + (folder / "r.db") : address} {
    const auto at = " --registry '" + url + "' ";
    const auto key = "'" + (folder / "registry.key") + "' ";
    REQUIRE(program("key new " + key + "--issuer urn:example:registry --name Registry").code == 0);
    REQUIRE(program("registry init --id urn:example:registry --name Registry --key " + key + at).code == 0);
    REQUIRE(program("key new '" + (folder / "key") + "' --issuer urn:example:mill --name Mill").code == 0);
    const auto issued = json(program("label '" + samples + "eaf-long-products.json' rebar --scheme eu-ci --quantity 10 --key '" + (folder / "key") + "' --registry-key " + key + at + "--format json"));
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
    start();
  }
  /// Starts the server, or starts it again.
  void start() {
    server.reset();
    server = std::make_unique<Server>(std::vector<std::string>{"--registry", url, "--registry-key", folder / "registry.key", "--tokens", folder / "tokens"});
  }
  [[nodiscard]] std::string by(const std::string& name, const std::string& key = {}) const {
    return "Authorization: Bearer " + tokens.at(name) + "\r\n" + (key.empty() ? "" : "Idempotency-Key: " + key + "\r\n");
  }
  [[nodiscard]] std::string hold(const std::string& tonnes) const { return R"({"label": ")" + id + R"(", "quantity": {"value": ")" + tonnes + R"(", "unit": "t"}})"; }
  /// The bytes of a reservation, for who asks over a connection of their own.
  [[nodiscard]] std::string reservation(const std::string& tonnes, const std::string& key) const {
    const auto body = hold(tonnes);
    return "POST /v1/reservations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + by("one", key) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  [[nodiscard]] Response reserve(const std::string& tonnes, const std::string& key, const std::string& name = "one") const {
    return server->post("/v1/reservations", hold(tonnes), "application/json", by(name, key));
  }
  /// Tonnes of the label that nobody holds or has used.
  [[nodiscard]] std::string available() const {
    const auto label = server->get("/v1/labels/" + id);
    REQUIRE(label.status == 200);
    return std::string{label.json().root().member("available").member("value").scalar()};
  }
};

}  // namespace ferrolabel::tests
