// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "claim/tonnes.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("grams are told as tonnes, exactly") {
  CHECK(tonnes_text(120500000) == "120.5 t");
  CHECK(tonnes_text(1) == "0.000001 t");
  CHECK(tonnes_text(0) == "0 t");
}
