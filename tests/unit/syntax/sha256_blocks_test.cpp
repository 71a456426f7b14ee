// SPDX-License-Identifier: Apache-2.0
#include "syntax/sha256_blocks.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <vector>

namespace ferrolabel::syntax {

TEST_CASE("SHA-256 by the processor's instructions is SHA-256 in plain C++") {
  std::mt19937 random{20261124};
  for (std::size_t count = 0; count < 40; ++count) {
    std::vector<unsigned char> blocks(64 * count + 1);
    for (auto& byte : blocks) byte = static_cast<unsigned char>(random());
    Sha256State one{};
    for (auto& word : one) word = static_cast<std::uint32_t>(random());
    Sha256State other = one;
    sha256_blocks(one, blocks.data() + 1, count);  // from an odd address
    sha256_blocks_portable(other, blocks.data() + 1, count);
    REQUIRE(one == other);
  }
}

}  // namespace ferrolabel::syntax
