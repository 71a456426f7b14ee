// SPDX-License-Identifier: Apache-2.0
#include "registry/page_checksum.hpp"

#include <catch2/catch.hpp>

#include <array>

namespace ferrolabel::registry {

TEST_CASE("a page is whole as it was sealed, and with any one byte changed it is not") {
  std::array<unsigned char, page_size> page{};
  for (std::size_t i = 0; i < page.size(); ++i) page[i] = static_cast<unsigned char>(i * 7 + i / 256);
  seal_page(page.data(), 3);
  REQUIRE(page_is_whole(page.data(), 3));
  REQUIRE_FALSE(page_is_whole(page.data(), 4));
  std::size_t missed = 0;
  for (auto& byte : page) {
    for (const int change : {0x01, 0x80, 0xff}) {
      byte = static_cast<unsigned char>(byte ^ change);
      missed += page_is_whole(page.data(), 3) ? 1u : 0u;
      byte = static_cast<unsigned char>(byte ^ change);
    }
  }
  REQUIRE(missed == 0);
}

TEST_CASE("an empty page is not whole: a file of zeros is no registry") {
  const std::array<unsigned char, page_size> page{};
  REQUIRE_FALSE(page_is_whole(page.data(), 1));
}

}  // namespace ferrolabel::registry
