// SPDX-License-Identifier: Apache-2.0
#include "lca/linking.hpp"

#include <cmath>
#include <set>
#include <utility>

namespace ferrolabel::lca {
namespace {

/// "1,234 inputs of 12 flows, such as 'coal', 'power'".
template <class List>
std::string flows_of(const Dataset& dataset, const List& list, const char* noun) {
  std::set<FlowIndex> flows;
  std::string names;
  for (const auto& entry : list) {
    if (!flows.insert(entry.flow).second || flows.size() > 3) continue;
    names += (names.empty() ? "'" : ", '") + dataset.flows[entry.flow].name + "'";
  }
  return std::to_string(list.size()) + " " + noun + (list.size() == 1 ? "" : "s") + " of " + std::to_string(flows.size()) + (flows.size() == 1 ? " flow, " : flows.size() > 3 ? " flows, such as " : " flows, ") + names;
}

}  // namespace

Linker::Linker(const Dataset& dataset, const ExchangeAmounts& amounts, const SystemOptions& options)
    : dataset_{dataset}, amounts_{amounts}, makers_(dataset.flows.size()), first_{0} {
  system_.dataset = &dataset;
  system_.options = options;
}

void Linker::add(ProcessIndex process, std::vector<CoProduct> products) {
  for (auto& product : products) {
    const auto activity = static_cast<std::int32_t>(system_.activities.size());
    makers_[product.flow].push_back(activity);
    nearest_.try_emplace({product.flow, dataset_.processes[process].location}, activity);
    system_.activities.push_back({process, product.flow, product.amount, product.shares.empty() ? product.share : std::nan(""), product.by});
    products_.push_back(std::move(product));
  }
  first_.push_back(static_cast<std::int32_t>(system_.activities.size()));
}

Linker::Choice Linker::choose(const Exchange& exchange, ProcessIndex consumer) {
  if (exchange.provider != none) {
    for (auto activity = first_[exchange.provider]; activity < first_[exchange.provider + 1]; ++activity)
      if (system_.activities[static_cast<std::size_t>(activity)].product == exchange.flow) return {activity, 1, true};
    other_product_.push_back(consumer);
    return {};
  }
  const auto& makers = makers_[exchange.flow];
  if (makers.empty() || system_.options.linking == LinkingPolicy::stated_only) return {-1, makers.size(), false};
  if (makers.size() == 1) return {makers.front(), 1, false};
  if (system_.options.linking == LinkingPolicy::only_maker) return {-1, makers.size(), false};
  const auto near = nearest_.find({exchange.flow, dataset_.processes[consumer].location});
  return {near != nearest_.end() ? near->second : makers.front(), makers.size(), false};
}

std::vector<bool> Linker::own_lines(ProcessIndex process) const {
  std::set<std::pair<FlowIndex, bool>> made;
  for (auto activity = first_[process]; activity < first_[process + 1]; ++activity) {
    const auto& product = products_[static_cast<std::size_t>(activity)];
    made.emplace(product.flow, product.treats);
  }
  std::vector<bool> own;
  for (const auto& exchange : dataset_.processes[process].exchanges) own.push_back(!exchange.avoided && made.contains({exchange.flow, exchange.input}));
  return own;
}

double Linker::per_unit(std::int32_t activity, std::size_t line, double share) const {
  const auto& at = system_.activities[static_cast<std::size_t>(activity)];
  return amounts_(at.process, line) * share / std::abs(at.reference_amount);
}

void Linker::link_input(std::int32_t activity, std::size_t line, double share) {
  const auto process = system_.activities[static_cast<std::size_t>(activity)].process;
  const auto& exchange = dataset_.processes[process].exchanges[line];
  const double amount = per_unit(activity, line, share);
  if (amount == 0.0) return;
  const auto choice = choose(exchange, process);
  if (choice.makers > 1) system_.ambiguous.push_back({activity, exchange.flow, choice.activity, choice.makers});
  if (choice.activity < 0) {
    const bool taken = exchange.input == (dataset_.flows[exchange.flow].kind == Flow::Kind::product);
    system_.unlinked.push_back({activity, exchange.flow, taken && !exchange.avoided ? amount : -amount});
    return;
  }
  auto& at = system_.activities[static_cast<std::size_t>(activity)];
  ++(choice.stated ? at.linked_as_stated : at.linked_by_flow);
  const auto& product = products_[static_cast<std::size_t>(choice.activity)];
  double use = exchange.input != product.treats && !exchange.avoided ? amount : -amount;
  if (product.amount < 0.0) use = -use;
  technosphere_.push_back({choice.activity, activity, -use});
}

void Linker::emit(std::int32_t activity, std::size_t line, double share) {
  const auto& process = dataset_.processes[system_.activities[static_cast<std::size_t>(activity)].process];
  const auto& exchange = process.exchanges[line];
  const double amount = per_unit(activity, line, share);
  if (amount == 0.0) return;
  const auto& location = exchange.location.empty() ? process.location : exchange.location;
  const auto [found, fresh] = elementary_.try_emplace({exchange.flow, exchange.input, location}, static_cast<std::int32_t>(system_.elementary.size()));
  if (fresh) system_.elementary.push_back({exchange.flow, exchange.input, location});
  interventions_.push_back({found->second, activity, amount});
}

void Linker::link_activity(std::int32_t activity, const std::vector<bool>& own) {
  const auto& product = products_[static_cast<std::size_t>(activity)];
  const auto& process = dataset_.processes[system_.activities[static_cast<std::size_t>(activity)].process];
  technosphere_.push_back({activity, activity, 1.0});
  for (std::size_t line = 0; line < process.exchanges.size(); ++line) {
    const auto& exchange = process.exchanges[line];
    if (own[line]) continue;
    const double share = product.shares.empty() ? product.share : product.shares[line];
    if (dataset_.flows[exchange.flow].kind == Flow::Kind::elementary) emit(activity, line, share);
    else link_input(activity, line, share);
  }
}

void Linker::tell(Findings& findings) const {
  const auto place_of = [this](std::int32_t activity) { return Place{nullptr, dataset_.processes[system_.activities[static_cast<std::size_t>(activity)].process].id}; };
  if (!system_.unlinked.empty()) {
    const bool refused = system_.options.cut_off == CutOffPolicy::refuse;
    findings.push_back({refused ? "lca.cut-off.refused" : "lca.link.missing", refused ? Severity::error : Severity::warning, place_of(system_.unlinked.front().activity),
                        flows_of(dataset_, system_.unlinked, "input") + ": nobody is known to make them" + (refused ? "" : "; cut off, so that what is upstream of them does not count"),
                        "add the processes that make them, or name providers in the source"});
  }
  if (!system_.ambiguous.empty())
    findings.push_back({"lca.link.several", Severity::warning, place_of(system_.ambiguous.front().activity),
                        flows_of(dataset_, system_.ambiguous, "input") + ": several processes make them, and the source names none; linked by the policy '" + std::string{to_string(system_.options.linking)} + "'",
                        "name providers in the source"});
  if (!other_product_.empty())
    findings.push_back({"lca.link.other-product", Severity::warning, {nullptr, dataset_.processes[other_product_.front()].id},
                        examples(dataset_, other_product_) + ": an input names a provider that does not make its flow, or makes it no more; left without one", "correct the provider or the flow in the source"});
}

ProductSystem Linker::link(Findings& findings) {
  const auto count = static_cast<std::int32_t>(system_.activities.size());
  for (ProcessIndex process = 0; process + std::size_t{1} < first_.size(); ++process) {
    if (first_[process] == first_[process + 1]) continue;
    const auto own = own_lines(process);
    for (auto activity = first_[process]; activity < first_[process + 1]; ++activity) link_activity(activity, own);
  }
  tell(findings);
  system_.technosphere = network::Matrix::from_triplets(count, technosphere_);
  system_.interventions = FlowMatrix::from_triplets(static_cast<std::int32_t>(system_.elementary.size()), count, std::move(interventions_));
  return std::move(system_);
}

}  // namespace ferrolabel::lca
