// SPDX-License-Identifier: Apache-2.0
#include "cli/assessment_run.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "lca/contribution.hpp"
#include "report/assessment_text.hpp"

namespace ferrolabel::cli {
namespace {

struct ContributionArguments : AssessmentArguments {
  std::string category, by, most;
};

int run_contribution(const Session& session, const ContributionArguments& arguments) {
  const auto most = read_count("--most", arguments.most, 20, 0, 1'000'000);
  if (!most) return session.fail(most.findings());
  const auto made = run_assessment(session, arguments);
  if (!made) return session.fail(made.findings());
  auto& run = **made;
  const auto category = run.category(arguments.category);
  if (!category) return session.fail(category.findings());
  if (run.assessment.demands.empty())
    return session.fail({argument_error("lca.module.only-d", "contributions are of the sum, and module D is in no sum", "give the demand without '@D' to see what makes it up")});
  const auto& factors = run.characterisation->categories()[*category].factors;
  const auto by = arguments.by == "flow" ? formats::ContributionBy::flow : arguments.by == "tier" ? formats::ContributionBy::tier : formats::ContributionBy::process;
  std::vector<lca::Contribution> contributions;
  switch (by) {
    case formats::ContributionBy::process: contributions = lca::by_process(run.system, run.assessment.inventory, factors); break;
    case formats::ContributionBy::flow: contributions = lca::by_flow(run.assessment.inventory, factors); break;
    case formats::ContributionBy::tier:
      const auto tiers = lca::FirstTier::find(*run.solver, factors);
      if (!tiers) return session.fail(tiers.findings());
      contributions = tiers->of(run.assessment.demands);
      break;
  }
  const auto whole = run.document();
  const formats::ContributionDocument document{whole, *category, by, contributions, static_cast<std::size_t>(*most)};
  const int code = run.assessment.scores[*category].value ? exit_code_of(run.assessment) : exit_code::undecided;
  if (session.json()) return session.finish(formats::contribution_json(document), code);
  session.tell(run.findings);
  return session.report(report::contribution_text(document, session.style()), code);
}

}  // namespace

Command lca_contribution_command() {
  const auto arguments = std::make_shared<ContributionArguments>();
  auto parameters = assessment_parameters(*arguments, true);
  parameters.push_back({"--category", "ID", "Impact category, by id or name", &arguments->category});
  parameters.push_back({"--by", "WHAT", "process (what each emits itself), flow, or tier (what each direct input carries); process", &arguments->by, false, Completes::choice, {"process", "flow", "tier"}});
  parameters.push_back({"--most", "N", "Lines (20); 0 for all", &arguments->most});
  return {.name = "contribution",
          .summary = "What makes up one score: by process, by elementary flow, or by direct input",
          .example = "ferrolabel lca contribution samples/lca/useeio-v1.2 --demand 331110=1 --category GHG --by tier",
          .parameters = std::move(parameters),
          .run = [arguments](Session& session) { return run_contribution(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
