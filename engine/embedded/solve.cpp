// SPDX-License-Identifier: Apache-2.0
#include "embedded/solve.hpp"

#include <algorithm>
#include <span>

#include "embedded/assembly.hpp"
#include "embedded/precursor.hpp"

namespace ferrolabel::embedded {

using emissions::Operand;
using emissions::Rule;
using quantity::Ratio;
using SpecificTerm = emissions::Trace::Term<SpecificEmissions>;

namespace {

struct PurchasedUse {
  std::size_t process = 0;
  const plant::PurchasedPrecursor* precursor = nullptr;
  Traced<Ratio> amount;  // t per t of activity level
  PurchasedEmissions emissions;
};

/// The network's terms while they are gathered.
struct Terms {
  explicit Terms(std::pmr::memory_resource* memory) : flows{memory}, purchased{memory} {}

  Scratch<network::Flow> flows;
  std::vector<NetworkFlow> records;
  Scratch<PurchasedUse> purchased;
};

void number_nodes(Assembly& assembly) {
  auto& inventory = assembly.inventory;
  for (std::size_t at = 0; at < inventory.processes.size(); ++at) {
    auto& figures = inventory.processes[at];
    if (figures.process->kind != plant::ProcessKind::production) continue;
    if (!figures.process->activity_level || !(figures.process->activity_level->value > 0)) {
      assembly.calculation.error("embedded.activity-level.missing", figures.process->activity_level ? figures.process->activity_level->place : figures.process->place,
                                 "process '" + figures.process->id + "' has no activity level above zero", "state the tonnes of goods that meet the specification");
      continue;
    }
    figures.node = static_cast<std::int32_t>(inventory.node_process.size());
    figures.activity_level = assembly.trace().input(*figures.process->activity_level, &figures.process->id);
    inventory.node_process.push_back(static_cast<std::int32_t>(at));
  }
}

Terms gather(Assembly& assembly) {
  auto& trace = assembly.trace();
  Terms terms{assembly.memory};
  terms.records.reserve(assembly.plant.processes.size());
  Scratch<std::optional<std::optional<PurchasedEmissions>>> known(assembly.plant.purchased.size(), assembly.memory);
  for (std::size_t at = 0; at < assembly.inventory.processes.size(); ++at) {
    const auto& figures = assembly.inventory.processes[at];
    if (figures.node < 0) continue;
    for (const auto& use : figures.process->precursors) {
      const auto amount = trace.quotient<Ratio>(Rule::precursor_share, &figures.process->id, trace.input(use.mass, &use.from), figures.activity_level);
      if (const auto own = assembly.process(use.from); own >= 0) {
        const auto supplier = assembly.inventory.processes[static_cast<std::size_t>(own)].node;
        if (supplier < 0) continue;
        terms.flows.push_back({figures.node, supplier, amount.value.value()});
        terms.records.push_back({figures.node, supplier, amount.step});
      } else if (const auto* precursor = assembly.purchased(use.from)) {
        auto& emissions = known[static_cast<std::size_t>(precursor - assembly.plant.purchased.data())];
        if (!emissions) emissions = purchased_emissions(assembly, *precursor);
        if (*emissions) terms.purchased.push_back({at, precursor, amount, **emissions});
      }
    }
  }
  return terms;
}

/// a of a column: the process's own specific emissions and what its purchased precursors bring.
template <class Own, class Bought>
Column column_of(Assembly& assembly, const Terms& terms, Rule rule, const Own& own, const Bought& bought) {
  auto& trace = assembly.trace();
  Column column{rule, assembly.memory};
  column.direct.reserve(assembly.inventory.node_process.size());
  Scratch<SpecificTerm> parts{assembly.memory};
  for (const auto process : assembly.inventory.node_process) {
    const auto at = static_cast<std::size_t>(process);
    parts.clear();
    if (const auto figure = own(assembly.inventory.processes[at])) parts.push_back({*figure, false});
    for (const auto& use : terms.purchased)
      if (use.process == at)
        if (const auto value = bought(use))
          parts.push_back({trace.product<SpecificEmissions>(rule, &use.precursor->id, use.amount, *value), false});
    column.direct.push_back(parts.size() == 1 ? parts.front().figure
                                              : trace.sum<SpecificEmissions>(rule, &assembly.plant.processes[at].id, std::span<const SpecificTerm>{parts}));
  }
  return column;
}

void specific(Assembly& assembly) {
  auto& trace = assembly.trace();
  for (auto& figures : assembly.inventory.processes) {
    if (figures.node < 0) continue;
    const auto* id = &figures.process->id;
    figures.specific_direct = trace.quotient<SpecificEmissions>(Rule::specific_direct, id, figures.attributed_direct, figures.activity_level);
    for (std::size_t basis = 0; basis < electricity_basis_count; ++basis)
      if (figures.attributed_indirect[basis])
        figures.specific_indirect[basis] = trace.quotient<SpecificEmissions>(Rule::specific_indirect, id, *figures.attributed_indirect[basis], figures.activity_level);
  }
}

bool indirect_in_basis(const Assembly& assembly, const std::string& category_name) {
  const auto& method = assembly.calculation.method;
  const auto* category = method.goods->find_category(category_name);
  return category != nullptr && (method.transitional_indirect ? category->indirect_in_basis_transitional : category->indirect_in_basis);
}

/// Direct, the indirect cases, and the indirect emissions that are in the basis by the good's category.
std::vector<Column> columns_of(Assembly& assembly, const Terms& terms) {
  std::vector<Column> columns;
  columns.reserve(electricity_basis_count + 2);
  columns.push_back(column_of(assembly, terms, Rule::specific_embedded, [](const ProcessFigures& figures) { return std::optional{figures.specific_direct}; },
                              [](const PurchasedUse& use) { return std::optional{use.emissions.direct}; }));
  for (std::size_t basis = 0; basis < electricity_basis_count; ++basis) {
    const bool complete = !assembly.inventory.node_process.empty() &&
                          assembly.inventory.processes[static_cast<std::size_t>(assembly.inventory.node_process.front())].specific_indirect[basis].has_value();
    if (!complete) continue;
    columns.push_back(column_of(assembly, terms, Rule::specific_embedded, [basis](const ProcessFigures& figures) { return figures.specific_indirect[basis]; },
                                [](const PurchasedUse& use) { return use.emissions.indirect; }));
    columns.back().basis = static_cast<ElectricityBasis>(basis);
  }
  if (assembly.calculation.method.basis_applies) {
    columns.push_back(column_of(assembly, terms, Rule::basis_embedded,
                                [&](const ProcessFigures& figures) { return indirect_in_basis(assembly, figures.process->category) ? figures.specific_indirect[0] : std::nullopt; },
                                [&](const PurchasedUse& use) { return indirect_in_basis(assembly, use.precursor->category) ? use.emissions.indirect : std::nullopt; }));
    columns.back().of_basis = true;
  }
  return columns;
}

void fill(Assembly& assembly, const std::vector<Column>& columns) {
  auto& trace = assembly.trace();
  for (auto& figures : assembly.inventory.processes) {
    if (figures.node < 0) continue;
    const auto node = static_cast<std::size_t>(figures.node);
    figures.direct_embedded = columns.front().solution[node];
    for (const auto& column : columns) {
      if (column.basis) figures.indirect_embedded[static_cast<std::size_t>(*column.basis)] = column.solution[node];
      if (!column.of_basis) continue;
      const bool own = indirect_in_basis(assembly, figures.process->category);
      const auto with = trace.sum<SpecificEmissions>(Rule::basis_embedded, &figures.process->id, {{figures.direct_embedded, false}, {column.solution[node], false}});
      const auto without = own ? with : trace.sum<SpecificEmissions>(Rule::basis_embedded, &figures.process->id, {{figures.direct_embedded, false}});
      figures.basis_embedded = assembly.calculation.method.precursor_indirect_in_basis ? with : without;
      figures.basis_embedded_with_precursor_indirect = with;
    }
  }
}

/// Whether a process says anything of its direct emissions; saying that there are none is reportedDirect 0.
bool states_direct(const Assembly& assembly, const plant::Process& process) {
  if (process.reported_direct) return true;
  const auto is = [&](const std::string& id) { return id == process.id; };
  const auto& plant = assembly.plant;
  return std::any_of(plant.source_streams.begin(), plant.source_streams.end(),
                     [&](const auto& stream) {
                       return is(stream.process) || std::any_of(stream.shares.begin(), stream.shares.end(), [&](const auto& share) { return is(share.process); });
                     }) ||
         std::any_of(plant.measured_emissions.begin(), plant.measured_emissions.end(), [&](const auto& measured) { return is(measured.process); }) ||
         std::any_of(plant.heat.begin(), plant.heat.end(), [&](const auto& flow) { return is(flow.to); }) ||
         std::any_of(plant.waste_gases.begin(), plant.waste_gases.end(), [&](const auto& flow) { return is(flow.to); });
}

/// What a process leaves out is said, and makes the figures that rest on it incomplete: it is never taken for nothing.
void note_what_is_not_stated(const Assembly& assembly) {
  for (const auto& process : assembly.plant.processes) {
    if (process.kind != plant::ProcessKind::production) continue;
    if (process.electricity.empty())
      assembly.calculation.warning("embedded.electricity.not-stated", process.place, "process '" + process.id + "' states no power that it used; its indirect emissions are not known",
                                   "state electricity, 0 MWh where it used none");
    if (!states_direct(assembly, process))
      assembly.calculation.warning("embedded.direct.not-stated", process.place, "process '" + process.id + "' states no source of direct emissions; they are not known",
                                   "state its source streams, or reportedDirect 0 where it has none");
  }
}

/// Whether the basis of a good needs indirect emissions that somebody in its chain does not state. Rare, so solved apart.
void fill_basis_known(Assembly& assembly, const Terms& terms) {
  auto& inventory = assembly.inventory;
  const auto nodes = inventory.node_process.size();
  const auto counts = [&](const std::string& category) { return indirect_in_basis(assembly, category); };
  std::vector<double> unknown(nodes, 0.0);
  for (std::size_t node = 0; node < nodes; ++node) {
    const auto& process = *inventory.processes[static_cast<std::size_t>(inventory.node_process[node])].process;
    if (process.electricity.empty() && counts(process.category)) unknown[node] = 1;
  }
  for (const auto& use : terms.purchased)
    if (!use.emissions.indirect && counts(use.precursor->category)) unknown[static_cast<std::size_t>(inventory.processes[use.process].node)] += use.amount.value.value();
  if (std::any_of(unknown.begin(), unknown.end(), [](double share) { return share > 0; })) inventory.network->solve(unknown, 1);
  for (auto& figures : inventory.processes) {
    if (figures.node < 0) continue;
    const bool chain_known = figures.direct_known && unknown[static_cast<std::size_t>(figures.node)] <= 0;
    figures.basis_with_precursors_known = chain_known;
    figures.basis_known = counts(figures.process->category) || assembly.calculation.method.precursor_indirect_in_basis ? chain_known : figures.direct_known;
  }
}

/// Shares that need no trace: of precursors, of default values, and whether the indirect part is known throughout.
void fill_shares(Assembly& assembly, const Terms& terms) {
  auto& inventory = assembly.inventory;
  const auto nodes = inventory.node_process.size();
  std::vector<double> right(3 * nodes, 0.0);
  for (std::size_t node = 0; node < nodes; ++node) {
    auto& figures = inventory.processes[static_cast<std::size_t>(inventory.node_process[node])];
    figures.direct_stated = states_direct(assembly, *figures.process);
    if (figures.process->electricity.empty()) right[nodes + node] = 1;
    if (!figures.direct_stated) right[2 * nodes + node] = 1;
  }
  for (const auto& use : terms.purchased) {
    const auto node = static_cast<std::size_t>(inventory.processes[use.process].node);
    const double mass = use.amount.value.value();
    const double indirect = use.emissions.indirect ? use.emissions.indirect->value.value() : 0;
    if (use.emissions.is_default) right[node] += mass * (use.emissions.direct.value.value() + indirect);
    if (!use.emissions.indirect) right[nodes + node] += mass;
  }
  inventory.network->solve(right, 3);
  for (auto& figures : inventory.processes) {
    if (figures.node < 0) continue;
    const auto node = static_cast<std::size_t>(figures.node);
    const auto& indirect = figures.indirect_embedded[0];
    const double total = figures.direct_embedded.value.value() + (indirect ? indirect->value.value() : 0);
    const double own = figures.specific_direct.value.value() + (figures.specific_indirect[0] ? figures.specific_indirect[0]->value.value() : 0);
    figures.precursor_share = total > 0 ? (total - own) / total : 0;
    figures.default_share = total > 0 ? right[node] / total : 0;
    figures.indirect_known = right[nodes + node] <= 0;
    figures.direct_known = right[2 * nodes + node] <= 0;
  }
  if (assembly.calculation.method.basis_applies) fill_basis_known(assembly, terms);
}

/// The terms of each unknown, and the column as it is solved again by Replay.
void record_column(Inventory& inventory, const Column& column) {
  const auto nodes = column.solution.size();
  NetworkColumn record;
  record.direct.reserve(nodes);
  record.solution.reserve(nodes);
  std::vector<Operand> operands;
  operands.reserve(1 + 2 * inventory.flows.size());
  for (std::size_t node = 0; node < nodes; ++node) {
    record.direct.push_back(column.direct[node].step);
    record.solution.push_back(column.solution[node].step);
    operands.assign(1, {column.direct[node].step});
    for (const auto& flow : inventory.flows) {
      if (flow.consumer != static_cast<std::int32_t>(node)) continue;
      operands.push_back({flow.amount});
      operands.push_back({column.solution[static_cast<std::size_t>(flow.supplier)].step});
    }
    inventory.trace.set_operands(column.solution[node].step, operands);
  }
  inventory.columns.push_back(std::move(record));
}

}  // namespace

void solve_columns(Inventory& inventory, std::span<Column> columns) {
  const auto nodes = inventory.node_process.size();
  std::vector<double> right(nodes * columns.size());
  for (std::size_t column = 0; column < columns.size(); ++column)
    for (std::size_t node = 0; node < nodes; ++node) right[column * nodes + node] = columns[column].direct[node].value.value();
  inventory.network->solve(right, static_cast<std::int32_t>(columns.size()));
  for (std::size_t at = 0; at < columns.size(); ++at) {
    auto& column = columns[at];
    column.solution.reserve(nodes);
    for (std::size_t node = 0; node < nodes; ++node) {
      const auto& id = inventory.processes[static_cast<std::size_t>(inventory.node_process[node])].process->id;
      column.solution.push_back(inventory.trace.solution<SpecificEmissions>(column.rule, &id, right[at * nodes + node]));
    }
  }
  if (!inventory.trace.recording()) return;
  inventory.columns.reserve(inventory.columns.size() + columns.size());
  for (const auto& column : columns) record_column(inventory, column);
}

void solve_network(Assembly& assembly) {
  auto& inventory = assembly.inventory;
  number_nodes(assembly);
  if (inventory.node_process.empty()) return;
  specific(assembly);
  auto terms = gather(assembly);
  if (has_errors(assembly.calculation.findings)) return;
  inventory.flows = std::move(terms.records);
  auto built = network::FlowNetwork::build(static_cast<std::int32_t>(inventory.node_process.size()), terms.flows);
  if (const auto* defect = std::get_if<network::FlowDefect>(&built)) {
    std::vector<std::string> names;
    for (const auto process : inventory.node_process) names.push_back(assembly.plant.processes[static_cast<std::size_t>(process)].id);
    const auto culprit = defect->kind == network::FlowDefect::Kind::gain && !defect->loop.members.empty() ? defect->loop.members.front() : defect->node;
    const auto& place = assembly.plant.processes[static_cast<std::size_t>(inventory.node_process[static_cast<std::size_t>(culprit)])].place;
    assembly.calculation.findings.push_back(network::to_finding(*defect, names, place));
    return;
  }
  inventory.network.emplace(std::move(std::get<network::FlowNetwork>(built)));
  auto columns = columns_of(assembly, terms);
  solve_columns(inventory, columns);
  fill(assembly, columns);
  fill_shares(assembly, terms);
  note_what_is_not_stated(assembly);
}

}  // namespace ferrolabel::embedded
