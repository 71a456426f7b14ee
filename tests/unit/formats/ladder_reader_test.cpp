// SPDX-License-Identifier: Apache-2.0
#include "formats/scheme/ladder_reader.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "label/limit.hpp"
#include "syntax/json_reader.hpp"

using namespace ferrolabel;

namespace {

struct Read {
  method::SchemeFamily family;
  Findings findings;
};

Read read_family(const std::string& limit) {
  const auto text = R"({"id": "all", "classes": [{"name": "A", "rank": 0, "limit": )" + limit +
                    R"(, "op": "<="}], "otherwise": {"name": "B", "rank": 1}})";
  const auto document = syntax::read_json({"family.json", text});
  REQUIRE(document.ok());
  Read read;
  read.family = formats::read_scheme_family(document->root(), read.findings);
  return read;
}

}  // namespace

TEST_CASE("a limit of points reads as straight pieces between them") {
  const auto read = read_family(R"({"points": [[0, 500], [0.5, 200], [1, 100]]})");
  REQUIRE(read.findings.empty());
  const auto share = quantity::Decimal::parse("0.25").value();
  CHECK(label::ExactLimit::at(read.family.classes.front().limit, share)->to_string() == "350");
}

TEST_CASE("points that do not run from no scrap to all scrap are refused") {
  CHECK_FALSE(read_family(R"({"points": [[0, 500], [0.9, 100]]})").findings.empty());
  CHECK_FALSE(read_family(R"({"points": [[0, 500], [0.5, 300], [0.5, 200], [1, 100]]})").findings.empty());
  CHECK_FALSE(read_family(R"({"points": [[0, 500], [1]]})").findings.empty());
}

TEST_CASE("a negative, huge or overly fine limit is refused") {
  for (const auto* limit : {R"({"a": -1, "b": 0})", R"({"a": 10000000, "b": 0})", R"({"a": 0.0001, "b": 0})", R"({"a": "400", "b": 0})"}) {
    const auto read = read_family(limit);
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings.front().code == "scheme.bad-limit");
  }
}
