// SPDX-License-Identifier: Apache-2.0
#include "formats/matrix/matrix_files.hpp"

#include <bit>
#include <cmath>
#include <cstring>

#include "lca/expression.hpp"
#include "syntax/csv_reader.hpp"
#include "syntax/file.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {
namespace {

std::filesystem::path file_of(const std::filesystem::path& folder, std::string_view name, std::string_view ending) { return folder / (std::string{name} + std::string{ending}); }

bool is_file(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

Finding matrix_error(std::string code, Place place, std::string message, std::string fix) { return {std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)}; }

syntax::ReaderLimits json_limits() {
  auto limits = syntax::file_limits();
  limits.bytes = largest_matrix_file;
  limits.nodes = 100'000'000;
  return limits;
}

Result<FullMatrix> read_json_matrix(const std::filesystem::path& file) {
  const auto document = syntax::read_json_file(file.string(), json_limits());
  if (!document) return document.findings();
  FullMatrix matrix;
  for (auto row = document->root().first_child(); row; row = row.next()) {
    std::size_t columns = 0;
    for (auto cell = row.first_child(); cell; cell = cell.next(), ++columns) {
      const auto value = cell.kind() == syntax::Kind::number ? syntax::parse_number(cell.scalar()) : std::nullopt;
      if (!value) return matrix_error("lca.matrix.number", cell.place(), "this is no number", "give numbers only");
      matrix.values.push_back(*value);
    }
    if (matrix.rows++ == 0) matrix.columns = columns;
    if (columns != matrix.columns) return matrix_error("lca.matrix.shape", row.place(), "the row has " + std::to_string(columns) + " columns, the first " + std::to_string(matrix.columns), "give all rows the same length");
  }
  return matrix;
}

Result<FullMatrix> read_binary_matrix(const std::filesystem::path& file) {
  static_assert(std::endian::native == std::endian::little);
  const auto source = syntax::read_file(file.string(), largest_matrix_file);
  if (!source) return source.findings();
  const auto& bytes = source->text;
  std::int32_t size[2] = {0, 0};
  if (bytes.size() >= sizeof size) std::memcpy(size, bytes.data(), sizeof size);
  FullMatrix matrix;
  const bool sane = size[0] > 0 && size[1] > 0;
  matrix.rows = sane ? static_cast<std::size_t>(size[0]) : 0;
  matrix.columns = sane ? static_cast<std::size_t>(size[1]) : 0;
  if (!sane || (bytes.size() - sizeof size) / sizeof(double) / matrix.columns != matrix.rows || bytes.size() != sizeof size + matrix.rows * matrix.columns * sizeof(double))
    return matrix_error("lca.matrix.shape", {.source = nullptr, .pointer = file.string()}, "the file has " + std::to_string(bytes.size()) + " bytes, which is not what its first two numbers say", "write int32 rows, int32 columns, then all values by column, little endian");
  matrix.values.resize(matrix.rows * matrix.columns);
  for (std::size_t column = 0; column < matrix.columns; ++column)
    for (std::size_t row = 0; row < matrix.rows; ++row) {
      auto& value = matrix.values[row * matrix.columns + column];
      std::memcpy(&value, bytes.data() + sizeof size + (column * matrix.rows + row) * sizeof(double), sizeof(double));
      if (!std::isfinite(value)) return matrix_error("lca.matrix.number", {.source = nullptr, .pointer = file.string()}, "a value in column " + std::to_string(column + 1) + " is infinite or not a number", "give numbers only");
    }
  return matrix;
}

}  // namespace

bool is_taken(std::string_view compartment) {
  const auto name = lca::folded(compartment);
  return name.starts_with("resource") || name.starts_with("natural resource");
}

bool has_file(const std::filesystem::path& folder, std::string_view name) {
  for (const auto* ending : {".json", ".bin", ".csv"})
    if (is_file(file_of(folder, name, ending))) return true;
  return false;
}

Result<FullMatrix> read_full_matrix(const std::filesystem::path& folder, std::string_view name) {
  if (const auto file = file_of(folder, name, ".bin"); is_file(file)) return read_binary_matrix(file);
  if (const auto file = file_of(folder, name, ".json"); is_file(file)) return read_json_matrix(file);
  return matrix_error("lca.matrix.missing", {.source = nullptr, .pointer = folder.string()}, "the folder has no " + std::string{name} + ".json or " + std::string{name} + ".bin", "add the file");
}

Result<Records> read_records(const std::filesystem::path& folder, std::string_view name) {
  Records records;
  if (const auto file = file_of(folder, name, ".json"); is_file(file)) {
    const auto document = syntax::read_json_file(file.string(), json_limits());
    if (!document) return document.findings();
    for (auto item = document->root().first_child(); item; item = item.next()) {
      auto& record = records.emplace_back();
      for (auto member = item.first_child(); member; member = member.next()) record.emplace(lca::folded(member.name()), member.scalar());
    }
    return records;
  }
  if (const auto file = file_of(folder, name, ".csv"); is_file(file)) {
    auto source = syntax::read_file(file.string(), largest_matrix_file);
    if (!source) return source.findings();
    const auto table = syntax::read_csv(std::move(source).value());
    if (!table) return table.findings();
    for (const auto& row : table->rows) {
      auto& record = records.emplace_back();
      for (std::size_t column = 0; column < row.size(); ++column) record.emplace(lca::folded(table->header[column]), row[column]);
    }
    return records;
  }
  return matrix_error("lca.matrix.missing", {.source = nullptr, .pointer = folder.string()}, "the folder has no " + std::string{name} + ".json or " + std::string{name} + ".csv", "add the file");
}

std::string field(const Records::value_type& record, std::string_view name) {
  const auto found = record.find(name);
  return found != record.end() ? found->second : std::string{};
}

}  // namespace ferrolabel::formats
