// SPDX-License-Identifier: Apache-2.0
#include "registry/registry_import.hpp"

#include <sstream>

#include "registry_world.hpp"

namespace ferrolabel::registry::tests {
namespace {

std::string history() {
  const World world;
  auto registry = world.open();
  REQUIRE(registry.record_production(production(100)).empty());
  auto asked = request("a", 60);
  asked.instruments = {"go-1"};
  REQUIRE(issue(registry, asked).empty());
  auto second = request("b", 60, "coil", "gscc");
  second.pool = asked.label;
  REQUIRE(issue(registry, second).empty());
  REQUIRE(registry.consume(registry.reserve(reservation("a", 10, "k1"), noon)->id, noon).ok());
  REQUIRE(registry.reserve(reservation("b", 10, "k2"), noon).ok());
  REQUIRE(registry.set_status(second.label, {LabelStatus::suspended, "audit", "issuer", noon}, sign_head).empty());
  return exported(registry);
}

Findings import_text(Registry& registry, const std::string& text) {
  std::istringstream stream{text};
  return import_lines(registry, [&]() -> std::optional<std::string> {
    std::string line;
    if (!std::getline(stream, line)) return std::nullopt;
    return line;
  });
}

}  // namespace

TEST_CASE("what was exported is imported as the same registry, heads and all", "[both]") {
  const auto text = history();
  const World world;
  auto registry = world.open();
  const auto findings = import_text(registry, text);
  for (const auto& finding : findings) UNSCOPED_INFO(describe(finding));
  REQUIRE(findings.empty());
  REQUIRE(exported(registry) == text);
  require_clean(world.url());
  REQUIRE(state(registry, "a").used == 10);
  REQUIRE(state(registry, "b").status == LabelStatus::suspended);
  REQUIRE(issue(registry, request("c", 41)) == "registry.production.exceeded");
  REQUIRE(issue(registry, request("c", 40)).empty());
  require_clean(world.url());
  REQUIRE(code(import_text(registry, text)) == "registry.import.not-empty");
}

TEST_CASE("an export that was changed is refused whole, and nothing is stored") {
  const auto text = history();
  const World world;
  auto registry = world.open();
  const auto before = exported(registry);
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  const auto joined = [](const std::vector<std::string>& some) {
    std::string all;
    for (const auto& line : some) all += line + "\n";
    return all;
  };
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {  // the last may be missing: an export of an earlier moment
    auto fewer = lines;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    CAPTURE(i);
    if (!lines[i].starts_with("{\"head\"")) REQUIRE_FALSE(import_text(registry, joined(fewer)).empty());
  }
  for (std::size_t at = 0; at < text.size(); at += 17) {
    auto changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CAPTURE(at);
    if (changed[at] == '\n' || text[at] == '\n') continue;
    REQUIRE_FALSE(import_text(registry, changed).empty());
  }
  REQUIRE(code(import_text(registry, "")) == "registry.import.line");
  REQUIRE(exported(registry) == before);
  require_clean(world.url());
}

}  // namespace ferrolabel::registry::tests
