// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cli/exit_code.hpp"
#include "cli/lca_run.hpp"
#include "formats/lca/dataset_cache.hpp"
#include "formats/lca/lca_files.hpp"
#include "formats/result/lca_json.hpp"
#include "report/lca_text.hpp"

namespace ferrolabel::cli {

namespace {

struct ImportArguments {
  std::vector<std::string> inputs, schemas;
};

/// -o takes the dataset, so that the report is always told.
int run_import(const Session& session, const ImportArguments& arguments) {
  const auto options = import_options(session, arguments.schemas);
  if (!options) return session.fail(options.findings());
  auto opened = formats::open_dataset(arguments.inputs, *options);
  if (!opened) return session.fail(opened.findings());
  auto& imported = opened.value();
  const auto& output = session.settings().output;
  if (!output.empty()) {
    if (imported.report.digest.empty()) imported.report.digest = formats::digest_of_inputs(arguments.inputs);
    if (const auto findings = write_file(output, formats::write_dataset_cache(imported)); !findings.empty()) return session.fail(findings);
  }
  const auto& complaints = imported.report.complaints;
  const bool whole = std::none_of(complaints.begin(), complaints.end(), [](const formats::Complaint& complaint) { return complaint.examples.front().severity == Severity::error; });
  const int code = whole ? exit_code::done : exit_code::undecided;
  if (session.json()) return session.print(formats::lca_import_json(imported, output), code);
  if (session.settings().quiet) return code;
  return session.print(report::lca_import_text(imported, session.style()) + (output.empty() ? "" : "\nwritten to " + output + "\n"), code);
}

}  // namespace

Command lca_import_command() {
  const auto arguments = std::make_shared<ImportArguments>();
  return {.name = "import",
          .summary = "Reads life-cycle data, says what it did with it, and keeps it in one file that loads fast; ends with 2 where a part could not be read. The file does not follow changes of its source: 'lca info FILE --source IN' tells of them",
          .example = "ferrolabel lca import samples/lca/steel-chain -o steel.lca",
          .parameters = {{"IN", "", "EcoSpold 1 or 2, ILCD, openLCA JSON-LD: files, folders, zip and tar archives", &arguments->inputs, true, Completes::file},
                         {"--schema", "XSD", "Hold XML files against this schema too, and report what breaks it; may be repeated", &arguments->schemas, false, Completes::file}},
          .run = [arguments](Session& session) { return run_import(session, *arguments); }};
}

}  // namespace ferrolabel::cli
