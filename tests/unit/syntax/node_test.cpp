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

TEST_CASE("places without pointers get the same ones later, and foreign places are left alone") {
  const std::string text = "<p a='1' b='2'><s x='1'>t</s><s><i>1</i><j/><i>2</i></s></p>";
  const auto with = xml(text);
  auto without = xml(text);
  REQUIRE(without);
  without.value().leave_out_pointers();
  const auto compare = [&](const auto& self, Node one, Node other) -> void {
    auto place = other.place();
    CHECK(place.known());
    CHECK(place.pointer.empty());
    without->add_pointer(place);
    CHECK(spot(place) == spot(one.place()));
    for (auto child = one.first_child(), twin = other.first_child(); child; child = child.next(), twin = twin.next()) self(self, child, twin);
  };
  compare(compare, with->root(), without->root());
  auto foreign = with->root().place();
  foreign.pointer.clear();
  without->add_pointer(foreign);
  CHECK(foreign.pointer.empty());
  ferrolabel::Place named{without->source(), "/named", 1, 1};
  without->add_pointer(named);
  CHECK(named.pointer == "/named");
}
