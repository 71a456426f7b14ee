// SPDX-License-Identifier: Apache-2.0
#include "embedded/upstream.hpp"

#include <algorithm>
#include <memory_resource>

#include "embedded/assembly.hpp"
#include "embedded/solve.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;
using quantity::Ratio;

namespace {

/// What one process adds, and what lacks a factor.
struct Part {
  std::vector<CarbonTerm> terms;
  std::vector<std::string> missing;
};

/// Amount times factor where their units fit; t and t CO2e/t, 1000 Nm3 and t CO2/1000 Nm3, GJ and t CO2/TJ.
std::optional<Traced<Co2Mass>> times(emissions::Trace& trace, Rule rule, const std::string* id, const emissions::Activity& activity, const plant::EmissionFactor& factor) {
  const auto product = [&]<class Amount, class Factor>() -> std::optional<Traced<Co2Mass>> {
    const auto* amount = std::get_if<Traced<Amount>>(&activity);
    const auto* stated = std::get_if<quantity::Stated<Factor>>(&factor);
    if (amount == nullptr || stated == nullptr) return std::nullopt;
    return trace.product<Co2Mass>(rule, id, *amount, trace.input(*stated, id));
  };
  if (const auto by_mass = product.template operator()<quantity::Mass, SpecificEmissions>()) return by_mass;
  if (const auto by_volume = product.template operator()<quantity::GasVolume, quantity::EmissionFactorPerVolume>()) return by_volume;
  return product.template operator()<quantity::Energy, quantity::EmissionFactorPerEnergy>();
}

/// A stream's share in a process; nothing where it has none.
std::optional<Traced<Ratio>> share_of(emissions::Trace& trace, const plant::SourceStream& stream, const std::string& process) {
  std::vector<emissions::Trace::Term<Ratio>> amounts;
  std::optional<Traced<Ratio>> own;
  for (const auto& share : stream.shares) {
    amounts.push_back({trace.key_amount(share.amount, &share.process), false});
    if (share.process == process) own = amounts.back().figure;
  }
  if (!own) return std::nullopt;
  return trace.quotient<Ratio>(Rule::shared_by_key, &stream.id, *own, trace.sum<Ratio>(Rule::shared_by_key, &stream.id, std::span<const emissions::Trace::Term<Ratio>>{amounts}));
}

bool belongs(UpstreamTerm term, const plant::SourceStream& stream) {
  if (stream.direction == plant::Direction::output) return false;
  const bool fuel = stream.method == plant::CalculationMethod::combustion;
  return term == UpstreamTerm::transport || (term == UpstreamTerm::fuels && fuel) || (term == UpstreamTerm::materials && !fuel);
}

void add_streams(Inventory& inventory, UpstreamTerm term, const std::string& process, Part& part) {
  auto& trace = inventory.trace;
  const Rule rule = term == UpstreamTerm::transport ? Rule::transport_term : Rule::upstream_term;
  for (const auto& figures : inventory.streams) {
    const auto& stream = *figures.stream;
    const bool alone = stream.process == process;
    if (!belongs(term, stream) || (!alone && stream.shares.empty())) continue;
    const auto share = alone ? std::nullopt : share_of(trace, stream, process);
    if (!alone && !share) continue;
    const auto& factor = term == UpstreamTerm::transport ? stream.transport : stream.upstream;
    auto amount = factor ? times(trace, rule, &stream.id, figures.emissions.activity, *factor) : std::nullopt;
    if (!amount) {
      part.missing.push_back("stream '" + stream.id + "'");
      continue;
    }
    if (share) *amount = trace.product<Co2Mass>(rule, &stream.id, *amount, *share);
    part.terms.push_back({*amount, false});
  }
}

template <class Item>
void add_mass(Inventory& inventory, Rule rule, const std::string& id, const quantity::Stated<quantity::Mass>& mass,
              const std::optional<quantity::Stated<SpecificEmissions>>& factor, const Item& name, Part& part) {
  auto& trace = inventory.trace;
  if (!factor) {
    part.missing.push_back(name());
    return;
  }
  part.terms.push_back({trace.product<Co2Mass>(rule, &id, trace.input(mass, &id), trace.input(*factor, &id)), false});
}

void add_precursors(Inventory& inventory, UpstreamTerm term, const plant::Process& process, Part& part) {
  if (term != UpstreamTerm::materials && term != UpstreamTerm::transport) return;
  const bool transport = term == UpstreamTerm::transport;
  for (const auto& use : process.precursors)
    for (const auto& precursor : inventory.plant->purchased)
      if (precursor.id == use.from)
        add_mass(inventory, transport ? Rule::transport_term : Rule::upstream_term, precursor.id, use.mass, transport ? precursor.transport : precursor.upstream,
                 [&] { return "precursor '" + precursor.id + "'"; }, part);
}

/// Scrap of the same works travels and is sorted inside the boundary already.
void add_scrap(Inventory& inventory, UpstreamTerm term, const plant::Process& process, Part& part) {
  if (term != UpstreamTerm::scrap_supply && term != UpstreamTerm::transport) return;
  const bool transport = term == UpstreamTerm::transport;
  for (const auto& scrap : process.scrap) {
    const bool own = scrap.kind == plant::ScrapKind::unit || scrap.kind == plant::ScrapKind::home;
    const auto& factor = transport ? scrap.transport : scrap.upstream;
    if (own && !factor) continue;
    add_mass(inventory, transport ? Rule::transport_term : Rule::upstream_term, process.id, scrap.mass, factor, [&] { return "bought scrap of '" + process.id + "'"; }, part);
  }
}

/// What every process adds to one term.
class Gatherer {
 public:
  Gatherer(Inventory& inventory, UpstreamTerm term) : inventory_{inventory}, term_{term} {
    if (term == UpstreamTerm::materials || term == UpstreamTerm::scrap_supply) return;
    for (const auto& supply : plant().electricity) left_.push_back(left_for_mix(trace(), plant(), supply, std::pmr::get_default_resource()));
    std::vector<PowerTerm> terms;
    for (const auto& left : left_)
      if (left.value.value() > 0) terms.push_back({left, false});
    if (!terms.empty()) left_in_all_ = trace().sum<Electricity>(Rule::upstream_term, &plant().id, std::span<const PowerTerm>{terms});
  }

