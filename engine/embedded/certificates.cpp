// SPDX-License-Identifier: Apache-2.0
#include "embedded/certificates.hpp"

#include <algorithm>

#include "embedded/precursor.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;
using quantity::Ratio;
using SpecificTerm = emissions::Trace::Term<SpecificEmissions>;

namespace {

/// The figure of a year; null before the first.
const quantity::Stated<Ratio>* of_year(const std::map<int, quantity::Stated<Ratio>>& figures, int year) {
  const auto after = figures.upper_bound(year);
  return after == figures.begin() ? nullptr : &std::prev(after)->second;
}

std::optional<Traced<SpecificEmissions>> allocation(emissions::Trace& trace, const method::Benchmarks& benchmarks, const quantity::Stated<SpecificEmissions>& benchmark,
                                                    int year, Rule rule, const std::string* subject) {
  const auto* cbam = of_year(benchmarks.cbam_factor, year);
  const auto* correction = of_year(benchmarks.cross_sectoral_correction_factor, year);
  if (cbam == nullptr || correction == nullptr) return std::nullopt;
  return trace.product<SpecificEmissions>(rule, subject, trace.input(*cbam, subject, Rule::factor), trace.input(*correction, subject, Rule::factor),
                                          trace.input(benchmark, subject, Rule::factor));
}

/// SEFA of every good along the chain of one, each process once.
class Allocation {
 public:
  Allocation(Inventory& inventory, int year, std::string& refused) : inventory_{inventory}, year_{year}, refused_{refused} {}

  std::optional<Traced<SpecificEmissions>> of(const ProcessFigures& figures, const plant::CnCode& cn) {
    if (std::find(path_.begin(), path_.end(), &figures) != path_.end()) return refuse("precursors of '" + figures.process->id + "' loop");
    auto own = own_process(figures, cn);
    if (!own) return std::nullopt;
    path_.push_back(&figures);
    std::vector<SpecificTerm> parts{{*own, false}};
    for (const auto& use : figures.process->precursors) {
      const auto part = of_precursor(figures, use);
      if (!part) return std::nullopt;
      parts.push_back({*part, false});
    }
    path_.pop_back();
    return inventory_.trace.sum<SpecificEmissions>(Rule::free_allocation, &figures.process->id, std::span<const SpecificTerm>{parts});
  }

 private:
  std::optional<Traced<SpecificEmissions>> refuse(std::string reason) {
    refused_ = std::move(reason);
    return std::nullopt;
  }

  std::optional<Traced<SpecificEmissions>> own_process(const ProcessFigures& figures, const plant::CnCode& cn) {
    const auto& benchmarks = *inventory_.method->benchmarks;
    const auto* row = benchmarks.find(cn.digits());
    if (row == nullptr || !row->column_a) return refuse("'" + benchmarks.info.id + "' has no benchmark (column A) for CN " + cn.digits());
    const auto route = benchmarks.routes.find(row->route_a);
    if (!row->route_a.empty() && figures.process->route.empty())
      return refuse("the benchmark of CN " + cn.digits() + " depends on the route, which '" + figures.process->id + "' does not state");
    if (!row->route_a.empty() && route != benchmarks.routes.end() && route->second != figures.process->route)
      return refuse("the benchmark of CN " + cn.digits() + " at hand is for route '" + route->second + "', not for '" + figures.process->route + "'");
    auto result = allocation(inventory_.trace, benchmarks, *row->column_a, year_, Rule::free_allocation, &figures.process->id);
    return result ? result : refuse("no CBAM factor for " + std::to_string(year_));
  }

  /// A use names a process, not which of its goods: the CN code of any where all have one benchmark, else null with the reason.
  const plant::CnCode* one_benchmark(const plant::Process& process) {
    const auto& benchmarks = *inventory_.method->benchmarks;
    if (process.goods.empty()) {
      refuse("process '" + process.id + "' names no CN code");
      return nullptr;
    }
    const auto& first = process.goods.front().cn;
    const auto* row = benchmarks.find(first.digits());
    for (const auto& good : process.goods) {
      const auto* other = benchmarks.find(good.cn.digits());
      const bool same = row == other || (row != nullptr && other != nullptr && row->route_a == other->route_a && row->column_a.has_value() == other->column_a.has_value() &&
                                         (!row->column_a || row->column_a->value == other->column_a->value));
      if (same) continue;
      refuse("the goods of '" + process.id + "' have different benchmarks (CN " + first.digits() + " and " + good.cn.digits() +
             "), and it is not stated which of them is used as a precursor; report them as processes of their own");
      return nullptr;
    }
    return &first;
  }

