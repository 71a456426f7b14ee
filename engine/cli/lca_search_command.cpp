// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.hpp"
#include "cli/lca_run.hpp"
#include "formats/result/lca_json.hpp"
#include "report/lca_text.hpp"

namespace ferrolabel::cli {

namespace {

struct SearchArguments {
  std::string input, text, most;
};

int run_search(const Session& session, const SearchArguments& arguments) {
  const auto most = read_count("--most", arguments.most, 20, 1, 1'000'000);
  if (!most) return session.fail(most.findings());
  const auto opened = open_for(session, arguments.input);
  if (!opened.imported) return opened.code;
  const auto& dataset = opened.imported->dataset;
  const auto found = lca::search(dataset, arguments.text);
  const int code = found.processes.empty() && found.flows.empty() ? exit_code::no : exit_code::done;
  return session.json() ? session.finish(formats::lca_search_json(dataset, found, *most), code) : session.report(report::lca_search_text(dataset, found, *most, session.style()), code);
}

}  // namespace

Command lca_search_command() {
  const auto arguments = std::make_shared<SearchArguments>();
  return {.name = "search",
          .summary = "Finds processes and flows by words of their names; ends with 1 where there are none",
          .example = "ferrolabel lca search samples/lca/steel-chain steel",
          .parameters = {{"IN", "", "Folder of matrices, file of 'ferrolabel lca import', or what that can read", &arguments->input, true, Completes::file},
                         {"TEXT", "", "Words that the name or id must hold, in any case", &arguments->text, true},
                         {"--most", "N", "Rows of each list (20)", &arguments->most}},
          .run = [arguments](Session& session) { return run_search(session, *arguments); }};
}

}  // namespace ferrolabel::cli
