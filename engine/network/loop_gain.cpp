// SPDX-License-Identifier: Apache-2.0
#include "network/loop_gain.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

namespace ferrolabel::network {
namespace {

/// A flow inside one component, in numbers local to it.
struct Edge {
  std::size_t consumer;
  std::size_t supplier;
  double amount;
  double weight;  // logarithm of the amount
};

/// Flows inside the component, sorted by consumer and supplier, flows of the same pair added up: order-independent.
std::vector<Edge> edges_within(const Component& component, std::span<const Flow> flows) {
  std::vector<Flow> inner;
  for (const Flow& flow : flows) {
    if (flow.amount > 0.0 && std::binary_search(component.begin(), component.end(), flow.consumer) &&
        std::binary_search(component.begin(), component.end(), flow.supplier)) {
      inner.push_back(flow);
    }
  }
  std::sort(inner.begin(), inner.end(), [](const Flow& a, const Flow& b) {
    return std::tie(a.consumer, a.supplier, a.amount) < std::tie(b.consumer, b.supplier, b.amount);
  });
  const auto local = [&](std::int32_t node) {
    return static_cast<std::size_t>(std::lower_bound(component.begin(), component.end(), node) - component.begin());
  };
  std::vector<Edge> edges;
  for (const Flow& flow : inner) {
    const std::size_t consumer = local(flow.consumer);
    const std::size_t supplier = local(flow.supplier);
    if (!edges.empty() && edges.back().consumer == consumer && edges.back().supplier == supplier) {
      edges.back().amount += flow.amount;
    } else {
      edges.push_back({consumer, supplier, flow.amount, 0.0});
    }
  }
  for (Edge& edge : edges) {
    edge.weight = std::log(edge.amount);
  }
  return edges;
}

/// The loop of greatest mean weight, by Howard's policy iteration: each node keeps one supplier, the loop that these
/// choices close is evaluated, and a node changes its choice where that raises its potential.
class Howard {
 public:
  Howard(std::size_t nodes, const std::vector<Edge>& edges) : edges_{edges}, choice_(nodes, 0), potential_(nodes, 0.0) {
    std::vector<bool> chosen(nodes, false);
    for (std::size_t index = 0; index < edges.size(); ++index) {
      const Edge& edge = edges[index];
      if (!chosen[edge.consumer] || edge.weight > edges[choice_[edge.consumer]].weight) {
        chosen[edge.consumer] = true;
        choice_[edge.consumer] = index;
        potential_[edge.consumer] = edge.weight;
      }
    }
    constexpr int greatest_rounds = 1000;
    for (int round = 0; round < greatest_rounds; ++round) {
      evaluate();
      if (!improve()) {
        break;
      }
    }
  }

  /// Edges of the loop, from consumer to supplier.
  [[nodiscard]] const std::vector<std::size_t>& loop() const { return loop_; }
  /// p with weight(consumer, supplier) + p[supplier] ≤ mean + p[consumer]: a good start for the power iteration.
  [[nodiscard]] const std::vector<double>& potential() const { return potential_; }

 private:
  void evaluate() {
    const std::size_t nodes = choice_.size();
    std::vector<std::size_t> seen(nodes, nodes);  // by which start a node was first reached
    bool first = true;
    for (std::size_t start = 0; start < nodes; ++start) {
      std::size_t node = start;
      while (seen[node] == nodes) {
        seen[node] = start;
        node = edges_[choice_[node]].supplier;
      }
      if (seen[node] != start) {
        continue;
      }
      std::vector<std::size_t> loop;
      double sum = 0.0;
      std::size_t member = node;
      do {
        loop.push_back(choice_[member]);
        sum += edges_[choice_[member]].weight;
        member = edges_[choice_[member]].supplier;
      } while (member != node);
      const double mean = sum / static_cast<double>(loop.size());
      if (first || mean > mean_) {
        first = false;
        mean_ = mean;
        loop_ = std::move(loop);
      }
    }
    follow_to(edges_[loop_.front()].consumer);
  }

