// SPDX-License-Identifier: Apache-2.0
#include "method/default_values.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace ferrolabel::method {

const DefaultValue* DefaultValues::find(std::string_view country, std::string_view cn8) const noexcept {
  for (const std::size_t length : {8U, 6U, 4U}) {
    const auto key = std::tuple{country, cn8.substr(0, length)};
    const auto at = std::lower_bound(values.begin(), values.end(), key, [](const DefaultValue& row, const auto& wanted) {
      return std::tuple<std::string_view, std::string_view>{row.country, row.cn} < wanted;
    });
    if (at != values.end() && std::tuple<std::string_view, std::string_view>{at->country, at->cn} == key) return &*at;
  }
  return nullptr;
}

const Stated<quantity::Ratio>* DefaultValues::mark_up(int year) const noexcept {
  const auto after = mark_ups.upper_bound(year);
  return after == mark_ups.begin() ? nullptr : &std::prev(after)->second;
}

const Benchmark* Benchmarks::find(std::string_view cn8) const noexcept {
  const auto at = std::lower_bound(rows.begin(), rows.end(), cn8, [](const Benchmark& row, std::string_view key) { return row.cn < key; });
  return at != rows.end() && at->cn == cn8 ? &*at : nullptr;
}

}  // namespace ferrolabel::method
