// SPDX-License-Identifier: Apache-2.0
#include "network/loops.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace ferrolabel::network {
namespace {

/// Suppliers of each consumer, as compressed rows.
struct Suppliers {
  std::vector<std::size_t> starts;
  std::vector<std::size_t> nodes;
};

Suppliers suppliers_of(std::size_t nodes, std::span<const Flow> flows) {
  Suppliers result;
  result.starts.assign(nodes + 1, 0);
  for (const Flow& flow : flows) {
    if (flow.consumer < 0 || flow.supplier < 0 || static_cast<std::size_t>(flow.consumer) >= nodes ||
        static_cast<std::size_t>(flow.supplier) >= nodes) {
      throw std::out_of_range{"flow from node " + std::to_string(flow.supplier) + " to node " + std::to_string(flow.consumer) +
                              " in a network of " + std::to_string(nodes)};
    }
    if (flow.amount != 0.0) {
      ++result.starts[static_cast<std::size_t>(flow.consumer) + 1];
    }
  }
  for (std::size_t node = 0; node < nodes; ++node) {
    result.starts[node + 1] += result.starts[node];
  }
  result.nodes.resize(result.starts[nodes]);
  std::vector<std::size_t> next(result.starts.begin(), result.starts.end() - 1);
  for (const Flow& flow : flows) {
    if (flow.amount != 0.0) {
      result.nodes[next[static_cast<std::size_t>(flow.consumer)]++] = static_cast<std::size_t>(flow.supplier);
    }
  }
  return result;
}

/// Tarjan's algorithm with an explicit stack: a chain of 100,000 processes must not exhaust the call stack.
class Tarjan {
 public:
  explicit Tarjan(const Suppliers& suppliers)
      : suppliers_{suppliers}, number_(suppliers.starts.size() - 1, 0), low_(number_.size(), 0), waiting_(number_.size(), false),
        next_(suppliers.starts.begin(), suppliers.starts.end() - 1) {}

  std::vector<Component> components() {
    for (std::size_t node = 0; node < number_.size(); ++node) {
      if (number_[node] == 0) {
        visit(node);
      }
    }
    return std::move(found_);
  }

 private:
  void open(std::size_t node) {
    number_[node] = low_[node] = ++count_;
    waiting_[node] = true;
    members_.push_back(node);
    path_.push_back(node);
  }

  void visit(std::size_t root) {
    open(root);
    while (!path_.empty()) {
      const std::size_t node = path_.back();
      if (next_[node] < suppliers_.starts[node + 1]) {
        const std::size_t supplier = suppliers_.nodes[next_[node]++];
        if (number_[supplier] == 0) {
          open(supplier);
        } else if (waiting_[supplier]) {
          low_[node] = std::min(low_[node], number_[supplier]);
        }
      } else {
        path_.pop_back();
        if (!path_.empty()) {
          low_[path_.back()] = std::min(low_[path_.back()], low_[node]);
        }
        close(node);
      }
    }
  }

  void close(std::size_t node) {
    if (low_[node] != number_[node]) {
      return;
    }
    Component component;
    std::size_t member = 0;
    do {
      member = members_.back();
      members_.pop_back();
      waiting_[member] = false;
      component.push_back(static_cast<std::int32_t>(member));
    } while (member != node);
    const auto first = suppliers_.nodes.begin();
    const auto feeds_itself = [&] {
      const auto begin = first + static_cast<std::ptrdiff_t>(suppliers_.starts[node]);
      const auto end = first + static_cast<std::ptrdiff_t>(suppliers_.starts[node + 1]);
      return std::find(begin, end, node) != end;
    };
    if (component.size() > 1 || feeds_itself()) {
      std::sort(component.begin(), component.end());
      found_.push_back(std::move(component));
    }
  }

  const Suppliers& suppliers_;
  std::vector<std::size_t> number_;  // order of first visit from 1; 0 = not yet visited
  std::vector<std::size_t> low_;
  std::vector<bool> waiting_;  // visited, and its component not yet closed
  std::vector<std::size_t> next_;
  std::vector<std::size_t> members_;
  std::vector<std::size_t> path_;
  std::vector<Component> found_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<Component> find_loops(std::int32_t nodes, std::span<const Flow> flows) {
  const Suppliers suppliers = suppliers_of(static_cast<std::size_t>(std::max(nodes, 0)), flows);
  std::vector<Component> components = Tarjan{suppliers}.components();
  std::sort(components.begin(), components.end(),
            [](const Component& a, const Component& b) { return a.front() < b.front(); });
  return components;
}

}  // namespace ferrolabel::network
