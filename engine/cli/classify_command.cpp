// SPDX-License-Identifier: Apache-2.0
#include "cli/classify_run.hpp"
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/session.hpp"

namespace ferrolabel::cli {

namespace {

/// An intensity given as it stands, in kg CO2e/t, exactly.
int run_intensity(const Session& session, const ClassifyArguments& arguments) {
  Findings findings;
  const auto take = [&findings](auto result) {
    findings.insert(findings.end(), result.findings().begin(), result.findings().end());
    return result.ok() ? std::move(result).value() : decltype(std::move(result).value()){};
  };
  const auto intensity = take(read_decimal("--intensity", arguments.intensity));
  const auto scrap = take(read_share("--scrap", arguments.scrap));
  const auto date = take(read_date("--date", arguments.date));
  const label::ClassifyInputs inputs{take(read_share("--primary-fraction", arguments.primary_fraction)), take(read_amount("--scrap-per-product", arguments.scrap_per_product)),
                                     arguments.electricity};
  if (intensity && (*intensity < quantity::Decimal{} || *intensity >= quantity::Decimal{10'000'000}))
    findings.push_back(argument_error("cli.argument.bad-number", "--intensity '" + arguments.intensity + "' is no intensity", "write kg CO2e per t, from 0 to below 10000000"));
  if (has_errors(findings)) return session.fail(findings);
  const auto schemes = chosen_schemes(session, arguments);
  if (!schemes) return session.fail(schemes.findings());
  const auto results = issuing::classify_intensity(*schemes, {*intensity, scrap, arguments.family, date, inputs});
  if (!results) return session.fail(results.findings());
  findings.insert(findings.end(), results.findings().begin(), results.findings().end());
  return finish_classify(session, arguments, *results, nullptr, findings);
}

int run_classify(const Session& session, const ClassifyArguments& arguments) {
  if (arguments.plant.empty() == arguments.intensity.empty())
    return session.refuse("name either a PLANT or an --intensity");
  if (!arguments.intensity.empty() && arguments.schemes.empty() && !arguments.all)
    return session.refuse("--intensity needs --scheme ID or --all");
  return arguments.intensity.empty() ? classify_plant(session, arguments) : run_intensity(session, arguments);
}

}  // namespace

Command classify_command() {
  const auto arguments = std::make_shared<ClassifyArguments>();
  return {.name = "classify",
          .summary = "The class, both distances and the probability under the stated uncertainty, by one scheme or all",
          .example = "ferrolabel classify samples/plants/integrated-bf-bof.json coil --all\n"
                     "  ferrolabel classify --intensity 1245 --scrap 0.3 --scheme less-1.1 --family QST --format json",
          .parameters = {{"PLANT", "", "Plant file, JSON or XML; - for standard input", &arguments->plant, false, Completes::file},
                         {"PRODUCT", "", "Id of a good or process; else every good", &arguments->product},
                         {"--scheme", "ID", "Class scheme; may be repeated", &arguments->schemes, false, Completes::scheme},
                         {"--all", "", "Every scheme that there is; one that refuses says why", &arguments->all},
                         {"--family", "F", "Product family; of several schemes those that have it take it", &arguments->family},
                         {"--intensity", "KG", "E in kg CO2e/t, taken exactly, instead of a plant", &arguments->intensity},
                         {"--scrap", "S", "Scrap share, 0 to 1", &arguments->scrap},
                         {"--date", "DATE", "Day on which the class is asked, for schemes that change by date", &arguments->date},
                         {"--electricity", "CASE", "Electricity case, where a scheme leaves it open", &arguments->electricity, false, Completes::choice, electricity_cases()},
                         {"--primary-fraction", "F", "Share of primary metal, for schemes with a credit", &arguments->primary_fraction},
                         {"--scrap-per-product", "T", "t scrap charged per t product, for schemes that ask the route", &arguments->scrap_per_product},
                         {"--method", "ID", "Accounting method; else the file's, else by period", &arguments->method, false, Completes::method},
                         {"--draws", "N", "Draws for the probability (10000); 0 for none", &arguments->draws},
                         {"--seed", "K", "Seed of the draws (1)", &arguments->seed}},
          .run = [arguments](Session& session) { return run_classify(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
