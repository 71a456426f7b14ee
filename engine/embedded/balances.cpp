// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "embedded/assembly.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::embedded {

using quantity::number_text;

namespace {

constexpr double least_tolerance = 0.001;

/// Sums of one side with the combined uncertainty of its stated values (95 %).
struct Side {
  double sum = 0;
  double variance = 0;

  void add(const quantity::Datum& datum) {
    sum += datum.value;
    const double half_width = datum.value * datum.evidence.uncertainty.value_or(0);
    variance += half_width * half_width;
  }
  template <class Quantity>
  void add(const std::optional<quantity::Stated<Quantity>>& datum) {
    if (datum) add(static_cast<const quantity::Datum&>(*datum));
  }
};

struct Codes {
  const char* noted;
  const char* open;
  Severity severity;
};

void close(Assembly& assembly, const char* kind, const std::string& subject, const char* unit, const Side& in, const Side& out, const Place& place,
           const Codes& codes, const char* what) {
  const double tolerance = std::max(least_tolerance * std::abs(in.sum), std::sqrt(in.variance + out.variance));
  const double gap = in.sum - out.sum;
  const bool closed = std::abs(gap) <= tolerance;
  const double rounding = 1e-9 * std::abs(in.sum);
  if (!closed || std::abs(gap) > rounding) {
    const auto named = what + (subject.empty() ? std::string{} : " '" + subject + "'");
    const auto text = named + " does not close: " + number_text(in.sum) + " in, " + number_text(out.sum) + " out, gap " + number_text(gap) + " " + unit +
                      (closed ? " (within the uncertainty of " : " (uncertainty ") + number_text(tolerance) + ")";
    assembly.calculation.findings.push_back({closed ? codes.noted : codes.open, closed ? Severity::note : codes.severity, place, text,
                                             closed ? "nothing to mend" : "find the missing or doubled amount; losses belong to other use"});
  }
  assembly.inventory.balances.push_back({kind, subject, unit, in.sum, out.sum, tolerance, closed});
}

constexpr Codes goods_codes{"plant.balance.gap", "plant.balance.goods-not-closed", Severity::error};
constexpr Codes precursor_codes{"plant.balance.gap", "plant.balance.precursor-not-closed", Severity::error};
constexpr Codes electricity_codes{"plant.balance.gap", "plant.balance.electricity-not-closed", Severity::warning};
constexpr Codes metal_codes{"plant.balance.gap", "plant.balance.metal-not-closed", Severity::error};
constexpr Codes total_codes{"plant.balance.gap", "plant.balance.total-not-closed", Severity::warning};

void add_uses(const Assembly& assembly, const std::string& id, Side& out) {
  for (const auto& process : assembly.plant.processes)
    for (const auto& use : process.precursors)
      if (use.from == id) out.add(use.mass);
}

/// Opening stock + produced = sold + to own processes + other + closing stock.
void close_goods(Assembly& assembly) {
  for (const auto& process : assembly.plant.processes) {
    if (process.kind != plant::ProcessKind::production || !process.activity_level) continue;
    const auto& disposition = process.disposition;
    Side in;
    Side out;
    in.add(process.activity_level);
    in.add(disposition.opening_stock);
    out.add(disposition.sold);
    out.add(disposition.other_use);
    out.add(disposition.closing_stock);
    add_uses(assembly, process.id, out);
    if (!disposition.sold && !disposition.other_use && !disposition.closing_stock && !disposition.opening_stock) {
      if (out.sum > in.sum * (1 + least_tolerance))
        close(assembly, "goods", process.id, "t", in, out, process.place, goods_codes, "the balance of the goods of");
      else if (out.sum < in.sum * (1 - least_tolerance))
        assembly.calculation.note("plant.balance.not-stated", process.place, "where the goods of '" + process.id + "' went is not stated, so their balance is not checked",
                                  "state disposition: sold, otherUse, openingStock, closingStock");
      continue;
    }
    close(assembly, "goods", process.id, "t", in, out, process.place, goods_codes, "the balance of the goods of");
  }
}

/// No process makes more steel than it was given: of each sort, what goes in less what comes out is scale, scrap and dust.
/// Ore is no precursor, so the check begins at the melt shop.
void check_metal(Assembly& assembly) {
  constexpr double coating_at_most = 0.1;  // plausibility: zinc, plastic and paint on finished goods
  for (const auto& process : assembly.plant.processes) {
    if (process.kind != plant::ProcessKind::production || !process.activity_level || process.stage < plant::Stage::crude_steel) continue;
    Side in;
    Side out;
    for (const auto& use : process.precursors) in.add(use.mass);
    for (const auto& scrap : process.scrap) in.add(scrap.mass);
    if (!(in.sum > 0)) continue;  // a bubble states none of them
    out.add(process.activity_level);
    const double most = process.stage == plant::Stage::finished ? in.sum * (1 + coating_at_most) : in.sum;
    if (out.sum > most) close(assembly, "metal", process.id, "t", in, out, process.activity_level->place, metal_codes, "the metal balance of");
  }
}

/// Opening stock + bought = used + other + closing stock.
void close_precursors(Assembly& assembly) {
  for (const auto& precursor : assembly.plant.purchased) {
    Side in;
    Side out;
    in.add(precursor.bought);
    in.add(precursor.opening_stock);
    out.add(precursor.closing_stock);
    out.add(precursor.other_use);
    add_uses(assembly, precursor.id, out);
    if (!precursor.bought) {
      assembly.calculation.note("plant.balance.not-stated", precursor.place, "how much of precursor '" + precursor.id + "' was bought is not stated, so its balance is not checked",
                                "state bought, and openingStock and closingStock");
      continue;
    }
    close(assembly, "precursor", precursor.id, "t", in, out, precursor.place, precursor_codes, "the balance of precursor");
  }
}

void close_electricity(Assembly& assembly) {
  if (assembly.plant.electricity.empty()) return;
  Side in;
  Side out;
  for (const auto& supply : assembly.plant.electricity) in.add(supply.amount);
  for (const auto& process : assembly.plant.processes)
    for (const auto& use : process.electricity) out.add(use.amount);
  close(assembly, "electricity", {}, "MWh", in, out, assembly.plant.electricity.front().place, electricity_codes, "the power balance");
}

/// Installation total as reported under the ETS against the sum of the streams; waste gas across the fence is already in it.
void close_total(Assembly& assembly) {
  if (!assembly.plant.reported_total) return;
  Side in;
  Side out;
  in.add(assembly.plant.reported_total);
  out.sum = assembly.inventory.installation_total.value.value();
  close(assembly, "installation-total", {}, "t CO2e", in, out, assembly.plant.reported_total->place, total_codes, "the installation total");
}

/// Carbon in ≥ carbon out: what a process is left with cannot be less than nothing.
void check_carbon(Assembly& assembly) {
  for (const auto& figures : assembly.inventory.processes) {
    const double direct = figures.direct.value.value();
    double scale = 0;
    for (const auto& stream : assembly.inventory.streams)
      if (stream.stream->process == figures.process->id) scale += std::abs(stream.emissions.counted.value.value());
    if (direct < -least_tolerance * scale)
      assembly.calculation.warning("plant.balance.carbon-not-closed", figures.process->place,
                                   "more carbon leaves '" + figures.process->id + "' than enters it: Dir* is " + number_text(direct) + " t CO2e",
                                   "check carbon contents, and that waste gas is no output of the mass balance");
  }
}

/// What leaves in waste gas came in with the carbon of the process that made it.
void check_waste_gas(Assembly& assembly) {
  for (const auto& figures : assembly.inventory.processes) {
    double exported = 0;
    const plant::WasteGasFlow* last = nullptr;
    for (const auto& flow : assembly.plant.waste_gases) {
      if (flow.from != figures.process->id) continue;
      const double energy = flow.energy ? flow.energy->value : flow.volume->value * flow.net_calorific_value->value;
      const auto* material = assembly.calculation.method.factors->find(flow.gas);
      const double factor = flow.emission_factor ? flow.emission_factor->value : material->emission_factor->value;
      exported += energy * factor / quantity::gj_per_tj.value();
      last = &flow;
    }
    if (last == nullptr || exported <= figures.direct.value.value() * (1 + least_tolerance)) continue;
    assembly.calculation.error("plant.balance.waste-gas-not-closed", last->place,
                               "more carbon leaves '" + figures.process->id + "' in waste gas (" + number_text(exported) + " t CO2) than it has (" +
                                   number_text(figures.direct.value.value()) + " t CO2)",
                               "check volumes, calorific values and factors of its gases, and its source streams");
  }
  if (assembly.inventory.installation_total.value.value() < 0)
    assembly.calculation.error("plant.balance.total-negative", assembly.plant.place,
                               "the installation's total is " + number_text(assembly.inventory.installation_total.value.value()) + " t CO2e", "check outputs and exported waste gas");
}

}  // namespace

void close_balances(Assembly& assembly) {
  assembly.inventory.balances.reserve(assembly.plant.processes.size() + assembly.plant.purchased.size() + 2);
  close_goods(assembly);
  check_metal(assembly);
  close_precursors(assembly);
  close_electricity(assembly);
  close_total(assembly);
  check_carbon(assembly);
  check_waste_gas(assembly);
}

}  // namespace ferrolabel::embedded
