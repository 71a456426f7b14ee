// SPDX-License-Identifier: Apache-2.0
#include "formats/input/archive_library.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::formats {

TEST_CASE("libarchive is found when it is first asked for, and stays the same") {
  REQUIRE(&archives() == &archives());
  archive* made = archives().read_new();
  REQUIRE(made != nullptr);
  REQUIRE(archives().read_free(made) == ARCHIVE_OK);
}

}  // namespace ferrolabel::formats
