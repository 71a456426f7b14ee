// SPDX-License-Identifier: Apache-2.0
#include "registry/journal_pages.hpp"

#include <fstream>
#include <iterator>

#include "registry_world.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("pages that stand committed in the journal are told, up to its first damaged frame") {
  const Folder folder;
  const std::string path = folder / "registry.db";
  const std::string journal = path + "-wal";
  REQUIRE(journal_pages(journal).empty());
  OpenOptions options;
  options.create = true;
  options.id = registry_id;
  auto registry = Registry::open("sqlite:" + path, options);
  REQUIRE(registry.value().record_production(production(100)).empty());
  const auto pages = journal_pages(journal);
  REQUIRE(pages.size() > 5);
  REQUIRE(pages.contains(1));

  std::ifstream stream{journal, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  const std::string copy = folder / "copy";
  const auto pages_of = [&](const std::string& changed) {
    std::ofstream{copy, std::ios::binary} << changed;
    return journal_pages(copy);
  };
  REQUIRE(pages_of(bytes) == pages);
  REQUIRE(pages_of(bytes.substr(0, bytes.size() / 2)).size() < pages.size());
  for (const std::size_t at : {std::size_t{0}, std::size_t{20}, std::size_t{31}, std::size_t{60}}) {  // the header, the first frame
    auto changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    REQUIRE(pages_of(changed).empty());
  }
}

}  // namespace ferrolabel::registry::tests
