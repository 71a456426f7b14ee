// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "lca/impact_method.hpp"

namespace ferrolabel::formats {

/// Factors of one assessment report and time horizon from a table with the columns AR, Name, CAS, Formula, Parameter and Value,
/// for emissions to air in kg. Lines without a value ("(no data)") and
/// headings of groups (formula 0) are left out.
/// @param report "AR6" @param parameter "GWP100"
/// Findings: those of CSV; `lca.gwp-table.missing` (a column, or all lines of that report and parameter), `.number`.
[[nodiscard]] Result<lca::ImpactCategory> read_gwp_table(SourceText source, std::string_view report, std::string_view parameter);

}  // namespace ferrolabel::formats
