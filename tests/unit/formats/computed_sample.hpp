// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <catch2/catch.hpp>

#include <memory>
#include <string>

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/plant/plant_fields.hpp"
#include "formats/plant/plant_reader.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::tests {

/// A shipped plant with its inventory; the inventory points into the plant, so it stays where it is.
struct ComputedSample {
  plant::Installation plant;
  std::shared_ptr<const method::AccountingMethod> method;
  std::unique_ptr<embedded::Inventory> inventory;
  Findings findings;
};

inline std::unique_ptr<ComputedSample> compute_sample(const std::string& name) {
  auto sample = std::make_unique<ComputedSample>();
  const auto root = std::string{FERROLABEL_SOURCE_DIR};
  auto source = syntax::read_file(root + "/samples/plants/" + name + ".json", syntax::file_limits().bytes);
  REQUIRE(source.ok());
  source.value().file = name + ".json";
  const auto document = syntax::read_document(std::move(source).value(), formats::plant_namespace, syntax::file_limits());
  REQUIRE(document.ok());
  auto plant = formats::read_plant(*document);
  REQUIRE(plant.ok());
  sample->plant = std::move(plant).value();
  const auto library = formats::PackLibrary::open(root + "/methods");
  REQUIRE(library.ok());
  const auto method = sample->plant.method.empty() ? library->method_for(sample->plant.period.to) : library->method(sample->plant.method);
  REQUIRE(method.ok());
  sample->method = *method;
  auto inventory = embedded::compute(sample->plant, *sample->method);
  REQUIRE(inventory.ok());
  sample->findings = inventory.findings();
  sample->inventory = std::make_unique<embedded::Inventory>(std::move(inventory).value());
  return sample;
}

}  // namespace ferrolabel::tests
