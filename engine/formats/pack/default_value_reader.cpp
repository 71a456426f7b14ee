// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/default_value_reader.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "formats/pack/goods_reader.hpp"
#include "formats/pack/year_table.hpp"
#include "plant/codes.hpp"

namespace ferrolabel::formats {

namespace {

std::string read_cn(ObjectReader& reader, std::string_view name) {
  auto cn = reader.text(name);
  if (!cn.empty() && !is_cn(cn))
    add_pack_error(reader.findings(), "pack.bad-cn", reader.node().member(name).place(), "'" + cn + "' is no CN code",
                   "Write 4, 6 or 8 digits.");
  return cn;
}

method::DefaultValue read_row(syntax::Node node, const std::string& country, const FigureContext& context,
                              Findings& findings) {
  ObjectReader reader{node, findings};
  method::DefaultValue row;
  row.country = country;
  row.cn = read_cn(reader, "cn");
  if (const auto direct = reader.optional("direct"))
    row.direct = as_stated<quantity::SpecificEmissions>(read_cell(direct, context, findings));
  if (const auto indirect = reader.optional("indirect"))
    row.indirect = as_stated<quantity::SpecificEmissions>(read_cell(indirect, context, findings));
  row.total = as_stated<quantity::SpecificEmissions>(read_cell(reader.required("total"), context, findings));
  row.route = reader.optional_text("route");
  reader.finish();
  return row;
}

/// Adds the rows that a group says are equal to another of its rows.
void read_equal_codes(syntax::Node also_for, std::vector<method::DefaultValue>& rows, Findings& findings) {
  ObjectReader reader{also_for, findings};
  const auto own = rows.size();
  for (auto member = reader.is_object() ? also_for.first_child() : syntax::Node{}; member; member = member.next()) {
    const auto equal = text_of(member, findings);
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(own);
    const auto at = std::find_if(rows.begin(), end, [&](const auto& row) { return row.cn == equal; });
    if (at == end || !is_cn(member.name())) {
      add_pack_error(findings, "pack.bad-cn", member.place(),
                     "'" + std::string{member.name()} + "': '" + equal + "' is no row of the group",
                     "Name a CN code and the row that it shares.");
      continue;
    }
    auto copy = *at;
    copy.cn = member.name();
    rows.push_back(std::move(copy));
  }
}

void read_group(syntax::Node node, method::DefaultValues& pack, Findings& findings) {
  ObjectReader reader{node, findings};
  const auto country = reader.text("country");
  if (!country.empty() && !plant::CountryCode::parse(country))
    add_pack_error(findings, "pack.bad-country", node.member("country").place(), "'" + country + "' is no country code",
                   "Write the two capitals of ISO 3166-1.");
  static_cast<void>(reader.text("name"));
  static_cast<void>(reader.optional_text("note"));
  const auto context = read_context(reader, quantity::UnitName<quantity::SpecificEmissions>::text, pack.info);
  std::vector<method::DefaultValue> rows;
  for (const auto item : reader.items("rows")) rows.push_back(read_row(item, country, context, findings));
  if (const auto also_for = reader.optional("alsoFor")) read_equal_codes(also_for, rows, findings);
  reader.finish();
  std::move(rows.begin(), rows.end(), std::back_inserter(pack.values));
}

}  // namespace

Result<method::DefaultValues> read_default_values(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::DefaultValues pack;
  pack.info = read_header(document, "default-values", root);
  pack.mark_ups = read_year_table(root, "markUps", pack.info);
  for (const auto item : root.items("groups")) read_group(item, pack, findings);
  root.finish();
  const auto key = [](const method::DefaultValue& row) { return std::tie(row.country, row.cn); };
  std::sort(pack.values.begin(), pack.values.end(),
            [&](const auto& left, const auto& right) { return key(left) < key(right); });
  const auto twice = std::adjacent_find(pack.values.begin(), pack.values.end(),
                                        [&](const auto& left, const auto& right) { return key(left) == key(right); });
  if (twice != pack.values.end())
    add_pack_error(findings, "pack.double-id", std::next(twice)->total.place,
                   "CN " + twice->cn + " of " + twice->country + " is there twice", "Keep one of the two.");
  if (has_errors(findings)) return findings;
  return {std::move(pack), std::move(findings)};
}

}  // namespace ferrolabel::formats
