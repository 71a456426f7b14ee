// SPDX-License-Identifier: Apache-2.0
#include "cli/assessment_run.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "cli/exit_code.hpp"
#include "cli/lca_run.hpp"
#include "formats/impact/impact_library.hpp"
#include "lca/supply_chain.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::cli {
namespace {

void append(Findings& all, const Findings& some) { all.insert(all.end(), some.begin(), some.end()); }

/// "NAME=NUMBER", cut at the last '='.
struct NamedNumber {
  std::string name;
  double number = 0.0;
};

Result<NamedNumber> read_named_number(const std::string& option, const std::string& text) {
  const auto cut = text.rfind('=');
  const auto number = cut == std::string::npos || cut == 0 ? std::nullopt : syntax::parse_number(std::string_view{text}.substr(cut + 1));
  if (!number) return argument_error("cli.argument.bad-number", option + " '" + text + "' is not a name, '=' and a number", "write it like steel=1000, with '.' as decimal sign");
  return NamedNumber{text.substr(0, cut), *number};
}

/// The policy of that name; the first one where no name is given. The choices were checked by the parser.
template <class Policy, std::size_t Count>
Policy policy_of(const std::string& name, const std::array<Policy, Count>& policies) {
  const auto found = std::find_if(policies.begin(), policies.end(), [&name](Policy policy) { return lca::to_string(policy) == name; });
  return found != policies.end() ? *found : policies.front();
}

constexpr std::array allocations{lca::AllocationPolicy::stated, lca::AllocationPolicy::physical, lca::AllocationPolicy::economic,
                                 lca::AllocationPolicy::causal, lca::AllocationPolicy::substitution, lca::AllocationPolicy::refuse};
constexpr std::array linkings{lca::LinkingPolicy::prefer_location, lca::LinkingPolicy::only_maker, lca::LinkingPolicy::stated_only};
constexpr std::array cut_offs{lca::CutOffPolicy::cut, lca::CutOffPolicy::refuse};

template <class Policies>
std::vector<std::string> names_of(const Policies& policies) {
  std::vector<std::string> names;
  for (const auto policy : policies) names.emplace_back(lca::to_string(policy));
  return names;
}

Result<lca::SystemOptions> options_of(const AssessmentArguments& arguments) {
  lca::SystemOptions options;
  options.allocation = policy_of(arguments.allocation, allocations);
  options.linking = policy_of(arguments.linking, linkings);
  options.cut_off = policy_of(arguments.cut_off, cut_offs);
  for (const auto& text : arguments.parameters) {
    const auto named = read_named_number("--parameter", text);
    if (!named) return named.findings();
    const auto cut = named->name.rfind('/');
    if (cut == std::string::npos) options.scenario.overrides.push_back({{}, named->name, named->number});
    else options.scenario.overrides.push_back({named->name.substr(0, cut), named->name.substr(cut + 1), named->number});
  }
  return options;
}

/// What an import has to say, a finding a code; `lca import` tells all of it.
Findings findings_of(const formats::ImportReport& report) {
  Findings findings;
  for (const auto& complaint : report.complaints) {
    auto& finding = findings.emplace_back(complaint.examples.front());
    if (complaint.count > 1) finding.message += " (" + std::to_string(complaint.count) + " of this kind)";
  }
  return findings;
}

Findings open_inputs(const AssessmentArguments& arguments, const formats::ImportOptions& options, AssessmentRun& run) {
  auto input = read_lca_input(arguments.inputs, options);
  if (!input) return std::move(input.findings());
  auto& [imported, method] = input.value();
  run.dataset = std::move(imported.dataset);
  run.digest = imported.report.digest;
  run.method = std::move(method);
  return findings_of(imported.report);
}

Findings characterise(const Session& session, const AssessmentArguments& arguments, const formats::UnitTable& units, AssessmentRun& run) {
  lca::Compartments compartments;
  if (!arguments.impact.empty()) {
    const auto library = formats::ImpactLibrary::open(session.methods_directory());
    if (!library) return library.findings();
    std::error_code error;
    const bool is_path = !library->holds(arguments.impact) && std::filesystem::exists(arguments.impact, error);
    auto method = is_path ? formats::read_impact_files(arguments.impact) : library->method(arguments.impact);
    if (!method) return method.findings();
    auto names = library->compartments();
    if (!names) return names.findings();
    run.method = std::move(method).value();
    compartments = std::move(names).value();
  }
  if (!run.method) return {};
  run.characterisation.emplace(run.system, *run.method, compartments, [units](std::string_view from, std::string_view to) -> std::optional<double> {
    if (from == to) return 1.0;
    const auto factor = units.factor(from, to);
    if (!factor) return std::nullopt;
    return factor->apply(1.0);
  });
  append(run.findings, run.characterisation->findings());
  return {};
}

/// "ID=AMOUNT@MODULE" cut at the last '@' behind the last '='; without one there is no module.
std::pair<std::string, Result<lca::Module>> cut_module(const std::string& text) {
  const auto at = text.rfind('@');
  const auto equals = text.rfind('=');
  if (at == std::string::npos || equals == std::string::npos || at < equals) return {text, lca::Module{}};
  const auto module = lca::Module::read(std::string_view{text}.substr(at + 1));
  if (module) return {text.substr(0, at), *module};
  return {text.substr(0, at), argument_error("cli.argument.bad-module", "--demand '" + text + "': '" + text.substr(at + 1) + "' is no module of EN 15804, nor several of one stage", "write like @A1-A3 or @C4; modules that there are: " + lca::all_modules())};
}

Result<std::vector<lca::Demand>> read_demands(const AssessmentArguments& arguments, const lca::ProductSystem& system) {
  std::vector<lca::Demand> demands;
  Findings findings;
  for (const auto& text : arguments.demands) {
    const auto [asked, module] = cut_module(text);
    append(findings, module.findings());
    const auto named = read_named_number("--demand", asked);
    append(findings, named.findings());
    if (!module || !named) continue;
    const auto activity = system.find(named->name);
    append(findings, activity.findings());
    if (activity) demands.push_back({*activity, named->number, *module});
  }
  append(findings, lca::check_modules(demands));
  if (!findings.empty()) return findings;
  return demands;
}

/// Keeps of the system what the demands reach, and moves them into it.
void keep_supply_chain(lca::ProductSystem& system, std::vector<lca::Demand>& demands) {
  std::vector<std::int32_t> from;
  for (const auto& demand : demands) from.push_back(demand.activity);
  auto chain = lca::supply_chain(system, from);
  for (auto& demand : demands) demand.activity = chain.column_of(demand.activity);
  system = std::move(chain.system);
}

}  // namespace

