// SPDX-License-Identifier: Apache-2.0
#include "batch/rolling_buffer.hpp"

#include <catch2/catch.hpp>

#include "input_world.hpp"

namespace ferrolabel::batch {

TEST_CASE("the window of a buffer grows by what is read and shrinks by what is dropped") {
  TextSource source{"abcdefgh"};
  RollingBuffer buffer{3};
  buffer.open(source);
  REQUIRE(buffer.window().empty());
  REQUIRE(buffer.more());
  REQUIRE(buffer.window() == "abc");
  buffer.drop(2);
  REQUIRE(buffer.more());
  REQUIRE(buffer.window() == "cdef");
  REQUIRE(buffer.offset() == 2);
  REQUIRE(buffer.more());
  REQUIRE_FALSE(buffer.more());
  REQUIRE(buffer.window() == "cdefgh");
}

TEST_CASE("a buffer counts lines and columns of what it dropped, however it was cut") {
  std::string text;
  for (int line = 0; line < 300; ++line) text += std::string(static_cast<std::size_t>(line % 7), 'x') + "\r\n";
  for (const std::size_t step : {1u, 2u, 5u, 127u, 128u, 129u, 500u}) {
    TextSource source{text};
    RollingBuffer buffer{64};
    buffer.open(source);
    std::size_t dropped = 0;
    while (dropped + step < text.size()) {
      while (buffer.window().size() < step) REQUIRE(buffer.more());
      buffer.drop(step);
      dropped += step;
      const auto before = std::string_view{text}.substr(0, dropped);
      const auto last = before.rfind('\n');
      REQUIRE(buffer.offset() == dropped);
      REQUIRE(buffer.line() == 1 + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')));
      REQUIRE(buffer.column() == (last == std::string_view::npos ? dropped + 1 : dropped - last));
    }
  }
}

TEST_CASE("a buffer takes the room of what is held, and gives it back") {
  TextSource source{std::string(1u << 20, 'x')};
  RollingBuffer buffer{1000};
  buffer.open(source);
  while (buffer.window().size() < 500'000) REQUIRE(buffer.more());
  REQUIRE(buffer.capacity() < 1'000'000);
  while (buffer.more()) buffer.drop(buffer.window().size());
  REQUIRE(buffer.capacity() == 2000);
  REQUIRE(source.largest() == 1000);
}

TEST_CASE("a buffer serves one source after another, and asks none again after its end") {
  TextSource first{"one\ntwo"};
  TextSource second{"three"};
  RollingBuffer buffer{100};
  buffer.open(first);
  REQUIRE(buffer.more());
  buffer.drop(5);
  buffer.open(second);
  REQUIRE(buffer.more());
  REQUIRE(buffer.window() == "three");
  REQUIRE(buffer.line() == 1);
  REQUIRE(buffer.column() == 1);
  REQUIRE_FALSE(buffer.more());
  const std::size_t asked = second.largest();
  REQUIRE_FALSE(buffer.more());
  REQUIRE(second.largest() == asked);
}

}  // namespace ferrolabel::batch
