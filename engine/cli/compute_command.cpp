// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/inventory_run.hpp"
#include "cli/session.hpp"
#include "formats/result/inventory_json.hpp"
#include "issuing/computation.hpp"
#include "report/inventory_text.hpp"

namespace ferrolabel::cli {

namespace {

struct ComputeArguments {
  std::string plant;
  std::string method;
  std::string product;
};

/// Whether every good asked for has its figures.
bool is_complete(const embedded::Inventory& inventory, std::string_view product) {
  return std::all_of(inventory.processes.begin(), inventory.processes.end(), [&](const embedded::ProcessFigures& figures) {
    if (figures.node < 0 || (!product.empty() && inventory.find_good(product) != &figures)) return true;
    return figures.direct_known && figures.indirect_known;
  });
}

int run_compute(const Session& session, const ComputeArguments& arguments) {
  auto run = compute_inventory(session, arguments.plant, arguments.method);
  if (!run) return session.fail(run.findings());
  if (!arguments.product.empty())
    if (const auto found = find_product(run->inventory, arguments.product); !found) return session.fail(found.findings());
  auto& inventory = run.value().inventory;
  const auto document = issuing::computation(inventory, run->subject->digest, arguments.product, run.findings());
  const int code = is_complete(inventory, arguments.product) ? exit_code::done : exit_code::undecided;
  if (session.json()) return session.finish(formats::inventory_json(document), code);
  session.tell(run.findings());
  return session.report(report::inventory_text(document, session.style()), code);
}

}  // namespace

Command compute_command() {
  const auto arguments = std::make_shared<ComputeArguments>();
  return {.name = "compute",
          .summary = "Inventory, and specific embedded emissions of each good",
          .example = "ferrolabel compute samples/plants/integrated-bf-bof.json --format json",
          .parameters = {{"PLANT", "", "Plant file, JSON or XML; - for standard input", &arguments->plant, true, Completes::file},
                         {"--method", "ID", "Accounting method; else the file's, else by period", &arguments->method, false, Completes::method},
                         {"--product", "ID", "Only this good or process", &arguments->product}},
          .run = [arguments](Session& session) { return run_compute(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
