// SPDX-License-Identifier: Apache-2.0
#include "network/loops.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <stdexcept>

#include "random_network.hpp"

namespace ferrolabel::network {
namespace {

TEST_CASE("a chain has no loops") {
  CHECK(find_loops(3, std::vector<Flow>{{2, 1, 1.1}, {1, 0, 1.2}, {2, 0, 0.1}}).empty());
  CHECK(find_loops(0, {}).empty());
}

TEST_CASE("goods that feed each other form one component, a good that feeds itself another") {
  const std::vector<Flow> flows{{1, 2, 0.1}, {2, 4, 0.1}, {4, 1, 0.1}, {3, 3, 0.2}, {0, 1, 0.5}, {2, 1, 0.1}};
  CHECK(find_loops(5, flows) == std::vector<Component>{{1, 2, 4}, {3}});
}

TEST_CASE("a flow of nothing closes no loop") {
  CHECK(find_loops(2, std::vector<Flow>{{0, 1, 0.5}, {1, 0, 0.0}}).empty());
}

TEST_CASE("the order of the flows does not change the components") {
  std::vector<Flow> flows = test::random_flows(300, 21);
  const auto expected = find_loops(300, flows);
  REQUIRE_FALSE(expected.empty());
  std::mt19937 bits{5};
  for (int round = 0; round < 10; ++round) {
    std::shuffle(flows.begin(), flows.end(), bits);
    REQUIRE(find_loops(300, flows) == expected);
  }
}

TEST_CASE("a ring of 200,000 goods does not exhaust the stack") {
  constexpr std::int32_t nodes = 200'000;
  std::vector<Flow> flows;
  for (std::int32_t i = 0; i < nodes; ++i) {
    flows.push_back({i, (i + 1) % nodes, 0.9});
  }
  const auto loops = find_loops(nodes, flows);
  REQUIRE(loops.size() == 1);
  CHECK(loops.front().size() == nodes);
}

TEST_CASE("a flow to a node that does not exist is refused with its numbers") {
  CHECK_THROWS_WITH(find_loops(2, std::vector<Flow>{{0, 2, 0.5}}), "flow from node 2 to node 0 in a network of 2");
  CHECK_THROWS_AS(find_loops(2, std::vector<Flow>{{-1, 0, 0.5}}), std::out_of_range);
}

}  // namespace
}  // namespace ferrolabel::network
