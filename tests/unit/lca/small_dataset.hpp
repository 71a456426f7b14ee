// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lca/dataset.hpp"

namespace ferrolabel::lca::test {

/// Writes small datasets in few lines: flows and processes by their ids.
class SmallDataset {
 public:
  FlowIndex flow(const std::string& id, Flow::Kind kind, const std::string& unit = "kg", const std::string& compartment = "") {
    for (std::size_t i = 0; i < data.flows.size(); ++i)
      if (data.flows[i].id == id) return static_cast<FlowIndex>(i);
    data.flows.push_back({id, id, kind, unit, compartment, {}});
    return static_cast<FlowIndex>(data.flows.size() - 1);
  }

  /// A process that makes `amount` of a product of its own id.
  Process& makes(const std::string& id, double amount = 1.0, const std::string& location = "") {
    data.processes.push_back({});
    auto& process = data.processes.back();
    process.id = process.name = id;
    process.location = location;
    process.reference = 0;
    add(process, flow(id, Flow::Kind::product), false, amount);
    return process;
  }

  Exchange& takes(Process& process, const std::string& product, double amount) { return add(process, flow(product, Flow::Kind::product), true, amount); }
  Exchange& gives(Process& process, const std::string& product, double amount) { return add(process, flow(product, Flow::Kind::product), false, amount); }
  Exchange& emits(Process& process, const std::string& substance, double amount) { return add(process, flow(substance, Flow::Kind::elementary, "kg", "air"), false, amount); }

  static Exchange& add(Process& process, FlowIndex flow, bool input, double amount) {
    auto& exchange = process.exchanges.emplace_back();
    exchange.flow = flow;
    exchange.input = input;
    exchange.amount = amount;
    return exchange;
  }

  Dataset data;
};

/// Units enough for tests.
inline std::optional<double> unit_scale(std::string_view from, std::string_view to) {
  if (from == to) return 1.0;
  if (from == "g" && to == "kg") return 0.001;
  return std::nullopt;
}

/// Steel from power from coal, with the inventory that its publisher gives: 3.7 kg CO2 and 0.02 kg SO2 per kg.
/// @source VoLCA test-data/expected-results.md (Apache-2.0), in one unit each
inline Dataset steel_chain() {
  SmallDataset small;
  auto* process = &small.makes("steel");
  small.takes(*process, "power", 2.0);
  small.emits(*process, "CO2", 1.8);
  process = &small.makes("power");
  small.takes(*process, "coal", 0.5);
  small.emits(*process, "CO2", 0.9);
  small.emits(*process, "SO2", 0.01);
  process = &small.makes("coal");
  small.emits(*process, "CO2", 0.1);
  return small.data;
}

}  // namespace ferrolabel::lca::test
