// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/assessment_run.hpp"
#include "formats/result/assessment_csv.hpp"

namespace ferrolabel::cli {
namespace {

struct ExportArguments : AssessmentArguments {
  std::string folder;
};

int run_lca_export(const Session& session, const ExportArguments& arguments) {
  const auto run = run_assessment(session, arguments);
  if (!run) return session.fail(run.findings());
  const std::filesystem::path folder{arguments.folder};
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return session.fail({argument_error("cli.output.cannot-create", "'" + arguments.folder + "' cannot be made: " + error.message(), "name a folder that you can write to")});
  const auto files = formats::assessment_csv((*run)->document());
  for (const auto& [name, text] : files)
    if (const auto findings = write_file((folder / name).string(), text); !findings.empty()) return session.fail(findings);
  if (session.json()) return session.finish(formats::assessment_json((*run)->document(), false), exit_code_of((*run)->assessment));
  session.tell((*run)->findings);
  return session.finish(std::to_string(files.size()) + " tables written to " + arguments.folder + "\n", exit_code_of((*run)->assessment));
}

}  // namespace

Command lca_export_command() {
  const auto arguments = std::make_shared<ExportArguments>();
  auto parameters = assessment_parameters(*arguments, false);
  parameters.push_back({"--to", "DIR", "Folder for the tables; made where it is not there", &arguments->folder, true, Completes::file});
  return {.name = "export",
          .summary = "The matrices as CSV triplets, and with a demand its scores and inventory",
          .example = "ferrolabel lca export samples/lca/useeio-v1.2 --demand 331110=1 --to useeio-csv",
          .parameters = std::move(parameters),
          .run = [arguments](Session& session) { return run_lca_export(session, *arguments); }};
}

}  // namespace ferrolabel::cli
