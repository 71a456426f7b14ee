// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/dataset_builder.hpp"

#include <cmath>
#include <set>
#include <utility>

#include "formats/input/input_finding.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {

namespace {

Finding about(const lca::Process& process, std::string code, Severity severity, const std::string& message, std::string fix) {
  return {std::move(code), severity, {}, shown("process '" + process.name + "' (" + process.id + "): " + message), std::move(fix)};
}

}  // namespace

lca::Process& DatasetBuilder::begin_process() {
  own_keys_.clear();
  own_says_.clear();
  under_way_ = true;
  return dataset_.processes.emplace_back();
}

lca::Exchange& DatasetBuilder::exchange(lca::Exchange exchange, std::string_view unit, std::string_view provider) {
  exchange_units_.push_back(unit_ids_.place(unit).first);
  if (!provider.empty()) exchange.provider = provider_place(provider);
  return process().exchanges.emplace_back(exchange);
}

bool DatasetBuilder::end_process(const std::string& file, std::uint32_t line) {
  auto& ended = process();
  if (!process_ids_.place(ended.id).second) {
    report_.add("import.process.duplicate", [&] {
      auto finding = input_finding(file, "import.process.duplicate", "the process '" + ended.name + "' (" + ended.id + ") was read before; this one is left out",
                                   "keep one of the two, or give them ids of their own", line);
      finding.severity = Severity::warning;
      return finding;
    });
    drop_process();
    return false;
  }
  under_way_ = false;
  for (const auto& [flow, says] : own_says_) said_[flow] |= static_cast<std::uint8_t>(says);
  for (const auto& key : own_keys_) {
    const auto place = provider_place(key);
    if (providers_[place] == lca::none) providers_[place] = static_cast<lca::ProcessIndex>(dataset_.processes.size() - 1);
  }
  return true;
}

std::uint32_t DatasetBuilder::provider_place(std::string_view key) {
  const auto [place, is_new] = provider_ids_.place(key);
  if (is_new) providers_.push_back(lca::none);
  return place;
}

void DatasetBuilder::drop_process() {
  if (!std::exchange(under_way_, false)) return;
  exchange_units_.resize(exchange_units_.size() - process().exchanges.size());
  dataset_.processes.pop_back();
}

void DatasetBuilder::merge_flows(const std::vector<lca::FlowIndex>& instead) {
  auto& flows = dataset_.flows;
  std::vector<lca::FlowIndex> place(flows.size());
  lca::FlowIndex kept = 0;
  for (lca::FlowIndex flow = 0; flow < flows.size(); ++flow) {
    if (instead[flow] != flow) {
      said_[instead[flow]] |= said_[flow];
      continue;
    }
    place[flow] = kept;
    if (kept != flow) flows[kept] = std::move(flows[flow]);
    ++kept;
  }
  for (lca::FlowIndex flow = 0; flow < place.size(); ++flow)
    if (instead[flow] == flow) said_[place[flow]] = said_[flow];
  flows.resize(kept);
  said_.resize(kept);
  flow_ids_ = {};
  for (const auto& flow : flows) flow_ids_.place(flow.id);
  const auto move = [&](lca::FlowIndex& flow) { flow = place[instead[flow]]; };
  for (auto& process : dataset_.processes) {
    for (auto& exchange : process.exchanges) move(exchange.flow);
    for (auto& factor : process.allocation) move(factor.product);
  }
}

lca::Dataset DatasetBuilder::finish() && {
  settle_kinds();
  settle_units();
  settle_providers();
  return std::move(dataset_);
}

void DatasetBuilder::settle_kinds() {
  using Kind = lca::Flow::Kind;
  for (lca::FlowIndex index = 0; index < dataset_.flows.size(); ++index) {
    auto& flow = dataset_.flows[index];
    const auto is = [said = said_[index]](Says says) { return (said & static_cast<std::uint8_t>(says)) != 0; };
    if (said_[index] != 0) flow.kind = is(Says::made) ? Kind::product : is(Says::waste) ? Kind::waste : is(Says::taken) ? Kind::product : Kind::elementary;
    if ((is(Says::made) && is(Says::waste)) || (is(Says::elementary) && flow.kind != Kind::elementary))
      report_.add("import.flow.kind", [&] {
        return Finding{"import.flow.kind", Severity::warning, {}, shown("the flow '" + flow.name + "' (" + flow.id + ") is called a product, waste or elementary by turns; it is taken to be " + (flow.kind == Kind::waste ? "waste" : "a product")), "give each kind an id of its own"};
      });
    if (flow.kind == Kind::elementary && flow.compartment.empty())
      report_.add("import.compartment.missing", [&] {
        return Finding{"import.compartment.missing", Severity::warning, {}, shown("the elementary flow '" + flow.name + "' (" + flow.id + ") states no compartment; factors that name one do not count for it"), "state whether it goes to air, water or soil, or comes from the ground"};
      });
  }
}

