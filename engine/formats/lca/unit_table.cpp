// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/unit_table.hpp"

#include <cmath>

#include "syntax/number.hpp"

namespace ferrolabel::formats {

std::optional<UnitTable::Factor> UnitTable::factor(std::string_view from, std::string_view to) const {
  const auto one = units_.find(from);
  const auto other = units_.find(to);
  if (one == units_.end() || other == units_.end() || one->second.quantity != other->second.quantity) return std::nullopt;
  const Factor factor{one->second.multiply * other->second.divide, one->second.divide * other->second.multiply};
  return factor.multiply == factor.divide ? Factor{} : factor;
}

std::string_view UnitTable::reference_of(std::string_view unit) const {
  const auto found = units_.find(unit);
  return found == units_.end() ? unit : std::string_view{references_[found->second.quantity]};
}

Result<UnitTable> read_unit_table(const syntax::Document& document) {
  const auto bad = [](syntax::Node node, std::string message) {
    return Finding{"import.units.bad", Severity::error, node.place(), std::move(message), "mend the file of units; schemas/units.schema.json says what it is like"};
  };
  const auto root = document.root();
  if (root.member("format").scalar() != "ferrolabel-units") return bad(root, "this is no file of units");
  if (!root.member("sources").first_child()) return bad(root, "the file of units names no source");
  UnitTable table;
  std::size_t quantity = 0;
  for (auto group = root.member("quantities").first_child(); group; group = group.next(), ++quantity) {
    table.references_.emplace_back(group.member("units").first_child().member("names").first_child().scalar());
    for (auto unit = group.member("units").first_child(); unit; unit = unit.next()) {
      const auto factor = syntax::parse_number(unit.member("factor").scalar());
      if (!factor || !(*factor > 0)) return bad(unit, "the unit has no factor above 0");
      const bool is_part = *factor < 1 && 1 / std::round(1 / *factor) == *factor;
      if (!unit.member("names").first_child()) return bad(unit, "the unit has no name");
      for (auto name = unit.member("names").first_child(); name; name = name.next())
        if (!table.units_.try_emplace(std::string{name.scalar()}, UnitTable::Unit{quantity, is_part ? 1 : *factor, is_part ? std::round(1 / *factor) : 1}).second) return bad(name, "the name '" + std::string{name.scalar()} + "' is given twice");
    }
  }
  return table;
}

}  // namespace ferrolabel::formats
