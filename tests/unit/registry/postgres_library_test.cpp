// SPDX-License-Identifier: Apache-2.0
#include "registry/postgres_library.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::registry {

TEST_CASE("libpq is found when it is first asked for, and stays the same") {
  REQUIRE(&libpq() == &libpq());
  REQUIRE(libpq().get_result != nullptr);
}

}  // namespace ferrolabel::registry
