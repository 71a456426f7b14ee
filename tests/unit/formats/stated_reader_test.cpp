// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/stated_reader.hpp"

#include <catch2/catch.hpp>

#include "formats/pack/default_value_reader.hpp"
#include "pack_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

TEST_CASE("a figure of a pack has a unit that fits, a source of the pack and a confidence") {
  const auto with = [](std::string_view piece, std::string_view by) {
    return read_default_values(document(altered("factors/eu-cbam-default-values-2026.json", piece, by)));
  };
  CHECK(is_refused_with(with("\"unit\": \"1\"", "\"unit\": \"t\""), "pack.bad-unit"));
  CHECK(is_refused_with(with("\"source\": \"mark-up\"", "\"source\": \"hearsay\""), "pack.unknown-source"));
  CHECK(is_refused_with(with("\"value\": 1.1, ", ""), "pack.missing-member"));
}
