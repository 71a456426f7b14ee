// SPDX-License-Identifier: Apache-2.0
#include "syntax/json_string.hpp"

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace ferrolabel::syntax;
using namespace ferrolabel::syntax::test;

TEST_CASE("strings are escaped as RFC 8785 says and not otherwise") {
  std::string out = "x";
  append_json_string(out, "\"\\\b\t\n\f\r\x01\x1F/\x7F\u20ac");
  CHECK(out == "x\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f/\x7F\u20ac\"");
}

TEST_CASE("every byte below 128 is read back as it was written") {
  std::string all;
  for (int sign = 0; sign < 128; ++sign) all += static_cast<char>(sign);
  std::string out;
  append_json_string(out, all);
  CHECK(json(out)->root().scalar() == all);
}
