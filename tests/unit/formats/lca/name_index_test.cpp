// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/name_index.hpp"

#include <catch2/catch.hpp>

#include "lca/dataset.hpp"

using ferrolabel::formats::NameIndex;

TEST_CASE("a name keeps its place however many come after it") {
  NameIndex index;
  CHECK(index.find("0") == ferrolabel::lca::none);
  for (std::uint32_t i = 0; i < 10'000; ++i) REQUIRE(index.place(std::to_string(i)) == std::pair{i, true});
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    REQUIRE(index.place(std::to_string(i)) == std::pair{i, false});
    REQUIRE(index.find(index.name(i)) == i);
  }
  CHECK(index.find("") == ferrolabel::lca::none);
  CHECK(index.size() == 10'000);
}
