// SPDX-License-Identifier: Apache-2.0
#include "syntax/node.hpp"

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("a node that does not exist answers without harm") {
  const Node nothing;
  CHECK_FALSE(nothing.exists());
  CHECK_FALSE(nothing.member("a"));
  CHECK_FALSE(nothing.first_child());
  CHECK_FALSE(nothing.next());
  CHECK_FALSE(nothing.place().known());
  CHECK_FALSE(Document{}.root());
  CHECK(Node{}.kind() == Kind::null);
  CHECK(Node{}.name().empty());
  CHECK(Node{}.scalar().empty());
}

TEST_CASE("only objects have members") {
  const auto result = json("{\"list\":[1],\"text\":\"a\",\"deep\":{\"a\":1}}");
  REQUIRE(result);
  CHECK_FALSE(result->root().member("list").member(""));
  CHECK_FALSE(result->root().member("text").member("a"));
  CHECK_FALSE(result->root().member("a"));
  CHECK(result->root().member("deep").member("a").scalar() == "1");
}

TEST_CASE("a pointer escapes '~' and '/' as RFC 6901 says, in JSON only") {
  const auto result = json("{\"a/b\":{\"m~n\":[{\"\":7}]}}");
  REQUIRE(result);
  const Node value = result->root().first_child().first_child().first_child().first_child();
  CHECK(value.place().pointer == "/a~1b/m~0n/0/");
}

TEST_CASE("a pointer of XML counts siblings of one name where there are several") {
  const auto result = xml("<p><s><i>1</i><j/><i>2</i></s></p>");
  REQUIRE(result);
  Node child = result->root().first_child().first_child();
  CHECK(child.place().pointer == "/p/s/i[1]");
  child = child.next();
  CHECK(child.place().pointer == "/p/s/j");
  CHECK(child.next().place().pointer == "/p/s/i[2]");
}

TEST_CASE("views of a document survive its move") {
  auto result = json("[\"kept\"]");
  REQUIRE(result);
  const Document moved = std::move(result).value();
  CHECK(moved.root().first_child().scalar() == "kept");
  CHECK(moved.source()->file == "test.json");
}
