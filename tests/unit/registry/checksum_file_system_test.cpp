// SPDX-License-Identifier: Apache-2.0
#include "registry_world.hpp"

#include <fstream>

#include "registry/page_checksum.hpp"
#include "registry/sqlite_library.hpp"
#include "registry/store_error.hpp"

namespace ferrolabel::registry::tests {

TEST_CASE("every page of a registry is sealed when it is closed, and read only while it is whole") {
  const Folder folder;
  const std::string path = folder / "registry.db";
  OpenOptions options;
  options.create = true;
  options.id = registry_id;
  {
    auto registry = Registry::open("sqlite:" + path, options);
    REQUIRE(registry.value().record_production(production(100)).empty());
    REQUIRE(issue(registry.value(), request("a", 60)).empty());
  }
  REQUIRE(damaged_pages(path).empty());
  REQUIRE(std::filesystem::file_size(path) % page_size == 0);
  {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(4 * page_size - 20);
    file.put('\x7f');
  }
  REQUIRE(damaged_pages(path).size() == 1);
  REQUIRE(damaged_pages(path).front().number == 4);
  const auto report = verify("sqlite:" + path);
  REQUIRE(code(report.findings) == "registry.verify.page");
  REQUIRE(report.findings.front().place.pointer == "/pages/4");
}

TEST_CASE("a layer is registered once, and a file system that is not there is a fault") {
  REQUIRE(checksum_file_system("", false) == checksum_file_system("", false));
  REQUIRE(checksum_file_system("", false) != checksum_file_system("", true));
  REQUIRE_THROWS_AS(checksum_file_system("no such system", false), StoreError);
}

}  // namespace ferrolabel::registry::tests
