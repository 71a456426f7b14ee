// SPDX-License-Identifier: Apache-2.0
#include "formats/matrix/matrix_folder.hpp"

#include "formats/matrix/matrix_files.hpp"
#include "formats/matrix/triplet_folder.hpp"

namespace ferrolabel::formats {
namespace {

/// A of a folder that keeps its matrices apart, else the folder itself.
std::filesystem::path place_of_matrices(const std::filesystem::path& folder) { return has_file(folder, "A") ? folder : folder / "matrix"; }

Finding wrong_shape(const char* matrix, const FullMatrix& found, std::size_t rows, std::size_t columns) {
  return {"lca.matrix.shape", Severity::error, {.source = nullptr, .pointer = matrix}, std::string{matrix} + " is " + std::to_string(found.rows) + " by " + std::to_string(found.columns) + ", and the lists of names ask for " + std::to_string(rows) + " by " + std::to_string(columns), "give matrices and lists of one edition"};
}

/// Codes where they tell the records apart, else ids.
std::vector<std::string> ids_of(const Records& records) {
  std::vector<std::string> ids;
  for (const char* name : {"code", "id"}) {
    std::map<std::string, int> seen;
    ids.clear();
    for (const auto& record : records) ids.push_back(field(record, name)), ++seen[ids.back()];
    if (seen.size() == records.size() && !seen.contains("")) return ids;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = std::to_string(i);
  return ids;
}

lca::Dataset make_dataset(const Records& sectors, const Records& flows, const FullMatrix& a, const FullMatrix& b) {
  lca::Dataset dataset;
  const auto ids = ids_of(sectors);
  for (std::size_t i = 0; i < sectors.size(); ++i)
    dataset.flows.push_back({.id = ids[i], .name = field(sectors[i], "name"), .kind = lca::Flow::Kind::product, .unit = field(sectors[i], "unit"), .compartment = {}, .cas = {}});
  for (const auto& flow : flows)
    dataset.flows.push_back({.id = field(flow, "uuid").empty() ? field(flow, "id") : field(flow, "uuid"), .name = field(flow, "flowable"), .kind = lca::Flow::Kind::elementary, .unit = field(flow, "unit"), .compartment = field(flow, "context"), .cas = {}});
  for (std::size_t column = 0; column < sectors.size(); ++column) {
    auto& process = dataset.processes.emplace_back();
    process.id = ids[column];
    process.name = field(sectors[column], "name");
    process.location = field(sectors[column], "location");
    process.reference = 0;
    const auto add = [&process](std::size_t flow, bool input, double amount, std::uint32_t provider) {
      auto& exchange = process.exchanges.emplace_back();
      exchange.flow = static_cast<lca::FlowIndex>(flow);
      exchange.input = input;
      exchange.amount = amount;
      exchange.provider = provider;
    };
    add(column, false, 1.0, lca::none);
    for (std::size_t row = 0; row < a.rows; ++row)
      if (a.at(row, column) != 0.0) add(row, true, a.at(row, column), static_cast<lca::ProcessIndex>(row));
    for (std::size_t row = 0; row < b.rows; ++row)
      if (b.at(row, column) != 0.0) add(sectors.size() + row, is_taken(dataset.flows[sectors.size() + row].compartment), b.at(row, column), lca::none);
  }
  return dataset;
}

std::vector<lca::ImpactCategory> make_categories(const Records& indicators, const FullMatrix& c, const lca::Dataset& dataset, std::size_t first_flow) {
  std::vector<lca::ImpactCategory> categories;
  const auto ids = ids_of(indicators);
  for (std::size_t row = 0; row < c.rows; ++row) {
    auto& category = categories.emplace_back();
    category.id = ids[row];
    category.name = field(indicators[row], "name");
    category.unit = field(indicators[row], "unit");
    for (std::size_t column = 0; column < c.columns; ++column) {
      if (c.at(row, column) == 0.0) continue;
      auto& factor = category.factors.emplace_back();
      factor.flow_id = dataset.flows[first_flow + column].id;
      factor.value = c.at(row, column);
    }
  }
  return categories;
}

}  // namespace

bool is_matrix_folder(const std::filesystem::path& folder) { return is_triplet_folder(folder) || has_file(place_of_matrices(folder), "A"); }

Result<MatrixFolder> read_matrix_folder(const std::filesystem::path& folder) {
  if (is_triplet_folder(folder)) return read_triplet_folder(folder);
  const auto matrices = place_of_matrices(folder);
  const auto sectors = read_records(folder, "sectors");
  const auto flows = read_records(folder, "flows");
  const auto a = read_full_matrix(matrices, "A");
  const auto b = read_full_matrix(matrices, "B");
  Findings findings;
  for (const auto* list : {&sectors.findings(), &flows.findings(), &a.findings(), &b.findings()}) findings.insert(findings.end(), list->begin(), list->end());
  if (has_errors(findings)) return findings;
  if (a->rows != sectors->size() || a->columns != sectors->size()) return wrong_shape("A", *a, sectors->size(), sectors->size());
  if (b->rows != flows->size() || b->columns != sectors->size()) return wrong_shape("B", *b, flows->size(), sectors->size());
  MatrixFolder result{make_dataset(*sectors, *flows, *a, *b), {}};
  result.dataset.name = folder.filename().string();
  if (has_file(matrices, "C")) {
    const auto indicators = read_records(folder, "indicators");
    if (!indicators) return indicators.findings();
    const auto c = read_full_matrix(matrices, "C");
    if (!c) return c.findings();
    if (c->rows != indicators->size() || c->columns != flows->size()) return wrong_shape("C", *c, indicators->size(), flows->size());
    result.method.info.id = result.dataset.name;
    result.method.info.title = "Impact factors of " + result.dataset.name;
    result.method.categories = make_categories(*indicators, *c, result.dataset, sectors->size());
  }
  return result;
}

}  // namespace ferrolabel::formats
