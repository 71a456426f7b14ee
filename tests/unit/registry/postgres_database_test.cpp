// SPDX-License-Identifier: Apache-2.0
#include "registry/postgres_database.hpp"

#include <catch2/catch.hpp>

#include "registry/store_error.hpp"

namespace ferrolabel::registry {

TEST_CASE("a server that is not there is a plain fault that tells no password") {
  try {
    static_cast<void>(open_postgres("postgresql://someone:secret@localhost:1/none?connect_timeout=2"));
    FAIL("connected to a server that is not there");
  } catch (const StoreError& error) {
    REQUIRE(error.kind() == StoreError::Kind::unavailable);
    REQUIRE_THAT(error.what(), !Catch::Contains("secret"));
  }
}

}  // namespace ferrolabel::registry
