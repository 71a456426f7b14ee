// SPDX-License-Identifier: Apache-2.0
#include "syntax/reader_findings.hpp"

#include <catch2/catch.hpp>

#include "syntax/encoding.hpp"

using namespace ferrolabel::syntax;

TEST_CASE("a name in a message is cut at the edge of a sign and shows no control characters") {
  CHECK(quoted("mass") == "\"mass\"");
  CHECK(quoted("a\x1B[31m\n") == "\"a?[31m?\"");
  for (std::size_t shift = 0; shift < 4; ++shift) {
    const std::string cut =
        quoted(std::string(shift, 'a') +
               "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
               "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac");
    CHECK(is_utf8(cut));
    CHECK(cut.size() <= 90);
  }
}

TEST_CASE("names of one script pass, look-alikes among Latin letters and hidden signs do not") {
  for (const char* name : {"", "quantity_t", "m\u00e9moire", "\u043c\u0430\u0441\u0441\u0430", "\u03bc",
                           "\u91cd\u91cf_t", "stra\u00dfe"}) {
    INFO(name);
    CHECK_FALSE(is_confusable(name));
  }
  for (const char* name :
       {"qu\u0430ntity_t", "\u041cass", "m\u03b1ss", "mass\u200b", "\u202emass", "ma\u00adss", "\uFF4Dass", "\u200b"}) {
    INFO(name);
    CHECK(is_confusable(name));
  }
}
