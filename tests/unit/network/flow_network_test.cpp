// SPDX-License-Identifier: Apache-2.0
#include "network/flow_network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

#include "random_network.hpp"

namespace ferrolabel::network {
namespace {

FlowNetwork network_of(std::int32_t nodes, const std::vector<Flow>& flows) {
  return std::get<FlowNetwork>(FlowNetwork::build(nodes, flows));
}

FlowDefect defect_of(std::int32_t nodes, const std::vector<Flow>& flows) {
  return std::get<FlowDefect>(FlowNetwork::build(nodes, flows));
}

std::vector<double> direct_of(std::int32_t nodes) {
  std::vector<double> direct;
  for (std::int32_t i = 0; i < nodes; ++i) {
    direct.push_back(0.05 + 0.3 * static_cast<double>(i % 11));
  }
  return direct;
}

std::vector<double> solved(FlowNetwork& network, std::vector<double> direct) {
  network.solve(direct);
  return direct;
}

std::vector<double> amounts_of(const std::vector<Flow>& flows) {
  std::vector<double> amounts;
  for (const Flow& flow : flows) {
    amounts.push_back(flow.amount);
  }
  return amounts;
}

TEST_CASE("a chain embeds what its suppliers emit") {
  FlowNetwork network = network_of(3, {{1, 0, 1.5}, {2, 1, 1.1}});
  CHECK_FALSE(network.has_loops());
  const auto x = solved(network, {0.2, 1.2, 0.1});
  CHECK(x[0] == Approx(0.2));
  CHECK(x[1] == Approx(1.2 + 1.5 * 0.2));
  CHECK(x[2] == Approx(0.1 + 1.1 * 1.5));
}

TEST_CASE("embedded values satisfy x = a + Mᵀx for networks with loops") {
  for (std::uint32_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    const std::vector<Flow> flows = test::random_flows(60, seed);
    FlowNetwork network = network_of(60, flows);
    const std::vector<double> a = direct_of(60);
    const auto x = solved(network, a);
    std::vector<double> right = a;
    for (const Flow& flow : flows) {
      right[static_cast<std::size_t>(flow.consumer)] += flow.amount * x[static_cast<std::size_t>(flow.supplier)];
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
      REQUIRE(x[i] == Approx(right[i]).epsilon(1e-13));
      REQUIRE(x[i] >= a[i]);
    }
  }
}

TEST_CASE("one transposed solve gives the finite differences of every direct value") {
  const std::vector<Flow> flows = test::random_flows(30, 17);
  FlowNetwork network = network_of(30, flows);
  const std::vector<double> a = direct_of(30);
  const auto x = solved(network, a);
  std::vector<double> row(30);
  for (const std::int32_t product : {0, 13, 29}) {
    network.sensitivities(product, row);
    const auto g = static_cast<std::size_t>(product);
    double sum = 0.0;
    for (std::size_t i = 0; i < 30; ++i) {
      std::vector<double> moved = a;
      moved[i] += 0.5;
      REQUIRE(row[i] == Approx((solved(network, moved)[g] - x[g]) / 0.5).margin(1e-6));
      sum += row[i] * a[i];
    }
    CHECK(sum == Approx(x[g]).epsilon(1e-13));
  }
}

TEST_CASE("the effect of an amount is the product's row times the supplier's embedded value") {
  std::vector<Flow> flows = test::random_flows(20, 8);
  FlowNetwork network = network_of(20, flows);
  const std::vector<double> a = direct_of(20);
  const auto x = solved(network, a);
  std::vector<double> row(20);
  network.sensitivities(5, row);
  for (std::size_t k = 0; k < flows.size(); ++k) {
    constexpr double step = 1e-6;
    std::vector<double> up = amounts_of(flows);
    std::vector<double> down = up;
    up[k] += step;
    down[k] = std::max(0.0, down[k] - step);
    FlowNetwork other = network.clone();
    REQUIRE(other.refactor(up) != Refactored::refused);
    const double above = solved(other, a)[5];
    REQUIRE(other.refactor(down) != Refactored::refused);
    const double below = solved(other, a)[5];
    const double expected =
        row[static_cast<std::size_t>(flows[k].consumer)] * x[static_cast<std::size_t>(flows[k].supplier)];
    REQUIRE((above - below) / (up[k] - down[k]) == Approx(expected).margin(1e-6));
  }
}

TEST_CASE("the order of the flows does not change a bit of the answer") {
  std::vector<Flow> flows = test::random_flows(60, 2);
  flows.push_back({1, 0, 1e-3});
  flows.push_back({1, 0, 3e-7});
  flows.push_back({1, 0, 0.1});
  FlowNetwork network = network_of(60, flows);
  const auto expected = solved(network, direct_of(60));
  std::mt19937 bits{1};
  for (int round = 0; round < 20; ++round) {
    std::shuffle(flows.begin(), flows.end(), bits);
    FlowNetwork shuffled = network_of(60, flows);
    REQUIRE(solved(shuffled, direct_of(60)) == expected);
  }
}

TEST_CASE("refactor with the same amounts gives the same bits, with others those of a new network to 1e-13") {
  std::vector<Flow> flows = test::random_flows(50, 6);
  FlowNetwork network = network_of(50, flows);
  const auto before = solved(network, direct_of(50));
  CHECK(network.refactor(amounts_of(flows)) == Refactored::kept);
  CHECK(solved(network, direct_of(50)) == before);
  for (std::size_t k = 0; k < flows.size(); ++k) {
    flows[k].amount *= 1.0 + 0.05 * std::cos(static_cast<double>(k));
  }
  CHECK(network.refactor(amounts_of(flows)) == Refactored::kept);
  FlowNetwork fresh = network_of(50, flows);
  const auto x = solved(network, direct_of(50));
  const auto y = solved(fresh, direct_of(50));
  for (std::size_t i = 0; i < x.size(); ++i) {
    REQUIRE(x[i] == Approx(y[i]).epsilon(1e-13));
  }
}

TEST_CASE("a loop of gain one or more is refused and named") {
  const std::vector<std::string> names{"slab", "pig iron", "steam"};
  for (const double amount : {0.5, 0.8, 40.0}) {
    const FlowDefect defect = defect_of(3, {{1, 2, 2.0}, {2, 1, amount}, {0, 1, 0.9}});
    REQUIRE(defect.kind == FlowDefect::Kind::gain);
    CHECK(defect.loop.members == std::vector<std::int32_t>{1, 2});
    CHECK(defect.loop.gain == Approx(2.0 * amount));
    const Finding finding = to_finding(defect, names);
    CHECK(finding.code == "network.gain");
    CHECK(finding.severity == Severity::error);
    CHECK_THAT(finding.message, Catch::Contains("pig iron → steam → pig iron"));
    CHECK_FALSE(finding.fix.empty());
  }
  CHECK_NOTHROW(network_of(3, {{1, 2, 2.0}, {2, 1, 0.499}, {0, 1, 0.9}}));
}

TEST_CASE("loops that only together reach a gain of one are refused although each is below") {
  const FlowDefect defect = defect_of(2, {{0, 0, 0.6}, {0, 1, 1.0}, {1, 0, 0.5}});
  REQUIRE(defect.kind == FlowDefect::Kind::gain);
  CHECK(defect.loop.spectral_radius > 1.0);
  CHECK_THAT(to_finding(defect, {}).message, Catch::Contains("spectral radius"));
}

TEST_CASE("two loops of great gain that would give positive determinants are refused all the same") {
  // det(I − M) = (1 − 4)(1 − 9) > 0: a test of the determinant would let it pass.
  const FlowDefect defect = defect_of(4, {{0, 1, 2.0}, {1, 0, 2.0}, {2, 3, 3.0}, {3, 2, 3.0}});
  REQUIRE(defect.kind == FlowDefect::Kind::gain);
  CHECK(defect.loop.members == std::vector<std::int32_t>{2, 3});
}

TEST_CASE("an amount that is negative or not finite is refused with its flow") {
  for (const double bad : {-0.1, std::nan(""), std::numeric_limits<double>::infinity()}) {
    const FlowDefect defect = defect_of(2, {{1, 0, 0.5}, {1, 0, bad}});
    CHECK(defect.kind == FlowDefect::Kind::amount);
    CHECK(defect.flow == 1);
    CHECK(to_finding(defect, {}).code == "network.amount");
  }
}

TEST_CASE("amounts of absurd size in a network with a loop are refused without blaming the loop") {
  const FlowDefect defect = defect_of(4, {{0, 1, 0.5}, {1, 0, 0.5}, {2, 0, 1e8}, {3, 2, 1e8}});
  CHECK(defect.kind == FlowDefect::Kind::singular);
  CHECK(defect.node == 3);
  CHECK(to_finding(defect, {}).code == "network.singular");
}

TEST_CASE("a draw whose loop reaches a gain of one is refused, and the next good one solves again") {
  FlowNetwork network = network_of(2, {{0, 1, 0.5}, {1, 0, 0.5}});
  CHECK(network.has_loops());
  std::vector<double> x{1.0, 1.0};
  CHECK(network.refactor(std::vector<double>{2.0, 0.6}) == Refactored::refused);
  CHECK_THROWS_AS(network.solve(x), std::logic_error);
  CHECK_THROWS_AS(network.sensitivities(0, x), std::logic_error);
  CHECK(network.refactor(std::vector<double>{-0.1, 0.6}) == Refactored::refused);
  CHECK(network.refactor(std::vector<double>{0.5, 0.5}) == Refactored::kept);
  network.solve(x);
  CHECK(x[0] == Approx(2.0));
}

TEST_CASE("a network of wrong sizes is refused before it is solved") {
  FlowNetwork network = network_of(2, {{0, 1, 0.5}});
  std::vector<double> three(3);
  CHECK_THROWS_AS(network.solve(three), std::invalid_argument);
  CHECK_THROWS_AS(network.sensitivities(0, three), std::invalid_argument);
  CHECK_THROWS_AS(network.sensitivities(2, std::span{three}.first(2)), std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(network.refactor(three)), std::invalid_argument);
  CHECK_THROWS_AS(network_of(2, {{0, 2, 0.5}}), std::out_of_range);
  CHECK_THROWS_AS(network_of(0, {}), std::invalid_argument);
}

}  // namespace
}  // namespace ferrolabel::network
