// SPDX-License-Identifier: Apache-2.0
#include "finding/finding.hpp"

#include <catch2/catch.hpp>

using namespace ferrolabel;

TEST_CASE("a finding shows the line with a caret, and the second place of a contradiction") {
  const auto source = std::make_shared<const SourceText>(SourceText{"plant.json", "{\n  \"id\": \"x\",\n  \"id\": \"y\"\n}"});
  const Finding finding{"syntax.json.duplicate-name", Severity::error, {source, "/id", 3, 3}, "'id' is given twice", "keep one", Place{source, "/id", 2, 3}};
  CHECK(describe(finding) ==
        "plant.json:3:3 (/id): error [syntax.json.duplicate-name]: 'id' is given twice\n"
        "  \"id\": \"y\"\n"
        "  ^\n"
        "  against plant.json:2:3 (/id)\n"
        "  \"id\": \"x\",\n"
        "  ^\n"
        "  mend: keep one\n");
}

TEST_CASE("only an error stops a result") {
  CHECK_FALSE(has_errors({{"a.b", Severity::warning, {}, "w", "f"}, {"a.c", Severity::note, {}, "n", "f"}}));
  CHECK(has_errors({{"a.b", Severity::warning, {}, "w", "f"}, {"a.c", Severity::error, {}, "e", "f"}}));
}
