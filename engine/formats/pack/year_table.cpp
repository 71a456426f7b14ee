// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/year_table.hpp"

#include <string>

namespace ferrolabel::formats {

std::map<int, quantity::Stated<quantity::Ratio>> read_year_table(ObjectReader& parent, std::string_view name,
                                                                 const method::PackInfo& info) {
  std::map<int, quantity::Stated<quantity::Ratio>> table;
  auto& findings = parent.findings();
  const auto items = parent.items(name);
  for (const auto item : items) {
    ObjectReader reader{item, findings};
    const double year = reader.number("year");
    auto ratio = as_stated<quantity::Ratio>(read_figure(reader, quantity::UnitName<quantity::Ratio>::text, info));
    reader.finish();
    if (!(year >= 2000 && year <= 2999) || year != static_cast<int>(year))
      add_pack_error(findings, "pack.bad-value", item.place(), "this is no year", "Write a year of four digits.");
    else if (!table.emplace(static_cast<int>(year), std::move(ratio)).second)
      add_pack_error(findings, "pack.double-id", item.place(), "the year is there twice", "Keep one of the two.");
  }
  if (items.empty() && parent.is_object() && parent.node().member(name))
    add_pack_error(findings, "pack.missing-member", parent.node().member(name).place(),
                   "'" + std::string{name} + "' is empty", "Give at least one year.");
  return table;
}

}  // namespace ferrolabel::formats
