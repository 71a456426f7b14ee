// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"

namespace ferrolabel::formats {

/// A matrix in full, by rows.
struct FullMatrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;
  [[nodiscard]] double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

/// NAME.json or NAME.bin of a folder. `lca.matrix.missing`, `.shape`, `.number`, and those of JSON.
[[nodiscard]] Result<FullMatrix> read_full_matrix(const std::filesystem::path& folder, std::string_view name);

/// The rows of NAME.json (an array of flat objects) or NAME.csv, by column name in lower case.
using Records = std::vector<std::map<std::string, std::string, std::less<>>>;
[[nodiscard]] Result<Records> read_records(const std::filesystem::path& folder, std::string_view name);

/// A field of a record; empty where it has none.
[[nodiscard]] std::string field(const Records::value_type& record, std::string_view name);

/// Whether amounts of a flow of this compartment are taken from nature: "resource/in ground", "natural resource/in water". A matrix
/// does not say so by itself, as its amounts are positive either way.
[[nodiscard]] bool is_taken(std::string_view compartment);

/// Whether the folder has NAME with one of the endings that the two functions read.
[[nodiscard]] bool has_file(const std::filesystem::path& folder, std::string_view name);

/// The most bytes of one file that are read.
inline constexpr std::size_t largest_matrix_file = std::size_t{1} << 30;

}  // namespace ferrolabel::formats
