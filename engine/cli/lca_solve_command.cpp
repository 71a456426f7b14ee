// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/assessment_run.hpp"
#include "report/assessment_text.hpp"

namespace ferrolabel::cli {

Command lca_solve_command() {
  struct Arguments : AssessmentArguments {
    bool inventory = false;
    bool weighting = false;
  };
  const auto arguments = std::make_shared<Arguments>();
  auto parameters = assessment_parameters(*arguments, true);
  parameters.push_back({"--inventory", "", "Also the amount of every elementary flow", &arguments->inventory});
  parameters.push_back({"--weighting", "", "Also the scores normalised and weighted, as far as the pack has factors", &arguments->weighting});
  return {.name = "solve",
          .summary = "What a demand sets in motion, and its scores in every impact category",
          .example = "ferrolabel lca solve samples/lca/useeio-v1.2 --demand 331110=1",
          .parameters = std::move(parameters),
          .run =
              [arguments](Session& session) {
                const auto run = run_assessment(session, *arguments);
                if (!run) return session.fail(run.findings());
                auto& done = **run;
                if (arguments->weighting)
                  if (const auto findings = done.weigh_scores(); !findings.empty()) return session.fail(findings);
                if (session.json()) return session.finish(formats::assessment_json(done.document(), arguments->inventory), exit_code_of(done.assessment));
                session.tell(done.findings);
                return session.report(report::assessment_text(done.document(), arguments->inventory, session.style()), exit_code_of(done.assessment));
              },
          .page = true};
}

}  // namespace ferrolabel::cli
