// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/year_table.hpp"

#include <catch2/catch.hpp>

#include "formats/pack/default_value_reader.hpp"
#include "pack_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

TEST_CASE("a table by year holds each year once, and the last holds for later years") {
  const auto pack = library().default_values("eu-cbam-default-values-2026").value();
  CHECK(pack->mark_up(2025) == nullptr);
  CHECK(pack->mark_up(2026)->value == 1.1);
  CHECK(pack->mark_up(2040)->value == 1.3);
  CHECK(is_refused_with(read_default_values(document(altered("factors/eu-cbam-default-values-2026.json", "\"year\": 2027", "\"year\": 2026"))), "pack.double-id"));
}
