// SPDX-License-Identifier: Apache-2.0
#include "cli/classify_run.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"
#include "formats/result/improvement_json.hpp"
#include "issuing/improvement.hpp"
#include "report/improvement_text.hpp"

namespace ferrolabel::cli {

namespace {

struct ImproveArguments {
  std::string plant, product, scheme, to, family, electricity, method;
};

/// Whether one lever alone or all together reach the class aimed at.
bool reached(const label::Improvement& improvement) {
  if (improvement.target_class.empty()) return true;
  for (const auto& lever : improvement.levers)
    if (lever.amount_needed) return true;
  const auto rank_of = [&improvement](const std::string& name) {
    for (const auto& limit : improvement.today.limits)
      if (limit.class_name == name) return limit.rank;
    return 1'000'000;
  };
  return !improvement.combined_class.empty() && rank_of(improvement.combined_class) <= rank_of(improvement.target_class);
}

int run_improve(const Session& session, const ImproveArguments& arguments) {
  auto run = compute_inventory(session, arguments.plant, arguments.method);
  if (!run) return session.fail(run.findings());
  if (const auto found = find_product(run->inventory, arguments.product); !found) return session.fail(found.findings());
  const auto library = session.schemes();
  if (!library) return session.fail(library.findings());
  const auto scheme = library->scheme(arguments.scheme);
  if (!scheme) return session.fail(scheme.findings());
  const auto& subject = *run->subject;
  const auto improvement =
      issuing::improvement(subject.plant, *subject.method, **scheme, {arguments.product, arguments.to, arguments.family, arguments.electricity});
  if (!improvement) {
    const auto& findings = improvement.findings();
    const int code = session.fail(findings);
    return findings.front().code == "improve.no-class" ? exit_code::undecided : code;
  }
  auto findings = run.findings();
  findings.insert(findings.end(), improvement.findings().begin(), improvement.findings().end());
  const int code = reached(*improvement) ? exit_code::done : exit_code::no;
  if (session.json())
    return session.finish(formats::improvement_json(*improvement, arguments.product, subject.digest, *subject.method, findings), code);
  session.tell(findings);
  return session.report(report::improvement_text(*improvement, session.style()), code);
}

}  // namespace

Command improve_command() {
  const auto arguments = std::make_shared<ImproveArguments>();
  return {.name = "improve",
          .summary = "Levers, and the amount of each for the next class; ends with 1 where none reaches it",
          .example = "ferrolabel improve samples/plants/integrated-bf-bof.json coil --scheme eu-ci",
          .parameters = {{"PLANT", "", "Plant file, JSON or XML; - for standard input", &arguments->plant, true, Completes::file},
                         {"PRODUCT", "", "Id of a good or process", &arguments->product, true},
                         {"--scheme", "ID", "Class scheme", &arguments->scheme, true, Completes::scheme},
                         {"--to", "CLASS", "Class aimed at; else the next better one", &arguments->to},
                         {"--family", "F", "Product family, as the scheme names it", &arguments->family},
                         {"--electricity", "CASE", "Electricity case, where a scheme leaves it open", &arguments->electricity, false, Completes::choice, electricity_cases()},
                         {"--method", "ID", "Accounting method; else the file's, else by period", &arguments->method, false, Completes::method}},
          .run = [arguments](Session& session) { return run_improve(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
