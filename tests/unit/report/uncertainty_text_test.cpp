// SPDX-License-Identifier: Apache-2.0
#include "report/uncertainty_text.hpp"

#include "unit/formats/computed_sample.hpp"

using namespace ferrolabel;

TEST_CASE("a spread is shown analytic and drawn, with what brings most of it and what it leaves out") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto step = sample->inventory->find_good("coil")->direct_embedded.step;
  Findings findings;
  const std::vector figures{step};
  const auto inputs = embedded::input_uncertainties(*sample->inventory, figures, findings);
  const auto analytic = embedded::analytic_uncertainty(*sample->inventory, step, findings);
  const formats::DrawSummary drawn{.draws = 1000, .seed = 7, .refused = 2, .mean = 1.8, .lower = 1.7, .median = 1.8, .upper = 1.9};
  const auto text = report::uncertainty_text({*sample->inventory, "sha256:0", "coil", "directEmbedded", "t CO2e/t", analytic, drawn, inputs, {}, {}}, {});
  for (const auto* part : {"directEmbedded of coil = 1.8", "analytic, first order: ±", "1000 draws, seed 7", "2 draws left out", "state no uncertainty", "Where the variance comes from",
                           "integrated-bf-bof.json:"})
    CHECK(text.find(part) != std::string::npos);
}