/// A flow is counted in the unit of the first process that is there to make it; failing that in the first unit that is stated.
void DatasetBuilder::settle_units() {
  for (const bool references_only : {true, false}) {
    std::size_t next = 0;
    for (const auto& process : dataset_.processes)
      for (std::size_t rank = 0; rank < process.exchanges.size(); ++rank, ++next) {
        auto& flow = dataset_.flows[process.exchanges[rank].flow];
        if (flow.unit.empty() && (!references_only || rank == process.reference)) flow.unit = unit_ids_.name(exchange_units_[next]);
      }
  }
  struct Use {
    std::uint64_t exchanges = 0;
    const lca::Process* first = nullptr;
  };
  std::vector<Use> uses(unit_ids_.size());
  std::size_t next = 0;
  for (auto& process : dataset_.processes) {
    std::map<lca::FlowIndex, lca::FlowIndex> apart;
    for (auto& exchange : process.exchanges) {
      const auto unit = exchange_units_[next++];
      const auto flow = exchange.flow;
      if (uses[unit].exchanges++ == 0) uses[unit].first = &process;
      if (unit_ids_.name(unit) != dataset_.flows[flow].unit) convert(process, exchange, unit);
      if (exchange.flow != flow) apart.emplace(flow, exchange.flow);
    }
    if (!apart.empty()) move_shares(process, apart);
  }
  for (std::uint32_t unit = 0; unit < uses.size(); ++unit)
    if (uses[unit].exchanges > 0 && !units_.knows(unit_ids_.name(unit)))
      report_.add("import.unit.unknown", [&] {
        const auto name = unit_ids_.name(unit).empty() ? std::string{"no unit"} : "the unit '" + unit_ids_.name(unit) + "'";
        return Finding{"import.unit.unknown", Severity::note, {}, shown(std::to_string(uses[unit].exchanges) + " exchanges have " + name + ", which is not in the table of units, first in process '" + uses[unit].first->name + "' (" + uses[unit].first->id + "); their amounts stand as they are"),
                       "check the spelling, or add it to the file of units"};
      });
}

void DatasetBuilder::convert(lca::Process& process, lca::Exchange& exchange, std::uint32_t unit) {
  const auto& flow = dataset_.flows[exchange.flow];
  const auto& name = unit_ids_.name(unit);
  if (name.empty()) {
    report_.add("import.unit.missing", [&] {
      return about(process, "import.unit.missing", Severity::warning, "an amount of '" + flow.name + "' has no unit; it is taken to be in " + flow.unit, "state the unit");
    });
    return;
  }
  const auto factor = units_.factor(name, flow.unit);
  if (!factor) return keep_apart(process, exchange, unit);
  exchange.amount = factor->apply(exchange.amount);
  scale(exchange.uncertainty, factor->apply(1));
  if (exchange.formula != lca::none && factor->multiply != factor->divide) {
    auto& formula = process.formulas[exchange.formula];
    formula = "(" + formula + ") * " + syntax::format_number(factor->multiply) + " / " + syntax::format_number(factor->divide);
  }
  report_.converted({name, flow.unit, factor->multiply, factor->divide, "unit table", 1});
}

/// Amounts in units that do not convert are no amounts of one flow.
void DatasetBuilder::keep_apart(const lca::Process& process, lca::Exchange& exchange, std::uint32_t unit) {
  const auto& name = unit_ids_.name(unit);
  const auto& flow = dataset_.flows[exchange.flow];
  report_.add("import.unit.mismatch", [&] {
    return about(process, "import.unit.mismatch", Severity::warning, "an amount of '" + flow.name + "' is in " + name + ", which does not convert to " + flow.unit + "; it is kept apart as a flow of its own",
                 "state it in " + flow.unit + ", or in a unit of the same quantity");
  });
  auto apart = flow;
  apart.id += " [" + name + "]";
  apart.unit = name;
  exchange.flow = this->flow(apart.id, [&] { return apart; });
}

/// Shares of a product go along with it, unless another line of the process keeps the flow.
void DatasetBuilder::move_shares(lca::Process& process, const std::map<lca::FlowIndex, lca::FlowIndex>& apart) {
  std::set<lca::FlowIndex> stay;
  for (const auto& exchange : process.exchanges)
    if (!exchange.input) stay.insert(exchange.flow);
  for (auto& factor : process.allocation)
    if (const auto moved = apart.find(factor.product); moved != apart.end() && !stay.contains(factor.product)) factor.product = moved->second;
}

void DatasetBuilder::settle_providers() {
  for (auto& process : dataset_.processes)
    for (auto& exchange : process.exchanges) {
      if (exchange.provider == lca::none) continue;
      const auto key = exchange.provider;
      exchange.provider = providers_[key];
      if (exchange.provider != lca::none) continue;
      report_.add("import.provider.missing", [&] {
        return about(process, "import.provider.missing", Severity::warning, "'" + dataset_.flows[exchange.flow].name + "' is to come from " + provider_ids_.name(key) + ", which is not in the input",
                     "import the whole database, or let the linking by flow find another provider");
      });
    }
}

void scale(lca::Uncertainty& uncertainty, double factor) {
  using Kind = lca::Uncertainty::Kind;
  if (uncertainty.kind == Kind::none) return;
  if (uncertainty.kind == Kind::lognormal) {
    uncertainty.first += std::log(factor);
    return;
  }
  uncertainty.first *= factor;
  uncertainty.second *= factor;
  uncertainty.third *= factor;
}

}  // namespace ferrolabel::formats
