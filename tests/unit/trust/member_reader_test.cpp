// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "trust/member_reader.hpp"
#include "support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::trust;

TEST_CASE("one pass over an object finds all that is wrong with it") {
  const auto document = json(R"({"format":"x","formatVersion":2,"name":"","day":"2026-02-30","list":{},"more":1})");
  Findings findings;
  MemberReader members{document.root(), findings};
  members.format("x");
  CHECK(members.text("name").empty());
  (void)members.date("day");
  CHECK(members.items("list").empty());
  CHECK(members.text("id").empty());
  CHECK_FALSE(members.optional_date("end"));
  members.finish();
  CHECK(codes(findings) ==
        "trust.document.format trust.document.wrong-type trust.document.bad-date trust.document.wrong-type "
        "trust.document.missing-member trust.document.unknown-member");
  CHECK(findings.back().place.pointer == "/more");
}

TEST_CASE("what is no object is one finding, not one for each member") {
  const auto document = json("[1]");
  Findings findings;
  MemberReader members{document.root(), findings};
  (void)members.text("id");
  members.format("x");
  members.finish();
  CHECK(codes(findings) == "trust.document.wrong-type");
}

TEST_CASE("numbers, hashes, decimals and lists are read strictly") {
  const auto document = json(R"({"n": 9007199254740991, "big": 9007199254740992, "half": 0.5, "d": "1850.5", "minus": "-1", "words": ["a", ""], "list": 3, "h": "ab"})");
  Findings findings;
  MemberReader members{document.root(), findings};
  CHECK(members.count("n") == 9007199254740991);
  CHECK(members.decimal("d").to_string() == "1850.5");
  CHECK_FALSE(members.optional_decimal("none"));
  CHECK(members.optional_items("none").empty());
  CHECK(members.optional_texts("none").empty());
  CHECK(findings.empty());
  CHECK(members.count("big") == 0);
  CHECK(members.count("half") == 0);
  CHECK(members.decimal("minus").significand() == 0);
  CHECK(members.texts("words") == std::vector<std::string>{"a"});
  CHECK(members.items("list").empty());
  (void)members.hash("h");
  (void)members.hashes("gone");
  CHECK(codes(findings) == "trust.document.bad-number trust.document.bad-number trust.document.bad-number trust.document.wrong-type "
                           "trust.document.wrong-type trust.document.bad-hash trust.document.missing-member");
}
