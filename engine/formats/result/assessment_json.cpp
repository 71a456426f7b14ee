// SPDX-License-Identifier: Apache-2.0
#include "formats/result/assessment_json.hpp"

#include <array>
#include <numeric>
#include <optional>

#include "formats/result/findings_json.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {
namespace {

using syntax::JsonWriter;

void write_count(JsonWriter& writer, std::string_view name, std::size_t count) { writer.key(name).integer(static_cast<std::int64_t>(count)); }

void write_head(JsonWriter& writer, const AssessmentDocument& document) {
  writer.key("input").begin_object().member("name", document.input);
  if (document.input_digest.empty()) writer.key("digest").null();
  else writer.member("digest", document.input_digest);
  writer.end_object();
  writer.key("method");
  if (document.characterisation == nullptr) {
    writer.null();
    return;
  }
  const auto& method = document.characterisation->method();
  writer.begin_object().member("id", method.info.id).member("edition", method.info.edition).member("digest", method.info.digest).member("flavour", method.flavour).end_object();
}

void write_system(JsonWriter& writer, const AssessmentDocument& document) {
  const auto& system = document.system;
  writer.key("system").begin_object();
  write_count(writer, "processes", system.dataset->processes.size());
  write_count(writer, "activities", system.activities.size());
  write_count(writer, "exchangesBetweenActivities", static_cast<std::size_t>(system.technosphere.stored()) - system.activities.size());
  write_count(writer, "elementaryFlows", system.elementary.size());
  writer.member("allocation", lca::to_string(system.options.allocation));
  writer.member("linking", lca::to_string(system.options.linking));
  writer.member("cutOff", lca::to_string(system.options.cut_off));
  write_count(writer, "linkedAsStated", system.linked_as_stated());
  write_count(writer, "linkedByFlow", system.linked_by_flow());
  write_count(writer, "ambiguous", system.ambiguous.size());
  write_count(writer, "unlinked", system.unlinked.size());
  writer.key("parameters").begin_array();
  for (const auto& other : system.options.scenario.overrides)
    writer.begin_object().member("process", other.process).member("name", other.name).member("value", other.value).end_object();
  writer.end_array().end_object();
}

void write_demands(JsonWriter& writer, const lca::ProductSystem& system, const std::vector<lca::Demand>& demands) {
  for (const auto& demand : demands) {
    const auto& activity = system.activities[static_cast<std::size_t>(demand.activity)];
    const auto& process = system.dataset->processes[activity.process];
    const auto& product = system.dataset->flows[activity.product];
    writer.begin_object().member("process", process.id).member("product", product.id).member("name", product.name).member("amount", demand.amount).member("unit", product.unit);
    if (demand.module.is_none()) writer.key("module").null();
    else writer.member("module", demand.module.name());
    writer.end_object();
  }
}

void write_demand(JsonWriter& writer, const AssessmentDocument& document, bool with_module_d) {
  writer.key("demand").begin_array();
  write_demands(writer, document.system, document.assessment.demands);
  if (with_module_d)
    for (const auto& share : document.assessment.modules)
      if (share.module.is_beyond_the_system()) write_demands(writer, document.system, share.demands);
  writer.end_array();
}

void write_scores(JsonWriter& writer, const AssessmentDocument& document) {
  writer.key("scores").begin_array();
  for (const auto& score : document.assessment.scores) {
    const auto& method = document.characterisation->method();
    const auto& category = method.categories[score.category];
    writer.begin_object().member("method", method.info.id).member("category", category.id).member("name", category.name).member("unit", category.unit).member("value", score.value);
    if (category.part.empty()) writer.key("part").null();
    else writer.member("part", category.part);
    writer.end_object();
  }
  writer.end_array();
}

void write_row(JsonWriter& writer, const lca::ProductSystem& system, std::size_t row, double amount) {
  const auto& elementary = system.elementary[row];
  const auto& flow = system.dataset->flows[elementary.flow];
  writer.member("id", flow.id).member("name", flow.name).member("compartment", flow.compartment).member("location", elementary.location);
  writer.member("direction", elementary.input ? "input" : "output").member("amount", amount).member("unit", flow.unit);
}

void write_cut_off(JsonWriter& writer, const lca::ProductSystem& system, const std::vector<lca::CutOffFlow>& cut_off) {
  writer.key("cutOff").begin_array();
  for (const auto& entry : cut_off) {
    const auto& flow = system.dataset->flows[entry.flow];
    writer.begin_object().member("id", flow.id).member("name", flow.name).member("amount", entry.amount).member("unit", flow.unit).end_object();
  }
  writer.end_array();
}

void write_completeness(JsonWriter& writer, const AssessmentDocument& document) {
  writer.member("complete", document.assessment.complete());
  write_cut_off(writer, document.system, document.assessment.cut_off);
  writer.key("declaredOnly").begin_array();
  for (const auto activity : document.assessment.declared) writer.string(document.system.dataset->processes[document.system.activities[static_cast<std::size_t>(activity)].process].id);
  writer.end_array();
}

void write_modules(JsonWriter& writer, const AssessmentDocument& document) {
  writer.key("modules").begin_array();
  for (const auto& share : document.assessment.modules) {
    writer.begin_object().member("module", share.module.name()).member("counted", !share.module.is_beyond_the_system());
    writer.key("scores").begin_array();
    for (const auto& score : share.scores) {
      const auto& category = document.characterisation->method().categories[score.category];
      writer.begin_object().member("category", category.id).member("unit", category.unit).member("value", score.value).end_object();
    }
    writer.end_array();
    write_cut_off(writer, document.system, share.cut_off);
    writer.end_object();
  }
  writer.end_array();
}

void write_weighting(JsonWriter& writer, const AssessmentDocument& document) {
  writer.key("weighting");
  if (document.weighting == nullptr) {
    writer.null();
    return;
  }
  const auto& weighting = *document.weighting;
  writer.begin_object().member("title", document.characterisation->method().weighting.title);
  writer.key("categories").begin_array();
  for (const auto& score : weighting.scores) {
    const auto& category = *score.category;
    writer.begin_object().member("category", category.id).member("name", category.name).member("normalisation", category.normalisation).member("unit", category.unit).member("weight", category.weight);
    writer.member("normalised", score.normalised).member("weighted", score.weighted).end_object();
  }
  writer.end_array().member("weightKnown", weighting.weight_known).member("sum", weighting.sum);
  writer.member("singleScore", weighting.complete() ? weighting.sum : std::nullopt).end_object();
}

void write_tail(JsonWriter& writer, const AssessmentDocument& document) {
  writer.key("solver").begin_object().member("name", document.solver.solver_name()).member("residual", document.assessment.inventory.residual);
  writer.member("conditionEstimate", document.solver.condition_estimate()).end_object();
  writer.key("findings");
  write_findings(writer, document.findings);
}

}  // namespace

