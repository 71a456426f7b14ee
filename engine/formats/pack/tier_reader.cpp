// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/tier_reader.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "formats/pack/stated_reader.hpp"

namespace ferrolabel::formats {

namespace {

using LimitTable = std::map<std::string, method::TierTable::Limits, std::less<>>;

LimitTable read_limits(ObjectReader& root, std::string_view table, std::string_view key, const method::PackInfo& info) {
  LimitTable result;
  auto& findings = root.findings();
  for (const auto item : root.items(table)) {
    ObjectReader reader{item, findings};
    auto name = reader.text(key);
    const auto context = read_context(reader, quantity::UnitName<quantity::Ratio>::text, info);
    method::TierTable::Limits limits;
    limits.confidence = context.evidence.confidence;
    for (const auto limit : reader.items("limits")) limits.by_tier.push_back(read_cell(limit, context, findings).value);
    reader.finish();
    const auto& steps = limits.by_tier;
    const bool tightens = std::adjacent_find(steps.begin(), steps.end(), std::less_equal<>{}) == steps.end();
    if (reader.is_object() && (steps.empty() || !tightens || steps.back() <= 0))
      add_pack_error(findings, "pack.bad-value", item.place(),
                     "the limits of '" + name + "' do not tighten from tier 1 on",
                     "List the limits above 0, tier 1 first, each below the one before.");
    if (!name.empty() && !result.emplace(name, std::move(limits)).second)
      add_pack_error(findings, "pack.double-id", item.place(), "'" + name + "' is there twice", "Keep one of the two.");
  }
  return result;
}

void read_categories(syntax::Node node, method::TierTable& table, Findings& findings) {
  ObjectReader reader{node, findings};
  table.categories_confidence =
      read_context(reader, quantity::UnitName<quantity::Co2Mass>::text, table.info).evidence.confidence;
  table.category_a_most = reader.number("categoryAMost");
  table.category_b_most = reader.number("categoryBMost");
  table.minor_most = reader.number("minorMost");
  table.minor_share = reader.number("minorShare");
  table.minor_share_most = reader.number("minorShareMost");
  table.de_minimis_most = reader.number("deMinimisMost");
  table.de_minimis_share = reader.number("deMinimisShare");
  table.de_minimis_share_most = reader.number("deMinimisShareMost");
  reader.finish();
  if (table.minor_share > 1 || table.de_minimis_share > 1)
    add_pack_error(findings, "pack.bad-value", node.place(), "a share above 1", "Write a fraction of 0 to 1.");
}

}  // namespace

Result<method::TierTable> read_tier_table(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::TierTable table;
  table.info = read_header(document, "tiers", root);
  table.activity_data = read_limits(root, "activityData", "activity", table.info);
  table.measurement = read_limits(root, "measurement", "gas", table.info);
  read_categories(root.required("categories"), table, findings);
  root.finish();
  if (has_errors(findings)) return findings;
  return {std::move(table), std::move(findings)};
}

}  // namespace ferrolabel::formats
