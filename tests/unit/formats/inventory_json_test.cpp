// SPDX-License-Identifier: Apache-2.0
#include "formats/result/inventory_json.hpp"

#include "formats/result/explanation.hpp"
#include "support/plants.hpp"
#include "syntax/json_reader.hpp"
#include "unit/formats/computed_sample.hpp"

using namespace ferrolabel;

namespace {

syntax::Document written(const tests::ComputedSample& sample, std::string_view product = {}) {
  auto document = syntax::read_json({"", formats::inventory_json({*sample.inventory, "sha256:0", product, {}, {}, sample.findings})});
  REQUIRE(document.ok());
  return std::move(document).value();
}

std::size_t count(syntax::Node list) {
  std::size_t items = 0;
  for (auto node = list.first_child(); node; node = node.next()) ++items;
  return items;
}

}  // namespace

TEST_CASE("the published example is written with every digit of its figures") {
  const auto sample = tests::compute_sample("eu-steel-1-bubble");
  const auto document = written(*sample);
  const auto good = document.root().member("goods").first_child();
  CHECK(good.member("directEmbedded").scalar() == "1.5389760645578654");
  CHECK(good.member("cn").scalar() == "72081000");
  CHECK(document.root().member("units").member("directEmbedded").scalar() == "t CO2e/t");
  CHECK(document.root().member("method").member("id").scalar() == "eu-cbam-2023");
  CHECK(document.root().member("input").member("digest").scalar() == "sha256:0");
}

TEST_CASE("goods are those of production processes, or the one that was asked for") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  CHECK(count(written(*sample).root().member("goods")) == 6);
  CHECK(count(written(*sample, "slab").root().member("goods")) == 1);
  CHECK(count(written(*sample, "hot-mill").root().member("goods")) == 3);
  CHECK(count(written(*sample).root().member("sourceStreams")) == sample->inventory->streams.size());
}

TEST_CASE("a figure that is not known is null, never zero") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto good = written(*sample);
  CHECK(good.root().member("goods").first_child().member("basisEmbedded").kind() == syntax::Kind::null);
  CHECK(good.root().member("goods").first_child().member("uncertainty").kind() == syntax::Kind::null);
}

TEST_CASE("figures of a pack that are not read at first hand are told once, with what uses them") {
  const auto sample = tests::compute_sample("integrated-bf-bof");
  const auto figures = formats::doubtful_figures(sample->inventory->trace);
  REQUIRE_FALSE(figures.empty());
  for (std::size_t at = 0; at < figures.size(); ++at) {
    CHECK(figures[at].datum->evidence.confidence != quantity::Confidence::primary);
    for (std::size_t other = at + 1; other < figures.size(); ++other) CHECK(figures[at].datum != figures[other].datum);
  }
  CHECK(count(written(*sample).root().member("confidence")) == figures.size());
}

TEST_CASE("what rests on power that a process leaves out is null with its flag, not a part of itself") {
  auto plant = support::melt_shop();
  plant.processes[2].electricity.clear();
  const auto method = support::method_of("eu-cbam-2026");
  const auto inventory = embedded::compute(plant, *method);
  REQUIRE(inventory);
  const std::vector<std::optional<formats::HalfWidth>> widths(inventory->processes.size(), formats::HalfWidth{0.125, false});
  const auto document = syntax::read_json({"", formats::inventory_json({*inventory, "sha256:0", "mill", widths, {}, inventory.findings()})});
  REQUIRE(document.ok());
  const auto good = document->root().member("goods").first_child();
  CHECK(good.member("directEmbedded").kind() == syntax::Kind::number);
  for (const auto* name : {"indirectEmbedded", "indirectAttributed", "precursorShare", "defaultShare"}) CHECK(good.member(name).kind() == syntax::Kind::null);
  CHECK(good.member("indirectByBasis").member("location").kind() == syntax::Kind::null);
  CHECK(good.member("indirectKnown").scalar() == "false");
  CHECK(good.member("directKnown").scalar() == "true");
  CHECK(good.member("uncertainty").scalar() == "0.125");
  CHECK(good.member("uncertaintyComplete").scalar() == "false");
  CHECK_FALSE(formats::explain_step(*inventory, *inventory->find_good("mill"), "indirectEmbedded"));
  CHECK(formats::explain_step(*inventory, *inventory->find_good("mill"), "directEmbedded"));
}