  std::optional<Traced<SpecificEmissions>> of_precursor(const ProcessFigures& figures, const plant::PrecursorUse& use) {
    auto& trace = inventory_.trace;
    const auto share = trace.quotient<Ratio>(Rule::precursor_share, &figures.process->id, trace.input(use.mass, &use.from), figures.activity_level);
    std::optional<Traced<SpecificEmissions>> value;
    if (const auto* own = inventory_.find_process(use.from)) {
      const auto* cn = one_benchmark(*own->process);
      if (cn == nullptr) return std::nullopt;
      value = of(*own, *cn);
    } else {
      for (const auto& bought : inventory_.plant->purchased) {
        if (bought.id != use.from) continue;
        value = bought.free_allocation ? std::optional{trace.input(*bought.free_allocation, &bought.id)}
                                       : default_free_allocation(trace, *inventory_.method->benchmarks, bought.cn, year_, &bought.id);
        if (!value) return refuse("'" + inventory_.method->benchmarks->info.id + "' has no benchmark (column B) for the precursor CN " + bought.cn.digits());
      }
    }
    if (!value) return refused_.empty() ? refuse("precursor '" + use.from + "' has no free allocation") : std::nullopt;
    return trace.product<SpecificEmissions>(Rule::free_allocation, &use.from, share, *value);
  }

  Inventory& inventory_;
  int year_;
  std::string& refused_;
  std::vector<const ProcessFigures*> path_;
};

}  // namespace

std::optional<Traced<SpecificEmissions>> default_free_allocation(emissions::Trace& trace, const method::Benchmarks& benchmarks, const plant::CnCode& cn, int year,
                                                                 const std::string* subject) {
  const auto* row = benchmarks.find(cn.digits());
  if (row == nullptr || !row->column_b) return std::nullopt;
  return allocation(trace, benchmarks, *row->column_b, year, Rule::free_allocation_default, subject);
}

Certificates certificates(Inventory& inventory, const ProcessFigures& good, const plant::CnCode& cn) {
  Certificates result;
  result.year = import_year(*inventory.plant);
  if (!good.basis_embedded || !inventory.method->benchmarks) {
    result.refused_because = "method '" + inventory.method->info.id + "' knows no certificates";
    return result;
  }
  if (!good.known_basis()) {
    result.refused_because = "the plant leaves open emissions on which the basis rests";
    return result;
  }
  result.free_allocation = Allocation{inventory, result.year, result.refused_because}.of(good, cn);
  if (!result.free_allocation) return result;
  auto& trace = inventory.trace;
  if (inventory.plant->carbon_price_paid.has_value() != inventory.plant->certificate_price.has_value()) {
    result.refused_because = "the carbon price paid abroad counts against the price of certificates: state both or neither";
    return result;
  }
  const auto* id = &good.process->id;
  auto due = trace.floor_zero<SpecificEmissions>(
      Rule::certificates, id, trace.sum<SpecificEmissions>(Rule::certificates, id, {{*good.basis_embedded, false}, {*result.free_allocation, true}}));
  const auto& plant = *inventory.plant;
  if (plant.carbon_price_paid && plant.certificate_price && plant.certificate_price->value > 0) {
    const auto share = trace.quotient<Ratio>(Rule::certificates, id, trace.key_amount(*plant.carbon_price_paid, id), trace.key_amount(*plant.certificate_price, id));
    const auto paid = trace.product<SpecificEmissions>(Rule::certificates, id, *good.basis_embedded, share);
    due = trace.floor_zero<SpecificEmissions>(Rule::certificates, id, trace.sum<SpecificEmissions>(Rule::certificates, id, {{due, false}, {paid, true}}));
  }
  result.per_tonne = due;
  return result;
}

}  // namespace ferrolabel::embedded