  /// Potentials of the nodes whose choices lead to `root`; the others keep theirs until a better choice leads there.
  void follow_to(std::size_t root) {
    const std::size_t nodes = choice_.size();
    std::vector<std::vector<std::size_t>> choosers(nodes);
    for (std::size_t node = 0; node < nodes; ++node) {
      choosers[edges_[choice_[node]].supplier].push_back(node);
    }
    std::vector<std::size_t> queue{root};
    for (std::size_t head = 0; head < queue.size(); ++head) {
      for (const std::size_t node : choosers[queue[head]]) {
        if (node != root) {
          potential_[node] = potential_[queue[head]] + edges_[choice_[node]].weight - mean_;
          queue.push_back(node);
        }
      }
    }
  }

  bool improve() {
    bool improved = false;
    for (std::size_t index = 0; index < edges_.size(); ++index) {
      const Edge& edge = edges_[index];
      const double offered = potential_[edge.supplier] + edge.weight - mean_;
      double& held = potential_[edge.consumer];
      if (offered > held) {
        improved = improved || offered - held > 1e-12 * (1.0 + std::abs(held));
        held = offered;
        choice_[edge.consumer] = index;
      }
    }
    return improved;
  }

  const std::vector<Edge>& edges_;
  std::vector<std::size_t> choice_;
  std::vector<double> potential_;
  std::vector<std::size_t> loop_;
  double mean_ = 0.0;
};

/// Spectral radius of an irreducible M ≥ 0. Iterates with M + I, which is primitive; the Collatz–Wielandt quotients
/// min and max of ((M + I)x)ᵢ/xᵢ enclose radius + 1 at every step.
double spectral_radius(const std::vector<Edge>& edges, const std::vector<double>& potential) {
  const double top = *std::max_element(potential.begin(), potential.end());
  std::vector<double> x(potential.size());
  std::transform(potential.begin(), potential.end(), x.begin(),
                 [&](double value) { return std::exp(std::max(value - top, -600.0)); });
  std::vector<double> product(x.size());
  constexpr std::size_t greatest_work = 200'000'000;
  const std::size_t rounds = std::clamp<std::size_t>(greatest_work / edges.size(), 10, 20'000);
  double lower = 0.0;
  double upper = 0.0;
  for (std::size_t round = 0; round < rounds; ++round) {
    product = x;
    for (const Edge& edge : edges) {
      product[edge.consumer] += edge.amount * x[edge.supplier];
    }
    lower = upper = product[0] / x[0];
    double greatest = 0.0;
    for (std::size_t node = 0; node < x.size(); ++node) {
      lower = std::min(lower, product[node] / x[node]);
      upper = std::max(upper, product[node] / x[node]);
      greatest = std::max(greatest, product[node]);
    }
    if (!(upper - lower > 1e-14 * upper)) {
      break;
    }
    for (std::size_t node = 0; node < x.size(); ++node) {
      x[node] = std::max(product[node] / greatest, 1e-280);
    }
  }
  return 0.5 * (lower + upper) - 1.0;
}

Loop strongest_loop(const Component& component, std::span<const Flow> flows) {
  const std::vector<Edge> edges = edges_within(component, flows);
  const Howard howard{component.size(), edges};
  Loop loop;
  loop.component = component;
  loop.gain = 1.0;
  for (const std::size_t index : howard.loop()) {
    loop.members.push_back(component[edges[index].consumer]);
    loop.gain *= edges[index].amount;
  }
  // The edges run from consumer to supplier; goods run the other way.
  std::reverse(loop.members.begin(), loop.members.end());
  std::rotate(loop.members.begin(), std::min_element(loop.members.begin(), loop.members.end()), loop.members.end());
  // The gain per step of any loop is a lower bound of the radius, exact for a component that is one loop.
  const double per_step = std::pow(loop.gain, 1.0 / static_cast<double>(loop.members.size()));
  loop.spectral_radius = std::max(spectral_radius(edges, howard.potential()), per_step);
  if (loop.members.size() == 1 && edges.size() == 1) {
    loop.spectral_radius = loop.gain;
  }
  return loop;
}

}  // namespace

std::optional<Loop> find_loop_with_gain_at_least_one(std::int32_t nodes, std::span<const Flow> flows, double threshold) {
  std::optional<Loop> worst;
  for (const Component& component : find_loops(nodes, flows)) {
    Loop loop = strongest_loop(component, flows);
    if (loop.spectral_radius >= threshold && (!worst || loop.spectral_radius > worst->spectral_radius)) {
      worst = std::move(loop);
    }
  }
  return worst;
}

}  // namespace ferrolabel::network
