// SPDX-License-Identifier: Apache-2.0
#include "lca/product_system.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "lca/linking.hpp"

namespace ferrolabel::lca {

std::string_view to_string(AllocationPolicy policy) noexcept {
  constexpr std::array<std::string_view, 6> names{"stated", "physical", "economic", "causal", "substitution", "refuse"};
  return names[static_cast<std::size_t>(policy)];
}

std::string_view to_string(LinkingPolicy policy) noexcept {
  constexpr std::array<std::string_view, 3> names{"prefer-location", "only-maker", "stated-only"};
  return names[static_cast<std::size_t>(policy)];
}

std::string_view to_string(CutOffPolicy policy) noexcept { return policy == CutOffPolicy::cut ? "cut" : "refuse"; }

std::size_t ProductSystem::linked_as_stated() const noexcept {
  return std::accumulate(activities.begin(), activities.end(), std::size_t{0}, [](std::size_t sum, const Activity& each) { return sum + each.linked_as_stated; });
}

std::size_t ProductSystem::linked_by_flow() const noexcept {
  return std::accumulate(activities.begin(), activities.end(), std::size_t{0}, [](std::size_t sum, const Activity& each) { return sum + each.linked_by_flow; });
}

std::string ProductSystem::name_of(std::int32_t activity) const {
  const auto& at = activities[static_cast<std::size_t>(activity)];
  const auto& process = dataset->processes[at.process];
  const auto& product = dataset->flows[at.product];
  return "'" + process.name + "' (" + process.id + ")" + (product.name == process.name || product.id == process.id ? "" : " → '" + product.name + "'");
}

Result<std::int32_t> ProductSystem::find(std::string_view id) const {
  std::vector<std::int32_t> exact, by_process, by_product;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    const auto& process = dataset->processes[activities[i].process].id;
    const auto& product = dataset->flows[activities[i].product].id;
    const auto number = static_cast<std::int32_t>(i);
    if (id == process) by_process.push_back(number);
    if (id == product) by_product.push_back(number);
    if (id.size() == process.size() + 1 + product.size() && id.starts_with(process) && id.ends_with(product) && id[process.size()] == '/') exact.push_back(number);
  }
  for (const auto* found : {&exact, &by_process, &by_product}) {
    if (found->size() == 1) return found->front();
    if (found->empty()) continue;
    std::string choices;
    for (std::size_t i = 0; i < std::min<std::size_t>(found->size(), 5); ++i) {
      const auto& at = activities[static_cast<std::size_t>((*found)[i])];
      choices += (i == 0 ? "" : ", ") + dataset->processes[at.process].id + "/" + dataset->flows[at.product].id;
    }
    return Finding{"lca.demand.ambiguous", Severity::error, {}, "'" + std::string{id} + "' is made " + std::to_string(found->size()) + " times", "name one as PROCESS/PRODUCT: " + choices};
  }
  return Finding{"lca.demand.unknown", Severity::error, {}, "no process or product that can be demanded has the id '" + std::string{id} + "'", "take an id of 'ferrolabel lca search'"};
}

Result<ProductSystem> build_system(const Dataset& dataset, const SystemOptions& options) {
  const auto amounts = ExchangeAmounts::compute(dataset, options.scenario);
  if (!amounts) return amounts.findings();
  CoProductReport report;
  Linker linker{dataset, *amounts, options};
  for (ProcessIndex process = 0; process < dataset.processes.size(); ++process) linker.add(process, amounts->known(process) ? products_of(dataset, process, *amounts, options.allocation, report) : std::vector<CoProduct>{});
  auto findings = amounts.findings();
  const auto about_products = report.findings(dataset);
  findings.insert(findings.end(), about_products.begin(), about_products.end());
  if (linker.empty())
    findings.push_back({"lca.system.empty", Severity::error, {}, "'" + dataset.name + "' has " + std::to_string(dataset.processes.size()) + " processes, and none that makes something", "look at the report of the import"});
  if (has_errors(findings)) return findings;
  auto system = linker.link(findings);
  if (has_errors(findings)) return findings;
  return {std::move(system), std::move(findings)};
}

}  // namespace ferrolabel::lca