  Part of(const plant::Process& process) {
    Part part;
    if (term_ == UpstreamTerm::electricity) {
      add_power(process, part);
      return part;
    }
    add_streams(inventory_, term_, process.id, part);
    add_bought_energy(process, part);
    add_utilities(process, part);
    add_precursors(inventory_, term_, process, part);
    add_scrap(inventory_, term_, process, part);
    return part;
  }

 private:
  using Electricity = quantity::Electricity;
  using PowerTerm = emissions::Trace::Term<Electricity>;
  using RatioTerm = emissions::Trace::Term<Ratio>;
  using Factor = quantity::EmissionFactorPerElectricity;

  [[nodiscard]] emissions::Trace& trace() const { return inventory_.trace; }
  [[nodiscard]] const plant::Installation& plant() const { return *inventory_.plant; }

  /// Power that names no supply takes what the named uses leave of each, as its emissions do.
  void add_power(const plant::Process& process, Part& part) {
    for (const auto& use : process.electricity) {
      const auto factor = use.supply.empty() ? mix_factor(part) : named_factor(use.supply, part);
      if (factor) part.terms.push_back({trace().product<Co2Mass>(Rule::upstream_term, &process.id, trace().input(use.amount, &process.id), *factor), false});
    }
  }

  /// What a process of the works makes has its fuels upstream, not its power; all other power needs a factor.
  void need_factor(const plant::ElectricitySupply& supply, Part& part) const {
    if (supply.source == plant::ElectricitySource::own && inventory_.find_process(supply.process) != nullptr) return;
    part.missing.push_back("electricity supply '" + supply.id + "'");
  }

  std::optional<Traced<Factor>> named_factor(const std::string& id, Part& part) {
    for (const auto& supply : plant().electricity) {
      if (supply.id != id) continue;
      if (supply.upstream) return trace().input(*supply.upstream, &supply.id);
      need_factor(supply, part);
    }
    return std::nullopt;
  }

  std::optional<Traced<Factor>> mix_factor(Part& part) {
    if (!left_in_all_) return std::nullopt;
    std::vector<CarbonTerm> carbon;
    for (std::size_t at = 0; at < left_.size(); ++at) {
      const auto& supply = plant().electricity[at];
      if (!(left_[at].value.value() > 0)) continue;
      if (supply.upstream)
        carbon.push_back({trace().product<Co2Mass>(Rule::upstream_term, &supply.id, left_[at], trace().input(*supply.upstream, &supply.id)), false});
      else
        need_factor(supply, part);
    }
    if (carbon.empty()) return std::nullopt;
    return trace().quotient<Factor>(Rule::upstream_term, &plant().id, trace().sum<Co2Mass>(Rule::upstream_term, &plant().id, std::span<const CarbonTerm>{carbon}), *left_in_all_);
  }

  /// Heat and gas from outside come without a factor for the supply of their fuels: that is said.
  void add_bought_energy(const plant::Process& process, Part& part) const {
    if (term_ != UpstreamTerm::fuels) return;
    for (const auto& flow : plant().heat)
      if (flow.from == plant::outside && flow.to == process.id) part.missing.push_back("bought heat '" + flow.id + "'");
    for (const auto& flow : plant().waste_gases)
      if (flow.from == plant::outside && flow.to == process.id) part.missing.push_back("bought waste gas '" + flow.id + "'");
  }

