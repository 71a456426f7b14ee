// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/inventory_run.hpp"
#include "cli/session.hpp"
#include "embedded/uncertainty.hpp"
#include "formats/result/explanation.hpp"
#include "formats/result/uncertainty_json.hpp"
#include "label/projection.hpp"
#include "report/uncertainty_text.hpp"
#include "sampling/statistics.hpp"

namespace ferrolabel::cli {

namespace {

struct UncertaintyArguments {
  std::string plant, product, figure, scheme, family, method, draws, seed;
};

formats::DrawSummary summary(const embedded::MonteCarlo& drawn, std::uint64_t seed) {
  constexpr std::array probabilities{0.025, 0.5, 0.975};
  const auto& draws = drawn.draws.front();
  if (draws.empty()) return {};
  const auto moments = sampling::moments(draws);
  const auto quantiles = sampling::quantiles(draws, probabilities);
  return {draws.size(), seed, drawn.refused, moments.mean, moments.standard_deviation, quantiles[0], quantiles[1], quantiles[2]};
}

/// The step of the figure asked for: one of the inventory, or with --scheme the scheme's E or s.
Result<embedded::StepId> wanted_step(const Session& session, embedded::Inventory& inventory, const UncertaintyArguments& arguments) {
  if (arguments.scheme.empty()) return find_figure(inventory, arguments.product, arguments.figure.empty() ? "directEmbedded" : arguments.figure);
  if (const auto found = find_product(inventory, arguments.product); !found) return found.findings();
  const auto library = session.schemes();
  if (!library) return library.findings();
  const auto scheme = library->scheme(arguments.scheme);
  if (!scheme) return scheme.findings();
  const auto projection = label::project(inventory, arguments.product, **scheme, {.family = arguments.family});
  if (projection.refused()) return argument_error("cli.figure.not-there", "'" + arguments.scheme + "' gives no intensity for '" + arguments.product + "': " + projection.refused_because, "give what the reason names");
  if (arguments.figure.empty() || arguments.figure == "intensity") return projection.intensity->step;
  if (arguments.figure == "scrapShare" && projection.scrap_share) return projection.scrap_share->step;
  return argument_error("cli.figure.not-there", "'" + arguments.scheme + "' has no figure " + arguments.figure + " for '" + arguments.product + "'",
                        projection.scrap_share ? "figures that it has: intensity, scrapShare" : "it has the intensity only");
}

std::vector<std::string> all_figure_names() {
  auto names = figure_names();
  names.insert(names.end(), {"intensity", "scrapShare"});
  return names;
}

int run_uncertainty(const Session& session, const UncertaintyArguments& arguments) {
  const auto draws = read_count("--draws", arguments.draws, 10'000, 0, 100'000'000);
  if (!draws) return session.fail(draws.findings());
  const auto seed = read_count("--seed", arguments.seed, 1, 0, largest_seed);
  if (!seed) return session.fail(seed.findings());
  auto run = compute_inventory(session, arguments.plant, arguments.method);
  if (!run) return session.fail(run.findings());
  const auto step = wanted_step(session, run.value().inventory, arguments);
  if (!step) return session.fail(step.findings());
  auto findings = run.findings();
  const std::vector figures{*step};
  const auto inputs = embedded::input_uncertainties(run->inventory, figures, findings);
  Findings again;  // the same warnings as above
  const auto analytic = embedded::analytic_uncertainty(run->inventory, *step, again);
  const auto sensitivities = embedded::sensitivities(run->inventory, *step);
  formats::DrawSummary drawn;
  if (*draws > 0 && analytic.coverage.any()) drawn = summary(embedded::monte_carlo(run->inventory, figures, {*draws, *seed, *session.threads()}, again), *seed);
  if (auto differ = embedded::compare_methods(analytic, drawn.lower, drawn.upper, drawn.draws)) findings.push_back(std::move(*differ));
  const auto figure = !arguments.figure.empty() ? arguments.figure : arguments.scheme.empty() ? std::string{"directEmbedded"} : std::string{"intensity"};
  const formats::UncertaintyDocument document{run->inventory, run->subject->digest, arguments.product, figure, run->inventory.trace.step(*step).unit,
                                              analytic,       drawn,                inputs,            sensitivities,    findings};
  if (session.json()) return session.finish(formats::uncertainty_json(document), exit_code::done);
  session.tell(findings);
  return session.report(report::uncertainty_text(document, session.style()), exit_code::done);
}

}  // namespace

Command uncertainty_command() {
  const auto arguments = std::make_shared<UncertaintyArguments>();
  return {.name = "uncertainty",
          .summary = "How sure a figure is: analytic, and by draws that are the same on any number of threads",
          .example = "ferrolabel uncertainty samples/plants/integrated-bf-bof.json coil --draws 100000 --seed 1",
          .parameters = {{"PLANT", "", "Plant file, JSON or XML; - for standard input", &arguments->plant, true, Completes::file},
                         {"PRODUCT", "", "Id of a good or process", &arguments->product, true},
                         {"--figure", "NAME", "Which figure (directEmbedded; with --scheme intensity)", &arguments->figure, false, Completes::choice, all_figure_names()},
                         {"--scheme", "ID", "Of a class scheme's E (intensity) or s (scrapShare) instead", &arguments->scheme, false, Completes::scheme},
                         {"--family", "F", "Product family, with --scheme", &arguments->family},
                         {"--draws", "N", "Draws (10000); 0 for the analytic answer alone", &arguments->draws},
                         {"--seed", "K", "Seed of the draws (1)", &arguments->seed},
                         {"--method", "ID", "Accounting method; else the file's, else by period", &arguments->method, false, Completes::method}},
          .run = [arguments](Session& session) { return run_uncertainty(session, *arguments); },
          .page = true};
}

}  // namespace ferrolabel::cli
