// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "formats/scheme/scheme_library.hpp"
#include "unit/claim/claim_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::claim;
using namespace ferrolabel::claim::test;

TEST_CASE("a label's standing is that of its history on the day, and a revocation is final") {
  RegisteredLabel label;
  label.history = {{day("2026-02-01"), "suspended", ""}, {day("2026-03-01"), "reinstated", ""}, {day("2026-04-01"), "revoked", ""}, {day("2026-05-01"), "reinstated", ""}};
  CHECK(standing_on(label, day("2026-01-31")) == "active");
  CHECK(standing_on(label, day("2026-02-01")) == "suspended");
  CHECK(standing_on(label, day("2026-03-01")) == "active");
  CHECK(standing_on(label, day("2026-06-01")) == "revoked");
}

TEST_CASE("tonnes reserved for others are not free, one's own are, and the pool bounds both") {
  RegisteredLabel label;
  label.issued = 100;
  label.used = 10;
  label.reservations = {{"r1", "A", 30}, {"r2", "B", 20}};
  CHECK(available_to(label, "A") == 70);
  CHECK(available_to(label, "B") == 60);
  CHECK(available_to(label, "") == 40);
  label.pool_free = 5;
  CHECK(available_to(label, "A") == 35);
  CHECK(available_to(label, "C") == 5);
  label.used = 200;
  CHECK(available_to(label, "A") == 0);
}

TEST_CASE("what is not at hand is nowhere") {
  CHECK(Evidence{}.scheme("eu-ci") == nullptr);
  CHECK(Evidence{}.registered("urn:x") == nullptr);
  CHECK(Evidence{}.facts() == nullptr);
}
