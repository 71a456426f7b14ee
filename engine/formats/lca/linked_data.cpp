// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/linked_data.hpp"

#include <string_view>
#include <utility>

#include "formats/lca/import_notes.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {

namespace {

template <class Value>
const Value* find(const std::map<std::string, Value>& values, const std::string& key) {
  const auto found = values.find(key);
  return found == values.end() ? nullptr : &found->second;
}

}  // namespace

const LinkedData::UnitGroup* LinkedData::group_of(const std::string& property) const {
  const auto* group = find(group_of_property, property);
  return group == nullptr ? nullptr : find(groups, *group);
}

void LinkedData::pour(DatasetBuilder& builder) && {
  for (auto& draft : processes) pour_process(draft, builder);
}

void LinkedData::pour_process(DraftProcess& draft, DatasetBuilder& builder) const {
  builder.begin_process() = std::move(draft.process);
  for (auto& exchange : draft.exchanges) pour_exchange(draft, exchange, builder);
  auto& process = builder.process();
  std::map<std::string_view, std::uint32_t> by_number, by_flow;  // the first of each
  for (std::uint32_t rank = 0; rank < draft.exchanges.size(); ++rank) {
    by_number.emplace(draft.exchanges[rank].number, rank);
    by_flow.emplace(draft.exchanges[rank].flow.id, rank);
  }
  const auto rank_of = [&](const std::string& name) {
    if (const auto found = by_number.find(name); found != by_number.end()) return found->second;
    const auto found = by_flow.find(name);
    return found == by_flow.end() ? lca::none : found->second;
  };
  ImportNotes notes{builder.report(), draft.file};
  for (const auto& each : draft.allocation) {
    const auto product = rank_of(each.product.empty() ? each.product_number : each.product);
    const auto exchange = each.exchange.empty() ? lca::none : rank_of(each.exchange);
    if (product == lca::none || (exchange == lca::none && !each.exchange.empty())) {
      notes.add("import.allocation.unknown", Severity::warning, 0, [&] { return "an allocation of '" + process.name + "' names an exchange that is not there, or no fraction, and is left out"; }, "mend the allocation");
      continue;
    }
    process.allocation.push_back({each.method, process.exchanges[product].flow, exchange, each.share});
  }
  notes.about_reference(process, 0);
  builder.provides(process.id);
  builder.end_process(draft.file, 0);
}

/// Amounts go from their unit to the reference unit of their property, and from that to the reference property of the flow.
void LinkedData::pour_exchange(const DraftProcess& process, DraftExchange& draft, DatasetBuilder& builder) const {
  const auto* flow = find(flows, draft.flow.id);
  if (flow == nullptr)
    ImportNotes{builder.report(), process.file}.add("import.flow.missing", Severity::warning, 0, [&] { return "the flow '" + draft.flow.name + "' (" + draft.flow.id + ") is not in the input; what the exchange says of it is taken"; },
                                                    "export the flow too: its kind, compartment and unit are else a guess");
  const auto& property = !draft.property.empty() || flow == nullptr ? draft.property : flow->property;
  const auto* group = group_of(property);
  const auto* reference = flow == nullptr ? group : group_of(flow->property);
  const auto& stated = draft.unit.empty() ? draft.unit_name : draft.unit;
  const auto* factor = group == nullptr ? nullptr : find(group->units, stated.empty() ? group->reference : stated);
  auto unit = !draft.unit_name.empty() ? draft.unit_name : factor != nullptr ? group->reference : draft.unit;
  const auto* share = flow == nullptr || property == flow->property ? nullptr : find(flow->properties, property);
  if (factor != nullptr && reference != nullptr && (share != nullptr || flow == nullptr || property == flow->property)) {
    const double divide = share == nullptr ? 1 : *share;
    if (divide > 0 && *factor > 0 && (unit != reference->reference || *factor != divide)) {
      const UnitTable::Factor conversion{*factor, divide};
      draft.exchange.amount = conversion.apply(draft.exchange.amount);
      scale(draft.exchange.uncertainty, conversion.apply(1));
      builder.report().converted({unit, reference->reference, *factor, divide, "unit group '" + group->name + "' of the data", 1});
      if (draft.exchange.formula != lca::none) {
        auto& formula = builder.process().formulas[draft.exchange.formula];
        formula = "(" + formula + ") * " + syntax::format_number(*factor) + " / " + syntax::format_number(divide);
      }
      unit = reference->reference;
    }
  }
  draft.exchange.flow = builder.flow(draft.flow.id, [&] {
    auto made = flow == nullptr ? draft.flow : flow->flow;
    if (reference != nullptr) made.unit = reference->reference;
    return made;
  }, flow == nullptr ? draft.says : DatasetBuilder::Says::nothing);
  builder.exchange(draft.exchange, unit, draft.provider);
}

}  // namespace ferrolabel::formats
