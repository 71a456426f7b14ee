// SPDX-License-Identifier: Apache-2.0
#include "registry/registry_check.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "registry/page_checksum.hpp"
#include "registry_world.hpp"

namespace ferrolabel::registry::tests {
namespace {

/// A registry with an entry of each kind. @return its heads, oldest first
std::vector<TreeHead> fill(Registry& registry) {
  std::vector<TreeHead> heads;
  REQUIRE(registry.record_production(production(100)).empty());
  auto asked = request("a", 60);
  asked.instruments = {"go-1"};
  REQUIRE(issue(registry, asked).empty());
  heads.push_back(registry.head()->head);
  auto second = request("b", 30, "coil", "gscc");
  second.pool = "urn:test:label:a";
  REQUIRE(issue(registry, second).empty());
  const auto used = registry.reserve(reservation("a", 10, "k1"), noon)->id;
  REQUIRE(registry.consume(used, noon).ok());
  REQUIRE(registry.reserve(reservation("b", 10, "k2"), noon).ok());
  REQUIRE(registry.set_status(second.label, {LabelStatus::suspended, "audit", "issuer", noon}, sign_head).empty());
  heads.push_back(registry.head()->head);
  return heads;
}

std::string bytes_of_file(const std::string& path) {
  std::ifstream stream{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

void write_file(const std::string& path, const std::string& bytes) { std::ofstream{path, std::ios::binary} << bytes; }

bool names_a_place(const VerifyReport& report) {
  return !report.findings.empty() && std::all_of(report.findings.begin(), report.findings.end(), [](const Finding& f) { return !f.place.pointer.empty(); });
}

}  // namespace

TEST_CASE("a registry that was only used has nothing to find, and is counted", "[both]") {
  const World world;
  auto registry = world.open();
  fill(registry);
  VerifyOptions options;
  options.head_is_signed = [](const StoredHead& head) { return head.token == sign_head(head.head); };
  const auto report = verify(world.url(), options);
  REQUIRE(report.findings.empty());
  REQUIRE(report.registry == registry_id);
  REQUIRE(report.entries == 10);
  REQUIRE(report.labels == 2);
  REQUIRE(report.log_entries == 3);
  REQUIRE(report.heads == 3);
}

TEST_CASE("every table's rows are held against the ledger, and the row is named", "[both]") {
  const World world;
  auto registry = world.open();
  fill(registry);
  auto& database = registry.database();
  const std::vector<std::pair<const char*, std::string>> changes{
      {"UPDATE productions SET produced = 101", "/productions/2"},
      {"UPDATE pools SET used = used + 1", "/pools/urn:test:label:a"},
      {"UPDATE labels SET status = 'active' WHERE label = 'urn:test:label:b'", "/labels/urn:test:label:b"},
      {"UPDATE labels SET reserved = reserved + 1 WHERE label = 'urn:test:label:a'", "/labels/urn:test:label:a"},
      {"DELETE FROM instruments", "/instruments/go-1 urn:test:label:a"},
      {"UPDATE reservations SET holder = 'thief' WHERE state = 'held'", "/reservations/"},
      {"INSERT INTO statuses (label, entry) VALUES ('urn:test:label:a', 3)", "/statuses/urn:test:label:a 3"},
      {"UPDATE state SET entries = entries - 1", "/state"},
  };
  for (const auto& [statement, place] : changes) {
    CAPTURE(statement);
    database.begin_write();
    REQUIRE(database.run(statement, {}) == 1);
    database.commit();
    const auto report = verify(world.url());
    REQUIRE(code(report.findings) == (place == "/state" ? "registry.verify.state" : "registry.verify.row"));
    REQUIRE_THAT(report.findings.front().place.pointer, Catch::StartsWith(place));
    database.begin_write();
    if (std::string{statement}.starts_with("UPDATE productions")) database.run("UPDATE productions SET produced = 100", {});
    if (std::string{statement}.starts_with("UPDATE pools")) database.run("UPDATE pools SET used = used - 1", {});
    if (std::string{statement}.find("'active'") != std::string::npos) database.run("UPDATE labels SET status = 'suspended' WHERE label = 'urn:test:label:b'", {});
    if (std::string{statement}.find("reserved + 1") != std::string::npos) database.run("UPDATE labels SET reserved = reserved - 1 WHERE label = 'urn:test:label:a'", {});
    if (std::string{statement}.starts_with("DELETE")) database.run("INSERT INTO instruments (instrument, label) VALUES ('go-1', 'urn:test:label:a')", {});
    if (std::string{statement}.find("thief") != std::string::npos) database.run("UPDATE reservations SET holder = 'buyer'", {});
    if (std::string{statement}.find("statuses") != std::string::npos) database.run("DELETE FROM statuses WHERE entry = 3", {});
    database.commit();
  }
}

TEST_CASE("a head that is not signed by the registry's key is named", "[both]") {
  const World world;
  auto registry = world.open();
  fill(registry);
  VerifyOptions options;
  options.head_is_signed = [](const StoredHead& head) { return head.head.size != 2; };
  const auto report = verify(world.url(), options);
  REQUIRE(report.findings.size() == 1);
  REQUIRE(report.findings.front().code == "registry.verify.head");
  REQUIRE(report.findings.front().place.pointer == "/heads/2");
}

TEST_CASE("an older copy and a past written anew are told from heads that were kept", "[both]") {
  const World world;
  auto registry = world.open();
  VerifyOptions options;
  options.kept = fill(registry);
  REQUIRE(verify(world.url(), options).findings.empty());

  const World older;
  auto copy = older.open();
  REQUIRE(copy.record_production(production(100)).empty());
  auto asked = request("a", 60);
  asked.instruments = {"go-1"};
  REQUIRE(issue(copy, asked).empty());
  const auto behind = verify(older.url(), options);
  REQUIRE(behind.findings.size() == 1);
  REQUIRE(code(behind.findings) == "registry.verify.rolled-back");

  const World other;
  auto fork = other.open();
  REQUIRE(fork.record_production(production(100)).empty());
  for (const auto* name : {"x", "y", "z", "u", "v"}) REQUIRE(issue(fork, request(name, 1)).empty());
  const auto forked = verify(other.url(), options);
  REQUIRE(forked.findings.size() == 2);
  REQUIRE(code(forked.findings) == "registry.verify.forked");
}

TEST_CASE("every byte of a small registry's file is covered: any one changed is found, on its page") {
  const Folder folder;
  const std::string path = folder / "registry.db";
  {
    OpenOptions options;
    options.create = true;
    options.id = registry_id;
    auto registry = Registry::open("sqlite:" + path, options);
    fill(registry.value());
  }
  const auto whole = bytes_of_file(path);
  REQUIRE(damaged_pages(path).empty());
  std::size_t missed = 0;
  std::array<unsigned char, page_size> page{};
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const auto number = at / page_size;
    std::copy_n(whole.begin() + static_cast<std::ptrdiff_t>(number * page_size), page_size, page.begin());
    page[at % page_size] ^= static_cast<unsigned char>(1u << at % 8);
    missed += page_is_whole(page.data(), number + 1) ? 1u : 0u;
  }
  REQUIRE(missed == 0);
}

TEST_CASE("changed bytes of a small registry's file are told by verify, with the page and what on it is changed") {
  const Folder folder;
  const std::string path = folder / "registry.db";
  OpenOptions options;
  options.create = true;
  options.id = registry_id;
  {
    auto registry = Registry::open("sqlite:" + path, options);
    fill(registry.value());
  }
  const auto whole = bytes_of_file(path);
  const char* step = std::getenv("FERROLABEL_TEST_FULL");
  for (std::size_t at = 0; at < whole.size(); at += step ? 1 : 211) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
    write_file(path, changed);
    const auto report = verify("sqlite:" + path);
    if (names_a_place(report) && report.findings.front().place.pointer == "/pages/" + std::to_string(at / page_size + 1)) continue;
    CAPTURE(at);
    FAIL("a changed byte is not told, or not where it is");
  }
}

TEST_CASE("who changes a byte and seals the page anew is found by the ledger, or has changed nothing that counts") {
  const Folder folder;
  const std::string path = folder / "registry.db";
  OpenOptions options;
  options.create = true;
  options.id = registry_id;
  std::string written;
  {
    auto registry = Registry::open("sqlite:" + path, options);
    fill(registry.value());
    written = exported(registry.value());
  }
  const auto whole = bytes_of_file(path);
  const char* step = std::getenv("FERROLABEL_TEST_FULL");
  std::size_t named = 0;
  for (std::size_t at = 0; at < whole.size(); at += step ? 1 : 101) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
    auto* page = reinterpret_cast<unsigned char*>(changed.data() + at / page_size * page_size);
    seal_page(page, at / page_size + 1);
    if (changed == whole) continue;  // of the checksum itself
    write_file(path, changed);
    const auto report = verify("sqlite:" + path);
    if (names_a_place(report)) {
      ++named;
      continue;
    }
    CAPTURE(at);
    options.lenient = true;
    options.create = false;
    REQUIRE(exported(*Registry::open("sqlite:" + path, options)) == written);
  }
  REQUIRE(named > 20);
}

}  // namespace ferrolabel::registry::tests
