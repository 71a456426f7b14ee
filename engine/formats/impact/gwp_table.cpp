// SPDX-License-Identifier: Apache-2.0
#include "formats/impact/gwp_table.hpp"

#include <array>

#include "syntax/csv_reader.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {

Result<lca::ImpactCategory> read_gwp_table(SourceText source, std::string_view report, std::string_view parameter) {
  constexpr std::string_view no_data = "(no data)";
  constexpr std::array<std::string_view, 6> titles{"AR", "Name", "CAS", "Parameter", "Value", "Formula"};
  const auto table = syntax::read_csv(std::move(source));
  if (!table) return table.findings();
  std::array<std::size_t, titles.size()> columns{};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto column = table->column(titles[i]);
    if (!column) return Finding{"lca.gwp-table.missing", Severity::error, {table->source, {}, 1}, "there is no column '" + std::string{titles[i]} + "'", "give the columns AR, Name, CAS, Formula, Parameter and Value"};
    columns[i] = *column;
  }
  lca::ImpactCategory category;
  category.id = std::string{parameter};
  category.unit = "kg CO2e";
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto cell = [&](std::size_t column) -> const std::string& { return table->rows[row][columns[column]]; };
    if (cell(0) != report || cell(3) != parameter || cell(4) == no_data || cell(5) == "0") continue;  // formula 0: the heading of a group
    const auto value = syntax::parse_number(cell(4));
    if (!value) return Finding{"lca.gwp-table.number", Severity::error, table->place(row, columns[4]), "'" + cell(4) + "' is no number", "give a number with '.' as decimal sign"};
    auto& factor = category.factors.emplace_back();
    factor.name = cell(1);
    if (cell(2) != no_data) factor.cas = cell(2);
    factor.compartment = "air/unspecified";
    factor.unit = "kg";
    factor.direction = lca::ImpactFactor::Direction::output;
    factor.value = *value;
  }
  if (category.factors.empty())
    return Finding{"lca.gwp-table.missing", Severity::error, {table->source, {}}, "it has no value of " + std::string{report} + ", " + std::string{parameter}, "name a report and a parameter of the table"};
  return category;
}

}  // namespace ferrolabel::formats
