// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/inventory_run.hpp"
#include "cli/session.hpp"
#include "formats/result/explanation.hpp"
#include "report/explanation_text.hpp"

namespace ferrolabel::cli {

namespace {

constexpr std::uint64_t deepest = 1'000'000;

struct ExplainArguments {
  std::string plant;
  std::string product;
  std::string figure = "directEmbedded";
  std::string method;
  std::string depth;
};

int run_explain(const Session& session, const ExplainArguments& arguments) {
  const auto depth = read_count("--depth", arguments.depth, deepest, 0, deepest);
  if (!depth) return session.fail(depth.findings());
  auto run = compute_inventory(session, arguments.plant, arguments.method);
  if (!run) return session.fail(run.findings());
  const auto step = find_figure(run->inventory, arguments.product, arguments.figure);
  if (!step) return session.fail(step.findings());
  auto told = formats::explain(run->inventory, *step);
  if (session.json()) {
    formats::cut_below(told, *depth);
    const formats::ExplanationDocument document{run->inventory, run->subject->digest, arguments.product, arguments.figure, told, run.findings()};
    return session.finish(formats::explanation_json(document), exit_code::done);
  }
  session.tell(run.findings());
  const auto head = session.style().paint(report::Ink::strong, arguments.figure + " of " + arguments.product) + ", method " + run->subject->method->info.id + " " +
                    run->subject->method->info.edition + "\n";
  return session.report(head + report::explanation_text(told, session.style(), static_cast<int>(*depth)), exit_code::done);
}

}  // namespace

Command explain_command() {
  const auto arguments = std::make_shared<ExplainArguments>();
  return {.name = "explain",
          .summary = "How a figure came about: operands, rule, article, down to the reported value and its place",
          .example = "ferrolabel explain samples/plants/integrated-bf-bof.json coil --figure directEmbedded",
          .parameters = {{"PLANT", "", "Plant file, JSON or XML; - for standard input", &arguments->plant, true, Completes::file},
                         {"PRODUCT", "", "Id of a good or process", &arguments->product, true},
                         {"--figure", "NAME", "Which figure (directEmbedded)", &arguments->figure, false, Completes::choice, figure_names()},
                         {"--depth", "N", "How many levels of operands to tell; else all of them; … stands for the rest", &arguments->depth, false},
                         {"--method", "ID", "Accounting method; else the file's, else by period", &arguments->method, false, Completes::method}},
          .run = [arguments](Session& session) { return run_explain(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
