// SPDX-License-Identifier: Apache-2.0
#include "registry/records.hpp"

#include <catch2/catch.hpp>

namespace ferrolabel::registry {

TEST_CASE("a time is written in one way and read back as itself") {
  using namespace std::chrono_literals;
  const Time time = std::chrono::sys_days{std::chrono::year{2026} / 2 / 28} + 23h + 59min + 7s;
  REQUIRE(to_string(time) == "2026-02-28T23:59:07Z");
  REQUIRE(parse_time("2026-02-28T23:59:07Z") == time);
  for (const auto* wrong : {"2026-02-28T23:59:07", "2026-02-30T00:00:00Z", "2026-02-28T24:00:00Z", "2026-02-28T23:60:00Z", "2026-02-28 23:59:07Z",
                            "2026-02-28T-1:00:00Z", "2026-02-28T23:59:07z", ""}) {
    CAPTURE(wrong);
    REQUIRE_FALSE(parse_time(wrong));
  }
}

TEST_CASE("what an input loses to a product is rounded up to the gram") {
  REQUIRE(consumed_grams(1'000'000, 1'100'000) == 1'100'000);
  REQUIRE(consumed_grams(1, 1'000'001) == 2);
  REQUIRE(consumed_grams(0, 1'000'001) == 0);
  REQUIRE_FALSE(consumed_grams(-1, 1));
  REQUIRE_FALSE(consumed_grams(1, -1));
  REQUIRE(consumed_grams(999'999'999'999'999'999, 1'000'000) == 999'999'999'999'999'999);
  REQUIRE_FALSE(consumed_grams(999'999'999'999'999'999, 1'000'001));
}

TEST_CASE("each status and state has one name") {
  for (const auto status : {LabelStatus::active, LabelStatus::suspended, LabelStatus::revoked}) REQUIRE(parse_status(to_string(status)) == status);
  for (const auto state : {ReservationState::held, ReservationState::consumed, ReservationState::freed, ReservationState::expired})
    REQUIRE(parse_reservation_state(to_string(state)) == state);
  REQUIRE_FALSE(parse_status("Active"));
  REQUIRE_FALSE(parse_reservation_state(""));
}

}  // namespace ferrolabel::registry
