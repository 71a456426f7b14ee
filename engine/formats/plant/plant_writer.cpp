// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_writer.hpp"

#include <utility>

#include "formats/plant/plant_printer.hpp"
#include "syntax/encoding.hpp"

namespace ferrolabel::formats {

namespace {

void write(TreeSink& sink, const plant::Installation& plant) {
  PlantPrinter printer{sink};
  printer.object(plant_root, plant);
}

std::string json(const plant::Installation& plant, int indent) {
  JsonSink sink{indent};
  write(sink, plant);
  return std::move(sink).take();
}

}  // namespace

std::string write_plant_json(const plant::Installation& plant) { return json(plant, 2) + "\n"; }

std::string write_plant_xml(const plant::Installation& plant) {
  XmlSink sink{plant_namespace};
  write(sink, plant);
  return std::move(sink).take();
}

std::string plant_digest(const plant::Installation& plant) { return syntax::sha256_digest(json(plant, 0)); }

}  // namespace ferrolabel::formats
