// SPDX-License-Identifier: Apache-2.0
#include "formats/result/uncertainty_json.hpp"

#include "syntax/json_reader.hpp"
#include "unit/formats/computed_sample.hpp"

using namespace ferrolabel;

TEST_CASE("an uncertainty is written with contributions, inputs and draws; without draws monteCarlo is null") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto step = sample->inventory->find_good("coil")->direct_embedded.step;
  Findings findings;
  const std::vector figures{step};
  const auto inputs = embedded::input_uncertainties(*sample->inventory, figures, findings);
  const auto analytic = embedded::analytic_uncertainty(*sample->inventory, step, findings);
  const auto sensitivities = embedded::sensitivities(*sample->inventory, step);
  const auto write = [&](const formats::DrawSummary& drawn) {
    auto document = syntax::read_json({"", formats::uncertainty_json({*sample->inventory, "sha256:0", "coil", "directEmbedded", "t CO2e/t", analytic, drawn, inputs, sensitivities, {}})});
    REQUIRE(document.ok());
    return std::move(document).value();
  };
  const auto without = write({});
  CHECK(without.root().member("monteCarlo").kind() == syntax::Kind::null);
  CHECK(without.root().member("analytic").member("contributions").first_child().member("where").member("file").scalar() == "integrated-bf-bof.json");
  std::size_t unknown = 0;
  for (auto input = without.root().member("inputs").first_child(); input; input = input.next()) {
    CHECK(input.member("sensitivity").kind() == syntax::Kind::number);
    if (input.member("origin").scalar() != "unknown") continue;
    ++unknown;
    CHECK(input.member("relativeHalfWidth").kind() == syntax::Kind::null);
  }
  CHECK(unknown > 0);
  const auto drawn = write({.draws = 100, .seed = 9007199254740991U, .mean = 1.5});
  CHECK(drawn.root().member("monteCarlo").member("seed").scalar() == "9007199254740991");
}
