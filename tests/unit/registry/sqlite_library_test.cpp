// SPDX-License-Identifier: Apache-2.0
#include "registry/sqlite_library.hpp"

#include <catch2/catch.hpp>

#include "registry/shared_library.hpp"

namespace ferrolabel::registry {

TEST_CASE("SQLite is found when it is first asked for, and stays the same") {
  REQUIRE(&sqlite() == &sqlite());
  REQUIRE(sqlite().vfs_find(nullptr) != nullptr);
}

TEST_CASE("a library or a function that is not there is a fault that names the package") {
  REQUIRE_THROWS_WITH((SharedLibrary{"libnothing-of-ours.so.9", "libnothing9"}), Catch::Contains("libnothing9"));
  const SharedLibrary library{"libsqlite3.so.0", "libsqlite3-0"};
  void (*function)() = nullptr;
  try {
    library.find(function, "sqlite3_does_not_exist");
    FAIL("found a function that is not there");
  } catch (const StoreError& error) {
    REQUIRE(error.kind() == StoreError::Kind::unavailable);
  }
}

}  // namespace ferrolabel::registry
