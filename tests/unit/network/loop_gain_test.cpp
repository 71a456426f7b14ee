// SPDX-License-Identifier: Apache-2.0
#include "network/loop_gain.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "random_network.hpp"

namespace ferrolabel::network {
namespace {

using Members = std::vector<std::int32_t>;

TEST_CASE("loops with a gain below one are not blamed") {
  CHECK_FALSE(find_loop_with_gain_at_least_one(2, std::vector<Flow>{{0, 1, 2.0}, {1, 0, 0.49}}));
  CHECK_FALSE(find_loop_with_gain_at_least_one(200, test::random_flows(200, 4, 0.95)));
}

TEST_CASE("a loop of gain one is blamed in the direction of the goods") {
  const std::vector<Flow> flows{{3, 1, 2.0}, {2, 3, 0.5}, {1, 2, 1.25}, {0, 1, 9.0}};
  const auto loop = find_loop_with_gain_at_least_one(4, flows);
  REQUIRE(loop);
  CHECK(loop->members == Members{1, 3, 2});
  CHECK(loop->gain == Approx(1.25));
  CHECK(loop->spectral_radius == Approx(std::cbrt(1.25)).epsilon(1e-12));
  CHECK(loop->component == Component{1, 2, 3});
}

TEST_CASE("a good that needs one unit of itself is a loop of its own") {
  const auto loop = find_loop_with_gain_at_least_one(2, std::vector<Flow>{{1, 1, 1.0}, {1, 0, 0.3}});
  REQUIRE(loop);
  CHECK(loop->members == Members{1});
  CHECK(loop->gain == 1.0);
  CHECK(loop->spectral_radius == 1.0);
}

TEST_CASE("loops that reach one only together are blamed with their common spectral radius") {
  const std::vector<Flow> flows{{0, 0, 0.6}, {0, 1, 1.0}, {1, 0, 0.5}};
  const auto loop = find_loop_with_gain_at_least_one(2, flows);
  REQUIRE(loop);
  CHECK(loop->gain < 1.0);
  CHECK(loop->spectral_radius == Approx(0.3 + std::sqrt(0.09 + 0.5)).epsilon(1e-12));
}

TEST_CASE("of two loops the one with the greater gain a step is named") {
  const std::vector<Flow> flows{{0, 1, 1.5}, {1, 0, 1.5}, {1, 2, 3.0}, {2, 1, 0.9}, {4, 3, 5.0}, {3, 4, 0.3}};
  const auto loop = find_loop_with_gain_at_least_one(5, flows);
  REQUIRE(loop);
  CHECK(loop->members == Members{1, 2});
  CHECK(loop->gain == Approx(2.7));
}

TEST_CASE("flows between the same two goods count together") {
  const std::vector<Flow> flows{{0, 1, 0.6}, {1, 0, 1.0}, {0, 1, 0.5}};
  const auto loop = find_loop_with_gain_at_least_one(2, flows);
  REQUIRE(loop);
  CHECK(loop->gain == Approx(1.1));
}

TEST_CASE("the blamed loop does not depend on the order of the flows") {
  std::vector<Flow> flows = test::random_flows(80, 9, 1.3);
  const auto expected = find_loop_with_gain_at_least_one(80, flows);
  REQUIRE(expected);
  std::mt19937 bits{3};
  for (int round = 0; round < 10; ++round) {
    std::shuffle(flows.begin(), flows.end(), bits);
    const auto loop = find_loop_with_gain_at_least_one(80, flows);
    REQUIRE(loop->members == expected->members);
    REQUIRE(loop->gain == expected->gain);
    REQUIRE(loop->spectral_radius == expected->spectral_radius);
  }
}

TEST_CASE("the named members close a loop of flows whose product is the gain") {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const std::vector<Flow> flows = test::random_flows(40, seed, 1.4);
    const auto loop = find_loop_with_gain_at_least_one(40, flows);
    if (!loop) {
      continue;
    }
    double product = 1.0;
    for (std::size_t i = 0; i < loop->members.size(); ++i) {
      const std::int32_t supplier = loop->members[i];
      const std::int32_t consumer = loop->members[(i + 1) % loop->members.size()];
      double amount = 0.0;
      for (const Flow& flow : flows) {
        amount += flow.supplier == supplier && flow.consumer == consumer ? flow.amount : 0.0;
      }
      product *= amount;
    }
    CHECK(product == Approx(loop->gain).epsilon(1e-12));
    CHECK(product > 0.0);
  }
}

TEST_CASE("the spectral radius of a ring of 3,000 goods is exact although the iteration alone would crawl") {
  std::vector<Flow> flows;
  for (std::int32_t i = 0; i < 3000; ++i) {
    flows.push_back({i, (i + 1) % 3000, i % 2 == 0 ? 4.0 : 0.2502});
  }
  const auto loop = find_loop_with_gain_at_least_one(3000, flows);
  REQUIRE(loop);
  CHECK(loop->members.size() == 3000);
  CHECK(loop->spectral_radius == Approx(std::sqrt(1.0008)).epsilon(1e-9));
}

}  // namespace
}  // namespace ferrolabel::network
