// SPDX-License-Identifier: Apache-2.0
#include "cli/classify_run.hpp"

namespace ferrolabel::cli {

int classify_plant(const Session& session, const ClassifyArguments& arguments) {
  const auto date = read_date("--date", arguments.date);
  if (!date) return session.fail(date.findings());
  const auto draws = read_count("--draws", arguments.draws, 10'000, 0, 10'000'000);
  const auto seed = read_count("--seed", arguments.seed, 1, 0, largest_seed);
  if (!draws) return session.fail(draws.findings());
  if (!seed) return session.fail(seed.findings());
  auto run = compute_inventory(session, arguments.plant, arguments.method);
  if (!run) return session.fail(run.findings());
  auto findings = run.findings();
  if (!arguments.product.empty())
    if (const auto found = find_product(run->inventory, arguments.product); !found) return session.fail(found.findings());
  const auto schemes = chosen_schemes(session, arguments);
  if (!schemes) return session.fail(schemes.findings());
  if (!arguments.all && !arguments.schemes.empty())
    for (const auto& scheme : *schemes)
      if (const auto open = open_electricity_case(*scheme, arguments.electricity); !open) return session.fail(open.findings());
  const issuing::ClassifyTerms terms{arguments.product, arguments.family, arguments.electricity, *date, *draws, *seed, *session.threads()};
  const auto results = issuing::classify_goods(run.value().inventory, *schemes, terms, findings);
  return finish_classify(session, arguments, results, &*run, findings);
}

}  // namespace ferrolabel::cli
