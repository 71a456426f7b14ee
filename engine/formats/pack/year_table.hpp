// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string_view>

#include "formats/pack/stated_reader.hpp"

namespace ferrolabel::formats {

/// A table [{"year", "value", "unit", "source", "confidence"}, …] of ratios by year, 2000 to 2999; a year twice is
/// `pack.double-id`, an empty table `pack.missing-member`.
[[nodiscard]] std::map<int, quantity::Stated<quantity::Ratio>> read_year_table(ObjectReader& parent,
                                                                               std::string_view name,
                                                                               const method::PackInfo& info);

}  // namespace ferrolabel::formats
