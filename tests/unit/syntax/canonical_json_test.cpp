// SPDX-License-Identifier: Apache-2.0
#include "syntax/canonical_json.hpp"

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

namespace {

std::string canonical(std::string text) {
  const auto result = json(std::move(text));
  REQUIRE(result);
  return canonical_json(result->root());
}

}  // namespace

TEST_CASE("members are sorted by UTF-16 code units, not by bytes") {
  CHECK(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude02\":2,\"\\u20ac\":3,\"b\":4,\"a\":5,\"\":6,\"aa\":7}") ==
        "{\"\":6,\"a\":5,\"aa\":7,\"b\":4,\"\u20ac\":3,\"\xF0\x9F\x98\x82\":2,\"\uFB33\":1}");
  CHECK(canonical("{\"\\ud83d\\ude03\":1,\"\\ud83d\\ude02\":2,\"\\ue000\":3,\"\\ud7ff\":4}") ==
        "{\"\uD7FF\":4,\"\xF0\x9F\x98\x82\":2,\"\xF0\x9F\x98\x83\":1,\"\uE000\":3}");
}

TEST_CASE("numbers take the layout of ECMAScript") {
  CHECK(canonical("[-0, 1e21, 1e20, 1E-6, 1e-7, 4.50, 100.0, 333333333.33333329]") ==
        "[0,1e+21,100000000000000000000,0.000001,1e-7,4.5,100,333333333.3333333]");
}

TEST_CASE("a canonical text is its own canonical form") {
  const std::string once =
      canonical(" { \"b\" : [ true , null , { } , [ ] , \"\\u0007\\/\" ] , \"a\" : { \"y\" : 0.10 , \"x\" : \"\" } } ");
  CHECK(once == "{\"a\":{\"x\":\"\",\"y\":0.1},\"b\":[true,null,{},[],\"\\u0007/\"]}");
  CHECK(canonical(once) == once);
}
