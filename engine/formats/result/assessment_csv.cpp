// SPDX-License-Identifier: Apache-2.0
#include "formats/result/assessment_csv.hpp"

#include "syntax/number.hpp"

namespace ferrolabel::formats {
namespace {

/// One table that grows by rows.
class CsvText {
 public:
  explicit CsvText(const std::vector<std::string>& header) { row(header); }

  void row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text_ += (i == 0 ? "" : ",") + quoted(cells[i]);
    text_ += '\n';
  }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  static std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string result{"\""};
    for (const char sign : cell) result += sign == '"' ? std::string{"\"\""} : std::string{sign};
    return result + "\"";
  }
  std::string text_;
};

std::string number(double value) { return syntax::format_number(value); }

/// An activity as process and as product: of a process with several products each is told apart by its product.
std::string activity_id(const lca::ProductSystem& system, std::size_t index) {
  const auto& activity = system.activities[index];
  const auto& process = system.dataset->processes[activity.process];
  const auto same = [&](std::size_t other) { return other < system.activities.size() && system.activities[other].process == activity.process; };
  const bool several = same(index + 1) || (index > 0 && same(index - 1));
  return several ? process.id + "/" + system.dataset->flows[activity.product].id : process.id;
}

/// A row of B by its flow, and by way and place where these do not follow from it.
std::string row_id(const lca::ProductSystem& system, std::size_t index) {
  const auto& row = system.elementary[index];
  return system.dataset->flows[row.flow].id + (row.input ? "|input" : "") + (row.location.empty() ? "" : "|" + row.location);
}

using Files = std::vector<std::pair<std::string, std::string>>;

void add_lists(const lca::ProductSystem& system, Files& files) {
  CsvText processes{{"id", "name", "location"}}, products{{"id", "name", "unit"}}, flows{{"id", "name", "unit", "compartment", "cas"}};
  for (std::size_t i = 0; i < system.activities.size(); ++i) {
    const auto& process = system.dataset->processes[system.activities[i].process];
    const auto& product = system.dataset->flows[system.activities[i].product];
    processes.row({activity_id(system, i), process.name, process.location});
    products.row({activity_id(system, i), product.name, product.unit});
  }
  for (std::size_t i = 0; i < system.elementary.size(); ++i) {
    const auto& flow = system.dataset->flows[system.elementary[i].flow];
    flows.row({row_id(system, i), flow.name, flow.unit, flow.compartment, flow.cas});
  }
  files.emplace_back("processes.csv", std::move(processes).take());
  files.emplace_back("products.csv", std::move(products).take());
  files.emplace_back("flows.csv", std::move(flows).take());
}

void add_matrices(const lca::ProductSystem& system, Files& files) {
  CsvText technosphere{{"product", "process", "amount"}}, biosphere{{"flow", "process", "amount"}};
  const auto& a = system.technosphere;
  const auto& b = system.interventions;
  for (std::size_t column = 0; column < system.activities.size(); ++column) {
    for (auto k = static_cast<std::size_t>(a.column_starts()[column]); k < static_cast<std::size_t>(a.column_starts()[column + 1]); ++k)
      technosphere.row({activity_id(system, static_cast<std::size_t>(a.rows()[k])), activity_id(system, column), number(a.values()[k])});
    for (auto k = b.column_starts()[column]; k < b.column_starts()[column + 1]; ++k)
      biosphere.row({row_id(system, static_cast<std::size_t>(b.rows()[k])), activity_id(system, column), number(b.values()[k])});
  }
  files.emplace_back("technosphere.csv", std::move(technosphere).take());
  files.emplace_back("biosphere.csv", std::move(biosphere).take());
}

void add_factors(const AssessmentDocument& document, Files& files) {
  if (document.characterisation == nullptr) return;
  CsvText categories{{"id", "name", "unit"}}, factors{{"flow", "category", "factor"}};
  const auto& method = document.characterisation->method();
  for (std::size_t i = 0; i < method.categories.size(); ++i) {
    const auto& category = method.categories[i];
    const auto& found = document.characterisation->categories()[i];
    categories.row({category.id, category.name, category.unit});
    for (std::size_t row = 0; row < found.factors.size(); ++row)
      if (found.mapped[row] != lca::MappedBy::nothing) factors.row({row_id(document.system, row), category.id, number(found.factors[row])});
  }
  files.emplace_back("categories.csv", std::move(categories).take());
  files.emplace_back("characterisation.csv", std::move(factors).take());
}

void add_answer(const AssessmentDocument& document, Files& files) {
  const auto& assessment = document.assessment;
  if (assessment.demands.empty() && assessment.modules.empty()) return;
  CsvText scores{{"method", "category", "unit", "value", "module"}}, inventory{{"flow", "name", "compartment", "location", "direction", "amount", "unit"}};
  CsvText production{{"product", "name", "amount", "unit"}}, cut_off{{"flow", "name", "amount", "unit"}};
  const auto add_scores = [&](const std::vector<lca::Score>& some, const std::string& module) {
    for (const auto& score : some) {
      const auto& method = document.characterisation->method();
      const auto& category = method.categories[score.category];
      scores.row({method.info.id, category.id, category.unit, score.value ? number(*score.value) : std::string{}, module});
    }
  };
  add_scores(assessment.scores, "");
  for (const auto& share : assessment.modules) add_scores(share.scores, share.module.name());
  const auto& system = document.system;
  for (std::size_t row = 0; row < system.elementary.size(); ++row) {
    const auto& elementary = system.elementary[row];
    const auto& flow = system.dataset->flows[elementary.flow];
    if (assessment.inventory.amounts[row] != 0.0)
      inventory.row({flow.id, flow.name, flow.compartment, elementary.location, elementary.input ? "input" : "output", number(assessment.inventory.amounts[row]), flow.unit});
  }
  for (std::size_t i = 0; i < system.activities.size(); ++i) {
    const auto& product = system.dataset->flows[system.activities[i].product];
    if (assessment.inventory.made[i] != 0.0) production.row({activity_id(system, i), product.name, number(assessment.inventory.made[i]), product.unit});
  }
  for (const auto& entry : assessment.cut_off) {
    const auto& flow = system.dataset->flows[entry.flow];
    cut_off.row({flow.id, flow.name, number(entry.amount), flow.unit});
  }
  files.emplace_back("scores.csv", std::move(scores).take());
  files.emplace_back("inventory.csv", std::move(inventory).take());
  files.emplace_back("production.csv", std::move(production).take());
  files.emplace_back("cut-off.csv", std::move(cut_off).take());
}

}  // namespace

Files assessment_csv(const AssessmentDocument& document) {
  Files files;
  add_lists(document.system, files);
  add_matrices(document.system, files);
  add_factors(document, files);
  add_answer(document, files);
  return files;
}

}  // namespace ferrolabel::formats