std::string_view to_string(ContributionBy by) noexcept {
  constexpr std::array<std::string_view, 3> names{"process", "flow", "tier"};
  return names[static_cast<std::size_t>(by)];
}

std::string assessment_json(const AssessmentDocument& document, bool inventory) {
  JsonWriter writer;
  writer.begin_object();
  write_head(writer, document);
  write_system(writer, document);
  write_demand(writer, document, true);
  write_scores(writer, document);
  write_modules(writer, document);
  write_weighting(writer, document);
  write_completeness(writer, document);
  writer.key("unmapped").begin_array();
  for (const auto& flow : document.assessment.unmapped) {
    writer.begin_object();
    write_row(writer, document.system, flow.row, flow.amount);
    writer.member("mass", flow.mass).end_object();
  }
  writer.end_array();
  if (inventory) {
    writer.key("inventory").begin_array();
    const auto& amounts = document.assessment.inventory.amounts;
    for (std::size_t row = 0; row < amounts.size(); ++row) {
      if (amounts[row] == 0.0) continue;
      writer.begin_object();
      write_row(writer, document.system, row, amounts[row]);
      writer.end_object();
    }
    writer.end_array();
  }
  write_tail(writer, document);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

ContributionName contribution_name(const lca::ProductSystem& system, ContributionBy by, std::int32_t index) {
  const auto at = static_cast<std::size_t>(index);
  if (by == ContributionBy::flow) {
    const auto& flow = system.dataset->flows[system.elementary[at].flow];
    const auto& location = system.elementary[at].location;
    return {flow.id, flow.name, flow.compartment + (location.empty() ? "" : " (" + location + ")"), flow.unit};
  }
  const auto& process = system.dataset->processes[system.activities[at].process];
  return {process.id, process.name, process.location, system.dataset->flows[system.activities[at].product].unit};
}

double ContributionDocument::rest() const {
  const auto others = std::span{contributions}.subspan(written().size());
  return std::accumulate(others.begin(), others.end(), 0.0, [](double sum, const lca::Contribution& one) { return sum + one.score; });
}

std::string contribution_json(const ContributionDocument& document) {
  const auto& lca = document.lca;
  const auto& method = lca.characterisation->method();
  const auto& category = method.categories[document.category];
  JsonWriter writer;
  writer.begin_object();
  write_head(writer, lca);
  write_system(writer, lca);
  write_demand(writer, lca, false);
  writer.key("category").begin_object().member("id", category.id).member("name", category.name).member("unit", category.unit).end_object();
  writer.member("value", lca.assessment.scores[document.category].value);
  writer.member("by", to_string(document.by));
  writer.key("contributions").begin_array();
  for (const auto& contribution : document.written()) {
    const auto name = contribution_name(lca.system, document.by, contribution.index);
    writer.begin_object().member("id", name.id).member("name", name.name).member("place", name.place).member("amount", contribution.amount).member("unit", name.unit).member("score", contribution.score).end_object();
  }
  writer.end_array();
  writer.member("rest", document.rest());
  write_completeness(writer, lca);
  write_tail(writer, lca);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

}  // namespace ferrolabel::formats
