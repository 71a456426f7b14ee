// SPDX-License-Identifier: Apache-2.0
#include "formats/matrix/triplet_folder.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "formats/matrix/matrix_files.hpp"
#include "syntax/csv_reader.hpp"
#include "syntax/file.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {
namespace {

/// One line of a triplet file.
struct Entry {
  std::string row, column;
  double value = 0.0;
};

Result<std::vector<Entry>> read_entries(const std::filesystem::path& folder, std::string_view name, std::string_view row, std::string_view column, std::string_view value) {
  auto source = syntax::read_file((folder / (std::string{name} + ".csv")).string(), largest_matrix_file);
  if (!source) return source.findings();
  auto table = syntax::read_csv(std::move(source).value());
  if (!table) return table.findings();
  const auto at_row = table->column(row), at_column = table->column(column), at_value = table->column(value);
  if (!at_row || !at_column || !at_value)
    return Finding{"lca.matrix.missing", Severity::error, {table->source, {}, 1}, "the columns are not " + std::string{row} + ", " + std::string{column} + ", " + std::string{value}, "name the columns so"};
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto& cells = table->rows[i];
    const auto number = syntax::parse_number(cells[*at_value]);
    if (!number) return Finding{"lca.matrix.number", Severity::error, table->place(i, *at_value), "'" + cells[*at_value] + "' is no number", "give a number with '.' as decimal sign"};
    entries.push_back({cells[*at_row], cells[*at_column], *number});
  }
  return entries;
}

/// Ids in the order in which they come, with the record that tells of each.
class Names {
 public:
  Findings read(const std::filesystem::path& folder, std::string_view file) {
    if (!has_file(folder, file)) return {};
    const auto records = read_records(folder, file);
    if (!records) return records.findings();
    for (const auto& record : *records) records_[place(field(record, "id"))] = record;
    return {};
  }

  std::size_t place(const std::string& id) {
    const auto [found, fresh] = places_.try_emplace(id, records_.size());
    if (fresh) records_.push_back({{"id", id}});
    return found->second;
  }

  [[nodiscard]] const Records& records() const { return records_; }
  [[nodiscard]] std::string name(std::size_t at) const {
    const auto name = field(records_[at], "name");
    return name.empty() ? field(records_[at], "id") : name;
  }

 private:
  std::unordered_map<std::string, std::size_t> places_;
  Records records_;
};

struct Lists {
  Names processes, products, flows, categories;

