// SPDX-License-Identifier: Apache-2.0
#include "lca/dataset_counts.hpp"

namespace ferrolabel::lca {

FlowUses uses_of(const Dataset& dataset) {
  FlowUses uses{std::vector<std::uint32_t>(dataset.flows.size()), std::vector<std::uint32_t>(dataset.flows.size())};
  for (const auto& process : dataset.processes)
    for (const auto& exchange : process.exchanges)
      if (exchange.amount != 0 && !exchange.avoided) ++(exchange.input ? uses.takers : uses.makers)[exchange.flow];
  return uses;
}

DatasetCounts count(const Dataset& dataset) {
  DatasetCounts counts;
  const auto uses = uses_of(dataset);
  const auto kind_of = [&dataset](FlowIndex flow) { return static_cast<std::size_t>(dataset.flows[flow].kind); };
  counts.processes = dataset.processes.size();
  counts.parameters = dataset.parameters.size();
  for (const auto& flow : dataset.flows) ++counts.flows[static_cast<std::size_t>(flow.kind)];
  for (const auto& process : dataset.processes) {
    counts.parameters += process.parameters.size();
    counts.allocation_factors += process.allocation.size();
    for (const auto& indicator : process.declared) counts.declared += indicator.amounts.size();
    if (process.reference == none) ++counts.without_reference;
    std::size_t products = 0;
    for (const auto& exchange : process.exchanges) {
      const bool product = dataset.flows[exchange.flow].kind == Flow::Kind::product;
      ++counts.exchanges[kind_of(exchange.flow)];
      if (exchange.uncertainty.kind != Uncertainty::Kind::none) ++counts.uncertain;
      if (exchange.formula != none) ++counts.by_formula;
      if (exchange.provider != none) ++counts.with_provider;
      else if (product && exchange.input && exchange.amount != 0) ++(uses.makers[exchange.flow] > 0 ? counts.made_elsewhere : counts.made_nowhere);
      if (product && !exchange.input && !exchange.avoided && exchange.amount != 0) ++products;
    }
    if (products > 1) ++counts.several_products;
  }
  return counts;
}

}  // namespace ferrolabel::lca
