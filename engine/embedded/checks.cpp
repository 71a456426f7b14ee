// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "embedded/assembly.hpp"
#include "embedded/precursor.hpp"

namespace ferrolabel::embedded {

namespace {

std::string quoted_list(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

void check_period(const Assembly& assembly) {
  const auto& plant = assembly.plant;
  const auto& method = assembly.calculation.method;
  if (plant.period.from < method.valid_from || plant.period.to > method.valid_to)
    assembly.calculation.warning("embedded.period.outside-method", plant.period.place,
                                 "the period " + quantity::to_string(plant.period.from) + " to " + quantity::to_string(plant.period.to) + " lies outside the validity of method '" +
                                     method.info.id + "' (" + quantity::to_string(method.valid_from) + " to " + quantity::to_string(method.valid_to) + ")",
                                 "choose the method by --method, or leave it out to take it by period");
}

void check_cn(const Assembly& assembly, const plant::CnCode& cn, const Place& place, const std::string& category) {
  const auto* found = assembly.calculation.method.goods->category_of(cn.digits());
  if (found == nullptr) {
    assembly.calculation.error("embedded.cn.unknown", place, "CN code " + cn.digits() + " is no code of iron and steel goods in '" + assembly.calculation.method.goods->info.id + "'",
                               "look the 8 digits up in the Combined Nomenclature; a heading of 4 or 6 digits is not enough");
  } else if (!category.empty() && found->name != category) {
    assembly.calculation.error("embedded.cn.other-category", place, "CN code " + cn.digits() + " belongs to '" + found->name + "', not to '" + category + "'",
                               "correct the code or the category");
  }
}

void check_process(const Assembly& assembly, const plant::Process& process) {
  if (process.kind == plant::ProcessKind::utility) return;
  const auto* category = assembly.calculation.method.goods->find_category(process.category);
  if (category == nullptr) {
    std::vector<std::string> names;
    for (const auto& known : assembly.calculation.method.goods->categories) names.push_back(known.name);
    assembly.calculation.error("embedded.category.unknown", process.category_place, "process '" + process.id + "' has the unknown category '" + process.category + "'",
                               "take one of " + quoted_list(names));
    return;
  }
  if (!process.route.empty() && std::find(category->routes.begin(), category->routes.end(), process.route) == category->routes.end())
    assembly.calculation.error("embedded.route.unknown", process.route_place, "'" + process.route + "' is no route to '" + category->name + "'",
                               "take one of " + quoted_list(category->routes));
  for (const auto& good : process.goods) check_cn(assembly, good.cn, good.cn_place, process.category);
  for (const auto& use : process.precursors) {
    const auto own = assembly.process(use.from);
    const auto* bought = own < 0 ? assembly.purchased(use.from) : nullptr;
    const auto* from = own >= 0 ? &assembly.plant.processes[static_cast<std::size_t>(own)].category : bought ? &bought->category : nullptr;
    if (from == nullptr || std::find(category->precursors.begin(), category->precursors.end(), *from) != category->precursors.end()) continue;
    assembly.calculation.error("embedded.precursor.not-relevant", use.place, "'" + *from + "' is no precursor of '" + category->name + "'",
                               "relevant precursors are " + (category->precursors.empty() ? std::string{"none"} : quoted_list(category->precursors)));
  }
}

/// Several routes to one CN code in one installation are one process in the definitive phase.
/// @source (EU) 2025/2547 Art. 4(6)
void check_one_process_per_cn(const Assembly& assembly) {
  if (!assembly.calculation.method.one_process_per_cn) return;
  std::map<std::string_view, std::pair<const plant::Process*, const plant::Good*>> makers;
  for (const auto& process : assembly.plant.processes)
    for (const auto& good : process.goods) {
      const auto [at, is_new] = makers.try_emplace(good.cn.digits(), &process, &good);
      if (is_new || at->second.first == &process) continue;
      assembly.calculation.findings.push_back({"embedded.cn.two-processes", Severity::error, good.cn_place,
                                               "CN code " + good.cn.digits() + " is made by '" + at->second.first->id + "' and by '" + process.id +
                                                   "'; under '" + assembly.calculation.method.info.id + "' they are one production process",
                                               "report both as one process", at->second.second->cn_place});
    }
}

/// Steel comes of iron, scrap or other steel. A process that states none of them holds the steps before it: a bubble.
void check_bubble(const Assembly& assembly, const plant::Process& process) {
  const auto& method = assembly.calculation.method;
  const bool steel = process.category == "Crude steel" || process.category == "Iron or steel products";
  if (method.bubble_allowed || process.kind == plant::ProcessKind::utility || !steel || !process.precursors.empty() || !process.scrap.empty()) return;
  assembly.calculation.warning("embedded.bubble.not-allowed", process.place,
                               "process '" + process.id + "' makes steel of no precursor and no scrap, so it must stand for several steps, and '" + method.info.id + "' knows no such bubble",
                               "report iron, steel and products as processes of their own, or state the precursors and the scrap");
}

void note_outside_boundary(const Assembly& assembly, const plant::Process& process) {
  const auto& outside = assembly.calculation.method.outside_boundary;
  if (outside.empty() || process.stage != plant::Stage::finished) return;
  assembly.calculation.note("embedded.boundary.finishing", process.place,
                            "under '" + assembly.calculation.method.info.id + "' " + quoted_list(outside) + " lie outside the boundary: their fuels and power are none of '" + process.id + "'",
                            "leave out of '" + process.id + "' what these steps use");
}

/// A table that ends before the year of import is read at its last year, which its act may not mean.
void note_year_beyond_tables(const Assembly& assembly) {
  const auto& method = assembly.calculation.method;
  const int year = import_year(assembly.plant);
  const auto note = [&](const char* what, const auto& figures) {
    if (figures.empty() || year <= figures.rbegin()->first) return;
    assembly.calculation.note("embedded.import-year.beyond-table", assembly.plant.period.place,
                              std::string{what} + " of " + std::to_string(year) + " is not printed in the pack; that of " + std::to_string(figures.rbegin()->first) + ", its last year, is used",
                              "look for a newer edition of the pack");
  };
  if (method.benchmarks) {
    note("the CBAM factor", method.benchmarks->cbam_factor);
    note("the cross-sectoral correction factor", method.benchmarks->cross_sectoral_correction_factor);
  }
  const bool by_default = std::any_of(assembly.plant.purchased.begin(), assembly.plant.purchased.end(),
                                      [](const auto& precursor) { return precursor.basis == plant::PrecursorBasis::defaults; });
  if (method.default_values && by_default) note("the mark-up of default values", method.default_values->mark_ups);
}

}  // namespace

void check_plant(const Assembly& assembly) {
  if (assembly.calculation.method.scrap_carries_emissions)
    assembly.calculation.error("embedded.method.unsupported", assembly.plant.method_place, "method '" + assembly.calculation.method.info.id + "' lets scrap carry emissions, which this version cannot compute",
                               "use a method pack without scrapCarriesEmissions");
  check_period(assembly);
  note_year_beyond_tables(assembly);
  for (const auto& process : assembly.plant.processes) {
    check_process(assembly, process);
    check_bubble(assembly, process);
    note_outside_boundary(assembly, process);
  }
  for (const auto& precursor : assembly.plant.purchased) {
    if (assembly.calculation.method.goods->find_category(precursor.category) == nullptr)
      assembly.calculation.error("embedded.category.unknown", precursor.category_place, "precursor '" + precursor.id + "' has the unknown category '" + precursor.category + "'",
                                 "take a category of `ferrolabel methods show " + assembly.calculation.method.goods->info.id + "`");
    else
      check_cn(assembly, precursor.cn, precursor.cn_place, precursor.category);
  }
  check_one_process_per_cn(assembly);
}

}  // namespace ferrolabel::embedded
