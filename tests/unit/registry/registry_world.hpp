// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "registry/postgres_database.hpp"
#include "registry/registry.hpp"
#include "registry/registry_check.hpp"
#include "syntax/encoding.hpp"

/// A registry of a test's own. With FERROLABEL_TEST_POSTGRES in the environment (with_postgres.sh sets it) it is in that
/// server, each in a schema of its own; otherwise in a file.
namespace ferrolabel::registry::tests {

using namespace std::chrono_literals;

inline const Time noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h;
inline const std::string registry_id = "urn:ferrolabel:registry:test";

inline const char* postgres_url() { return std::getenv("FERROLABEL_TEST_POSTGRES"); }

/// A folder of this test alone, taken away at its end.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ferrolabel-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// The address of a registry that is not there yet.
class World {
 public:
  World() {
    if (postgres_url() == nullptr) {
      url_ = "sqlite:" + path();
      return;
    }
    static int count = 0;
    schema_ = "t" + std::to_string(getpid()) + "_" + std::to_string(++count);
    open_postgres(postgres_url())->script("CREATE SCHEMA " + schema_);
    url_ = std::string{postgres_url()} + "&options=-csearch_path%3D" + schema_;
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }
  [[nodiscard]] std::string path() const { return folder_ / "registry.db"; }
  [[nodiscard]] std::string schema() const { return schema_; }
  [[nodiscard]] std::string file(const std::string& name) const { return folder_ / name; }

  [[nodiscard]] Registry open(const std::string& file_system = {}) const {
    OpenOptions options;
    options.create = true;
    options.id = registry_id;
    options.sqlite_file_system = file_system;
    auto opened = Registry::open(url_, options);  // may throw
    for (const auto& finding : opened.findings()) UNSCOPED_INFO(describe(finding));
    REQUIRE(opened.ok());
    return std::move(opened).value();
  }

 private:
  Folder folder_;
  std::string url_;
  std::string schema_;
};

/// Same label and payload, same token: as Ed25519 signs.
inline std::string sign_label(std::string_view label, std::string_view payload) {
  return "eyJhbGciOiJFZERTQSJ9." + syntax::base64url_encode(payload) + "." + syntax::base64url_encode(syntax::sha256_digest(std::string{label}.append(payload)));
}
inline std::string sign_head(const TreeHead& head) { return "head." + trust::to_hex(head.root) + "." + std::to_string(head.size); }
inline const Signers signers{sign_label, sign_head};

inline Production production(Grams grams, const std::string& product = "coil") {
  using namespace std::chrono;
  return {"plant-1", product, year{2025} / 1 / 1, year{2025} / 12 / 31, grams, "sha256:" + std::string(64, 'a')};
}

inline IssueRequest request(const std::string& name, Grams grams, const std::string& product = "coil", const std::string& scheme = "less") {
  const auto made = production(0, product);
  IssueRequest result;
  result.label = "urn:test:label:" + name;
  result.installation = made.installation;
  result.product = product;
  result.from = made.from;
  result.to = made.to;
  result.scheme = scheme;
  result.grams = grams;
  result.payload = "{\"id\":\"" + result.label + "\",\"grams\":" + std::to_string(grams) + "}";
  return result;
}

inline ReserveRequest reservation(const std::string& name, Grams grams, const std::string& key, Time expires = noon + 1h) {
  return {"urn:test:label:" + name, grams, "buyer", key, "sha256:" + std::to_string(grams), expires};
}

/// Issues one label; its first finding's code, or "".
inline std::string issue(Registry& registry, const IssueRequest& asked, Time now = noon) {
  const auto outcome = registry.issue({&asked, 1}, signers, now).at(0);
  REQUIRE(outcome.findings.empty() != outcome.token.empty());
  return outcome.findings.empty() ? std::string{} : outcome.findings.front().code;
}

inline std::string code(const Findings& findings) { return findings.empty() ? std::string{} : findings.front().code; }
template <class T>
std::string code(const Result<T>& result) {
  return code(result.findings());
}

inline LabelState state(const Registry& registry, const std::string& name, Time now = noon) {
  const auto found = registry.find("urn:test:label:" + name, now);
  REQUIRE(found);
  return *found;
}

inline void require_clean(const std::string& url) {
  const auto report = verify(url);
  for (const auto& finding : report.findings) UNSCOPED_INFO(describe(finding));
  REQUIRE(report.findings.empty());
}

inline std::string exported(const Registry& registry, bool with_heads = true) {
  std::string text;
  registry.export_lines(with_heads, [&](std::string_view line) { text += line; });
  return text;
}

}  // namespace ferrolabel::registry::tests
