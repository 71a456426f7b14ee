// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/benchmark_reader.hpp"

#include <algorithm>
#include <utility>

#include "formats/pack/goods_reader.hpp"
#include "formats/pack/year_table.hpp"

namespace ferrolabel::formats {

namespace {

std::string read_route(ObjectReader& reader, std::string_view name, const method::Benchmarks& pack) {
  auto route = reader.optional_text(name);
  if (!route.empty() && pack.routes.find(route) == pack.routes.end())
    add_pack_error(reader.findings(), "pack.bad-value", reader.node().member(name).place(),
                   "route '" + route + "' is not explained", "Add it to \"routes\".");
  return route;
}

method::Benchmark read_row(syntax::Node node, const method::Benchmarks& pack, const FigureContext& context,
                           Findings& findings) {
  ObjectReader reader{node, findings};
  method::Benchmark row;
  row.cn = reader.text("cn");
  if (row.cn.size() != 8 || !is_cn(row.cn))
    add_pack_error(findings, "pack.bad-cn", node.place(), "'" + row.cn + "' is no CN code of 8 digits",
                   "Write 8 digits.");
  if (const auto column = reader.optional("columnA"))
    row.column_a = as_stated<quantity::SpecificEmissions>(read_cell(column, context, findings));
  if (const auto column = reader.optional("columnB"))
    row.column_b = as_stated<quantity::SpecificEmissions>(read_cell(column, context, findings));
  row.route_a = read_route(reader, "routeA", pack);
  row.route_b = read_route(reader, "routeB", pack);
  row.footnote_a = reader.optional_text("footnoteA");
  row.footnote_b = reader.optional_text("footnoteB");
  reader.finish();
  return row;
}

std::optional<quantity::Datum> read_period(ObjectReader& row, std::string_view name, std::string_view unit,
                                           const method::PackInfo& info, bool* draft) {
  const auto node = row.optional(name);
  if (!node) return {};
  auto& findings = row.findings();
  ObjectReader reader{node, findings};
  quantity::Datum datum = read_cell(reader.required("value"), {}, findings);
  const auto source = reader.text("source");
  const auto at =
      std::find_if(info.sources.begin(), info.sources.end(), [&](const auto& each) { return each.id == source; });
  if (at != info.sources.end())
    datum.evidence.source = at->reference;
  else if (!source.empty())
    add_pack_error(findings, "pack.unknown-source", node.place(), "source '" + source + "' is not one of the pack's",
                   "Name an id of \"sources\".");
  datum.evidence.confidence = reader.confidence("confidence");
  datum.unit = unit;
  const bool is_draft = reader.optional_flag("draft");
  if (draft != nullptr) *draft = is_draft;
  reader.finish();
  return datum;
}

}  // namespace

Result<method::Benchmarks> read_benchmarks(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::Benchmarks pack;
  pack.info = read_header(document, "benchmarks", root);
  const auto routes = root.required("routes");
  if (ObjectReader reader{routes, findings}; reader.is_object())
    for (auto member = routes.first_child(); member; member = member.next())
      pack.routes.emplace(member.name(), text_of(member, findings));
  pack.cbam_factor = read_year_table(root, "cbamFactors", pack.info);
  pack.cross_sectoral_correction_factor = read_year_table(root, "crossSectoralCorrectionFactors", pack.info);
  for (const auto item : root.items("groups")) {
    ObjectReader group{item, findings};
    const auto context = read_context(group, quantity::UnitName<quantity::SpecificEmissions>::text, pack.info);
    for (const auto row : group.items("rows")) pack.rows.push_back(read_row(row, pack, context, findings));
    group.finish();
  }
  root.finish();
  std::stable_sort(pack.rows.begin(), pack.rows.end(),
                   [](const auto& left, const auto& right) { return left.cn < right.cn; });
  const auto twice = std::adjacent_find(pack.rows.begin(), pack.rows.end(),
                                        [](const auto& left, const auto& right) { return left.cn == right.cn; });
  if (twice != pack.rows.end())
    add_pack_error(findings, "pack.double-id", root.node().member("groups").place(),
                   "CN code " + twice->cn + " is there twice", "Keep one of the two.");
  if (has_errors(findings)) return findings;
  return {std::move(pack), std::move(findings)};
}

Result<method::EtsBenchmarks> read_ets_benchmarks(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::EtsBenchmarks pack;
  pack.info = read_header(document, "ets-benchmarks", root);
  for (const auto item : root.items("rows")) {
    ObjectReader reader{item, findings};
    method::EtsBenchmark row;
    row.id = reader.text("id");
    row.product = reader.text("product");
    row.unit = reader.text("unit");
    std::string_view unit;
    if (row.unit == "t CO2/t")
      unit = "t CO2/t";
    else if (row.unit == "t CO2/TJ")
      unit = "t CO2/TJ";
    else if (!row.unit.empty())
      add_pack_error(findings, "pack.bad-unit", item.place(), "unit '" + row.unit + "' does not fit",
                     "Expected t CO2/t or t CO2/TJ.");
    row.from_2021_to_2025 = read_period(reader, "value2021to2025", unit, pack.info, nullptr);
    row.from_2026_to_2030 = read_period(reader, "value2026to2030", unit, pack.info, &row.later_is_draft);
    reader.finish();
    pack.rows.push_back(std::move(row));
  }
  root.finish();
  std::sort(pack.rows.begin(), pack.rows.end(), [](const auto& left, const auto& right) { return left.id < right.id; });
  const auto twice = std::adjacent_find(pack.rows.begin(), pack.rows.end(),
                                        [](const auto& left, const auto& right) { return left.id == right.id; });
  if (twice != pack.rows.end() && !twice->id.empty())
    add_pack_error(findings, "pack.double-id", root.node().member("rows").place(), "'" + twice->id + "' is there twice",
                   "Keep one of the two.");
  if (has_errors(findings)) return findings;
  return {std::move(pack), std::move(findings)};
}

}  // namespace ferrolabel::formats