  Findings read(const std::filesystem::path& folder) {
    Findings findings;
    for (const auto& [names, file] : {std::pair{&processes, "processes"}, {&products, "products"}, {&flows, "flows"}, {&categories, "categories"}}) {
      const auto more = names->read(folder, file);
      findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
  }
};

lca::Exchange& add_exchange(lca::Process& process, std::size_t flow, bool input, double amount) {
  auto& exchange = process.exchanges.emplace_back();
  exchange.flow = static_cast<lca::FlowIndex>(flow);
  exchange.input = input;
  exchange.amount = amount;
  return exchange;
}

/// Whether each product is that of the process with its id: then the matrix is allocated already, and what else is above zero
/// in a column is an input below zero, no further product.
bool is_allocated(Lists& lists, const std::vector<Entry>& technosphere) {
  const auto count = lists.products.records().size();
  if (lists.processes.records().size() != count) return false;
  std::vector<bool> made(count, false);
  for (const auto& entry : technosphere)
    if (entry.row == entry.column && entry.value > 0.0) made[lists.processes.place(entry.column)] = true;
  return std::find(made.begin(), made.end(), false) == made.end();
}

void add_technosphere(Lists& lists, const std::vector<Entry>& technosphere, lca::Dataset& dataset) {
  const bool allocated = is_allocated(lists, technosphere);
  for (const auto& entry : technosphere) {
    auto& process = dataset.processes[lists.processes.place(entry.column)];
    const auto flow = lists.products.place(entry.row);
    const bool off_diagonal = allocated && entry.row != entry.column;
    if (off_diagonal) add_exchange(process, flow, true, -entry.value).provider = static_cast<lca::ProcessIndex>(lists.processes.place(entry.row));
    else add_exchange(process, flow, entry.value < 0.0, std::abs(entry.value));
    if (allocated && !off_diagonal && entry.value > 0.0 && process.reference == lca::none) process.reference = static_cast<std::uint32_t>(process.exchanges.size() - 1);
  }
}

lca::Dataset make_dataset(Lists& lists, const std::vector<Entry>& technosphere, const std::vector<Entry>& biosphere) {
  for (const auto& entry : technosphere) lists.products.place(entry.row), lists.processes.place(entry.column);
  for (const auto& entry : biosphere) lists.flows.place(entry.row), lists.processes.place(entry.column);
  lca::Dataset dataset;
  const auto first_flow = lists.products.records().size();
  for (std::size_t i = 0; i < first_flow; ++i) {
    const auto& record = lists.products.records()[i];
    dataset.flows.push_back({field(record, "id"), lists.products.name(i), lca::Flow::Kind::product, field(record, "unit"), {}, {}});
  }
  for (std::size_t i = 0; i < lists.flows.records().size(); ++i) {
    const auto& record = lists.flows.records()[i];
    dataset.flows.push_back({field(record, "id"), lists.flows.name(i), lca::Flow::Kind::elementary, field(record, "unit"), field(record, "compartment"), field(record, "cas")});
  }
  for (std::size_t i = 0; i < lists.processes.records().size(); ++i) {
    auto& process = dataset.processes.emplace_back();
    process.id = field(lists.processes.records()[i], "id");
    process.name = lists.processes.name(i);
    process.location = field(lists.processes.records()[i], "location");
  }
  add_technosphere(lists, technosphere, dataset);
  for (const auto& entry : biosphere) add_exchange(dataset.processes[lists.processes.place(entry.column)], first_flow + lists.flows.place(entry.row), is_taken(dataset.flows[first_flow + lists.flows.place(entry.row)].compartment), entry.value);
  return dataset;
}

}  // namespace

bool is_triplet_folder(const std::filesystem::path& folder) { return has_file(folder, "technosphere"); }

Result<MatrixFolder> read_triplet_folder(const std::filesystem::path& folder) {
  Lists lists;
  auto findings = lists.read(folder);
  const auto technosphere = read_entries(folder, "technosphere", "product", "process", "amount");
  findings.insert(findings.end(), technosphere.findings().begin(), technosphere.findings().end());
  const auto biosphere = has_file(folder, "biosphere") ? read_entries(folder, "biosphere", "flow", "process", "amount") : Result<std::vector<Entry>>{std::vector<Entry>{}};
  findings.insert(findings.end(), biosphere.findings().begin(), biosphere.findings().end());
  if (has_errors(findings)) return findings;
  MatrixFolder result{make_dataset(lists, *technosphere, *biosphere), {}};
  result.dataset.name = folder.filename().string();
  if (!has_file(folder, "characterisation")) return result;

  const auto factors = read_entries(folder, "characterisation", "flow", "category", "factor");
  if (!factors) return factors.findings();
  result.method.info.id = result.dataset.name;
  result.method.info.title = "Impact factors of " + result.dataset.name;
  for (const auto& entry : *factors) {
    const auto at = lists.categories.place(entry.column);
    auto& categories = result.method.categories;
    if (categories.size() < lists.categories.records().size()) categories.resize(lists.categories.records().size());
    auto& factor = categories[at].factors.emplace_back();
    factor.flow_id = entry.row;
    factor.value = entry.value;
  }
  for (std::size_t i = 0; i < result.method.categories.size(); ++i) {
    result.method.categories[i].id = field(lists.categories.records()[i], "id");
    result.method.categories[i].name = lists.categories.name(i);
    result.method.categories[i].unit = field(lists.categories.records()[i], "unit");
  }
  return result;
}

}  // namespace ferrolabel::formats