std::vector<Parameter> assessment_parameters(AssessmentArguments& arguments, bool demand_required) {
  return {{"INPUT", "", "Folder of matrices, file of 'ferrolabel lca import', or what that can read; several are one dataset", &arguments.inputs, true, Completes::file},
          {"--demand", "ID=AMOUNT[@MODULE]", "What is asked for, in the unit of the product: id of a process, of a product, or PROCESS/PRODUCT; may be repeated. A module of EN 15804 (A1-A3, C3, D) keeps it apart; D is never added to the others", &arguments.demands, demand_required, Completes::nothing, {}, true},
          {"--impact", "PACK", "Impact pack, or a file or folder of ILCD methods, or the file of a pack of your own; else the factors of the input", &arguments.impact, false, Completes::method},
          {"--allocation", "POLICY", "How processes with several products are cut (stated)", &arguments.allocation, false, Completes::choice, names_of(allocations)},
          {"--linking", "POLICY", "Who supplies an input without a stated provider (prefer-location)", &arguments.linking, false, Completes::choice, names_of(linkings)},
          {"--cut-off", "POLICY", "Inputs that nobody makes: cut and told, or refused (cut)", &arguments.cut_off, false, Completes::choice, names_of(cut_offs)},
          {"--parameter", "NAME=VALUE", "Another value for a parameter; PROCESS/NAME=VALUE for one of a process; may be repeated", &arguments.parameters, false, Completes::nothing, {}, true}};
}

formats::AssessmentDocument AssessmentRun::document() const {
  return {dataset.name, digest, system, *solver, characterisation ? &*characterisation : nullptr, assessment, findings, weighting ? &*weighting : nullptr};
}

Findings AssessmentRun::weigh_scores() {
  if (!method || method->weighting.categories.empty())
    return {argument_error("lca.impact.no-weighting", method ? "the pack '" + method->info.id + "' has no normalisation and weighting" : "the input has no impact factors of its own", "name a pack that has it with --impact, such as ef-3.1-en15804")};
  weighting = lca::weigh(*method, assessment.scores);
  append(findings, lca::tell_of_missing_categories(*weighting));
  return {};
}

Result<std::size_t> AssessmentRun::category(const std::string& name) const {
  std::string known;
  if (method)
    for (std::size_t i = 0; i < method->categories.size(); ++i) {
      if (method->categories[i].id == name || method->categories[i].name == name) return i;
      known += (known.empty() ? "" : ", ") + method->categories[i].id;
    }
  if (known.empty()) return argument_error("lca.impact.none", "the input has no impact factors of its own", "name a pack with --impact");
  if (name.empty() && method->categories.size() == 1) return std::size_t{0};
  return argument_error("lca.impact.unknown-category", name.empty() ? "no category is named, and the method has several" : "there is no category '" + name + "'", "categories that there are: " + known);
}

Result<std::unique_ptr<AssessmentRun>> run_assessment(const Session& session, const AssessmentArguments& arguments) {
  const auto options = options_of(arguments);
  if (!options) return options.findings();
  auto run = std::make_unique<AssessmentRun>();
  const auto import = import_options(session, {});
  if (!import) return import.findings();
  append(run->findings, open_inputs(arguments, *import, *run));
  if (run->dataset.processes.empty() && has_errors(run->findings)) return run->findings;
  auto system = lca::build_system(run->dataset, *options);
  append(run->findings, system.findings());
  if (!system) return run->findings;
  run->system = std::move(system).value();
  auto demands = read_demands(arguments, run->system);
  if (!demands) {
    append(run->findings, demands.findings());
    return run->findings;
  }
  if (!demands->empty()) keep_supply_chain(run->system, demands.value());
  auto solver = lca::InventorySolver::prepare(run->system);
  append(run->findings, solver.findings());
  if (!solver) return run->findings;
  run->solver = std::move(solver).value();
  if (auto findings = characterise(session, arguments, import->units, *run); has_errors(findings)) return findings;
  run->assessment = lca::assess(*run->solver, run->characterisation ? &*run->characterisation : nullptr, *demands);
  append(run->findings, run->assessment.findings);
  if (has_errors(run->assessment.findings)) return run->findings;
  return run;
}

int exit_code_of(const lca::Assessment& assessment) noexcept {
  const auto any = [](const std::vector<lca::Score>& scores) { return std::any_of(scores.begin(), scores.end(), [](const lca::Score& score) { return score.value.has_value(); }); };
  const bool valued = assessment.scores.empty() || any(assessment.scores) || std::any_of(assessment.modules.begin(), assessment.modules.end(), [&](const lca::ModuleShare& share) { return any(share.scores); });
  return assessment.complete() && valued ? exit_code::done : exit_code::undecided;
}

}  // namespace ferrolabel::cli
