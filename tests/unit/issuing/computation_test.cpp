// SPDX-License-Identifier: Apache-2.0
#include "issuing/computation.hpp"

#include <catch2/catch.hpp>

#include "formats/pack/pack_library.hpp"
#include "syntax/file.hpp"

using namespace ferrolabel;
using namespace ferrolabel::issuing;

namespace {

syntax::Document sample(const std::string& name) {
  auto source = syntax::read_file(FERROLABEL_SOURCE_DIR "/samples/plants/" + name, 1u << 20);
  REQUIRE(source.ok());
  auto document = syntax::read_document(std::move(source).value(), {});
  REQUIRE(document.ok());
  return std::move(document).value();
}

Result<std::shared_ptr<const method::AccountingMethod>> shipped(std::string_view id, const quantity::Date& last_day) {
  const auto library = formats::PackLibrary::open(FERROLABEL_SOURCE_DIR "/methods");
  REQUIRE(library.ok());
  return id.empty() ? library->method_for(last_day) : library->method(id);
}

}  // namespace

TEST_CASE("a plant is computed by the method that is named, else by its own") {
  const auto document = sample("eu-steel-1-bubble.json");
  const auto own = compute_plant(document, {}, shipped);
  REQUIRE(own.ok());
  CHECK((*own)->method->info.id == "eu-cbam-2023");
  const auto named = compute_plant(document, "eu-cbam-2026", shipped);
  REQUIRE(named.ok());
  CHECK((*named)->method->info.id == "eu-cbam-2026");
  CHECK((*own)->digest == (*named)->digest);
}

TEST_CASE("a method that the plant names and nobody has is told at its place in the plant") {
  const auto computed = compute_plant(sample("eu-steel-1-bubble.json"), {}, [](std::string_view, const quantity::Date& day) { return shipped("nowhere", day); });
  REQUIRE_FALSE(computed.ok());
  CHECK(computed.findings().back().code == "pack.not-found");
  CHECK(computed.findings().back().place.pointer == "/method");
}

TEST_CASE("the answer of one good has that good alone, with half widths where inputs state them") {
  auto computed = compute_plant(sample("integrated-bf-bof.json"), {}, shipped);
  REQUIRE(computed.ok());
  auto& plant = *computed.value();
  CHECK(goods_of(plant.inventory, {}).size() > 1);
  CHECK(goods_of(plant.inventory, "coil") == std::vector<std::string>{"coil"});
  Findings findings;
  const auto answer = computation(plant.inventory, plant.digest, "coil", findings);
  CHECK(answer.product == "coil");
  CHECK(std::count_if(answer.uncertainties.begin(), answer.uncertainties.end(), [](const auto& width) { return width.has_value(); }) == 1);
  const auto text = formats::inventory_json(answer);
  CHECK(text.find("\"id\": \"coil\"") != std::string::npos);
}
