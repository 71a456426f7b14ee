// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.hpp"
#include "cli/lca_run.hpp"
#include "formats/lca/lca_files.hpp"
#include "formats/result/lca_json.hpp"
#include "report/lca_text.hpp"

namespace ferrolabel::cli {

namespace {

struct InfoArguments {
  std::string input, process;
  std::vector<std::string> sources;
};

int run_info(const Session& session, const InfoArguments& arguments) {
  const auto opened = open_for(session, arguments.input);
  if (!opened.imported) return opened.code;
  const auto& [dataset, report] = *opened.imported;
  if (!arguments.sources.empty() && formats::digest_of_inputs(arguments.sources) != report.digest)
    return session.fail({argument_error("import.cache.stale", arguments.input + " was not made from these files as they are now", "import them again")});
  if (arguments.process.empty()) return session.json() ? session.finish(formats::lca_import_json(*opened.imported, {}), exit_code::done) : session.report(report::lca_import_text(*opened.imported, session.style()), exit_code::done);
  const auto* process = lca::find_process(dataset, arguments.process);
  if (process == nullptr)
    return session.fail({argument_error("import.process.unknown", "there is no process '" + arguments.process + "', or several of that name", "name it by its id; 'ferrolabel lca search' finds it")});
  return session.json() ? session.finish(formats::lca_process_json(dataset, *process), exit_code::done) : session.report(report::lca_process_text(dataset, *process, session.style()), exit_code::done);
}

}  // namespace

Command lca_info_command() {
  const auto arguments = std::make_shared<InfoArguments>();
  return {.name = "info",
          .summary = "What is in life-cycle data, or in one process of it",
          .example = "ferrolabel lca info samples/lca/steel-chain \"Steel production, synthetic test\"",
          .parameters = {{"IN", "", "Folder of matrices, file of 'ferrolabel lca import', or what that can read", &arguments->input, true, Completes::file},
                         {"PROCESS", "", "Id or name of a process: tells its exchanges", &arguments->process},
                         {"--source", "FILE", "Fail where IN was not made from these as they are now; may be repeated", &arguments->sources, false, Completes::file}},
          .run = [arguments](Session& session) { return run_info(session, *arguments); }};
}

}  // namespace ferrolabel::cli
