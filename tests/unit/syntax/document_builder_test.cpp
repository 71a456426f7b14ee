// SPDX-License-Identifier: Apache-2.0
#include "syntax/document_builder.hpp"

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("lines and columns are counted from 1, forwards and backwards") {
  LineCounter lines{"ab\n\ncd\r\ne"};
  const auto at = [&](std::size_t offset) {
    const auto [line, column] = lines.at(offset);
    return std::pair{line, column};
  };
  CHECK(at(0) == std::pair{1u, 1u});
  CHECK(at(2) == std::pair{1u, 3u});
  CHECK(at(3) == std::pair{2u, 1u});
  CHECK(at(5) == std::pair{3u, 2u});
  CHECK(at(8) == std::pair{4u, 1u});
  CHECK(at(9) == std::pair{4u, 2u});
  CHECK(at(1) == std::pair{1u, 2u});
}

TEST_CASE("kept text stays where it is while more is kept") {
  DocumentBuilder builder{Document::Syntax::json, {"t", ""}};
  const auto first = builder.keep("first");
  const char* address = first.data();
  for (int i = 0; i < 5000; ++i) static_cast<void>(builder.keep("some more text"));
  const auto large = builder.keep(std::string(100'000, 'x'));
  CHECK(first == "first");
  CHECK(first.data() == address);
  CHECK(large.size() == 100'000);
  CHECK(builder.keep("").empty());
}

TEST_CASE("repeated names are paired with the first of their name, for few and for many children") {
  for (const int fill : {0, 40}) {
    DocumentBuilder builder{Document::Syntax::json, {"t", ""}};
    const auto root = builder.open("", Kind::object, 0);
    const auto first = builder.leaf("same", Kind::null, "null", 0);
    std::vector<std::string> names;
    for (int i = 0; i < fill; ++i) names.push_back("n" + std::to_string(i));
    for (const auto& name : names) builder.leaf(name, Kind::null, "null", 0);
    const auto second = builder.leaf("same", Kind::null, "null", 0);
    const auto third = builder.leaf("same", Kind::null, "null", 0);
    const auto repeated = builder.repeated_names(root);
    REQUIRE(repeated.size() == 2);
    CHECK(repeated[0].later == second);
    CHECK(repeated[0].first == first);
    CHECK(repeated[1].later == third);
    CHECK(repeated[1].first == first);
  }
}
