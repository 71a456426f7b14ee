// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "embedded/compute.hpp"
#include "formats/pack/pack_library.hpp"
#include "formats/plant/plant_reader.hpp"
#include "network/loops.hpp"
#include "syntax/file.hpp"

namespace ferrolabel::bench {

template <class T>
T value_of(Result<T> result) {
  if (!result) {
    throw std::runtime_error{describe(result.findings().front())};
  }
  return std::move(result).value();
}

/// The integrated works of the samples with the method that it names, as the program reads them.
class IntegratedWorks {
 public:
  IntegratedWorks() {
    const std::string root = FERROLABEL_SOURCE_DIR;
    const auto limits = syntax::file_limits();
    auto source = value_of(syntax::read_file(root + "/samples/plants/integrated-bf-bof.json", limits.bytes));
    const auto document = value_of(syntax::read_document(std::move(source), {}, limits));
    plant_ = value_of(formats::read_plant(document));
    method_ = value_of(value_of(formats::PackLibrary::open(root + "/methods")).method(plant_.method));
  }
  IntegratedWorks(const IntegratedWorks&) = delete;  // inventories point into it
  IntegratedWorks& operator=(const IntegratedWorks&) = delete;

  [[nodiscard]] embedded::Inventory inventory(bool trace) const { return value_of(embedded::compute(plant_, *method_, {.trace = trace})); }

 private:
  plant::Installation plant_;
  std::shared_ptr<const method::AccountingMethod> method_;
};

/// The precursor network of an inventory that has its trace.
[[nodiscard]] inline std::vector<network::Flow> flows_of(const embedded::Inventory& inventory) {
  std::vector<network::Flow> flows;
  for (const auto& flow : inventory.flows) {
    flows.push_back({flow.consumer, flow.supplier, inventory.trace.step(flow.amount).value});
  }
  return flows;
}

}  // namespace ferrolabel::bench