  /// The part of a utility's heat and power that a process takes, by energy; nothing where it takes none.
  std::optional<Traced<Ratio>> utility_share(const plant::Process& utility, const plant::Process& process) {
    const auto one = trace().constant<quantity::Energy>(1, Rule::upstream_term, &utility.id);
    const auto in_gj = [&](const Traced<Electricity>& power) { return trace().electric_efficiency(Rule::upstream_term, &utility.id, power, one); };
    std::vector<RatioTerm> taken;
    std::vector<RatioTerm> delivered;
    for (const auto& flow : plant().heat) {
      if (flow.from != utility.id) continue;
      const auto heat = trace().quotient<Ratio>(Rule::upstream_term, &flow.id, trace().input(flow.amount, &flow.id), one);
      delivered.push_back({heat, false});
      if (flow.to == process.id) taken.push_back({heat, false});
    }
    for (std::size_t at = 0; at < plant().electricity.size(); ++at) {
      const auto& supply = plant().electricity[at];
      if (supply.source != plant::ElectricitySource::own || supply.process != utility.id) continue;
      if (!utility.electricity_produced) delivered.push_back({in_gj(trace().input(supply.amount, &supply.id)), false});
      for (const auto& use : process.electricity)
        if (const auto power = taken_from(at, use, process)) taken.push_back({in_gj(*power), false});
    }
    if (utility.electricity_produced) delivered.push_back({in_gj(trace().input(*utility.electricity_produced, &utility.id)), false});
    if (taken.empty()) return std::nullopt;
    return trace().quotient<Ratio>(Rule::upstream_term, &utility.id, trace().sum<Ratio>(Rule::upstream_term, &process.id, std::span<const RatioTerm>{taken}),
                                   trace().sum<Ratio>(Rule::upstream_term, &utility.id, std::span<const RatioTerm>{delivered}));
  }

  /// MWh that one use takes of a supply: all where it names it, its part of the mix where it names none.
  std::optional<Traced<Electricity>> taken_from(std::size_t supply, const plant::ElectricityUse& use, const plant::Process& process) {
    if (!(use.amount.value > 0)) return std::nullopt;
    if (!use.supply.empty()) return use.supply == plant().electricity[supply].id ? std::optional{trace().input(use.amount, &process.id)} : std::nullopt;
    if (!left_in_all_ || !(left_[supply].value.value() > 0)) return std::nullopt;
    const auto part = trace().quotient<Ratio>(Rule::upstream_term, &plant().electricity[supply].id, left_[supply], *left_in_all_);
    return trace().product<Electricity>(Rule::upstream_term, &process.id, trace().input(use.amount, &process.id), part);
  }

  /// What a utility burns, and what the utilities before it burn for it, is upstream of those who take its heat and power, in
  /// proportion to the energy that they take. Utilities that feed each other in a loop have no inventory.
  void add_utilities(const plant::Process& process, Part& part) {
    if (term_ != UpstreamTerm::fuels && term_ != UpstreamTerm::transport) return;
    for (const auto& figures : inventory_.processes) {
      if (figures.process->kind != plant::ProcessKind::utility) continue;
      const auto share = utility_share(*figures.process, process);
      if (!share) continue;
      const auto burnt = of(*figures.process);
      part.missing.insert(part.missing.end(), burnt.missing.begin(), burnt.missing.end());
      for (const auto& carbon : burnt.terms) part.terms.push_back({trace().product<Co2Mass>(Rule::upstream_term, &process.id, carbon.figure, *share), false});
    }
  }

  Inventory& inventory_;
  UpstreamTerm term_;
  std::vector<Traced<Electricity>> left_;  // by supply
  std::optional<Traced<Electricity>> left_in_all_;
};

/// Names what is missing anywhere up the chain of a node.
void spread_missing(const Inventory& inventory, std::vector<std::vector<std::string>>& missing) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& flow : inventory.flows) {
      auto& to = missing[static_cast<std::size_t>(flow.consumer)];
      for (const auto& name : missing[static_cast<std::size_t>(flow.supplier)]) {
        if (std::find(to.begin(), to.end(), name) != to.end()) continue;
        to.push_back(name);
        changed = true;
      }
    }
  }
}

}  // namespace

const UpstreamFigures& upstream(Inventory& inventory, UpstreamTerm term) {
  auto& known = inventory.upstream[static_cast<std::size_t>(term)];
  if (known) return *known;
  const Rule rule = term == UpstreamTerm::transport ? Rule::transport_term : Rule::upstream_term;
  auto& result = known.emplace();
  Column column{rule};
  Gatherer gatherer{inventory, term};
  for (const auto index : inventory.node_process) {
    const auto& figures = inventory.processes[static_cast<std::size_t>(index)];
    auto part = gatherer.of(*figures.process);
    const auto sum = inventory.trace.sum<Co2Mass>(rule, &figures.process->id, std::span<const CarbonTerm>{part.terms});
    column.direct.push_back(inventory.trace.quotient<SpecificEmissions>(rule, &figures.process->id, sum, figures.activity_level));
    result.missing.push_back(std::move(part.missing));
  }
  spread_missing(inventory, result.missing);
  solve_columns(inventory, std::span{&column, 1});
  result.embedded.assign(column.solution.begin(), column.solution.end());
  return result;
}

}  // namespace ferrolabel::embedded
