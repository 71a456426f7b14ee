// SPDX-License-Identifier: Apache-2.0
#include "issuing/computation.hpp"

#include <algorithm>

#include "embedded/certificates.hpp"
#include "embedded/compute.hpp"
#include "embedded/uncertainty.hpp"
#include "formats/plant/plant_reader.hpp"
#include "formats/plant/plant_writer.hpp"

namespace ferrolabel::issuing {

namespace {

/// Half widths of the direct embedded emissions, each process once; nothing where no input states an uncertainty.
std::vector<std::optional<formats::HalfWidth>> uncertainties(const embedded::Inventory& inventory, std::string_view product, Findings& findings) {
  constexpr std::size_t most_processes = 100;  // each asks the whole chain: a long list is for `uncertainty`
  std::vector<std::optional<formats::HalfWidth>> widths(inventory.processes.size());
  if (product.empty() && inventory.node_process.size() > most_processes) return {};
  std::size_t untold = 0;
  for (std::size_t at = 0; at < widths.size(); ++at) {
    const auto& figures = inventory.processes[at];
    if (figures.node < 0 || (!product.empty() && inventory.find_good(product) != &figures)) continue;
    Findings found;
    const auto analytic = embedded::analytic_uncertainty(inventory, figures.direct_embedded.step, found);
    if (analytic.half_width) widths[at] = formats::HalfWidth{*analytic.half_width, analytic.coverage.complete()};
    untold = std::max(untold, analytic.coverage.untold);
  }
  if (untold > 0) findings.push_back(embedded::untold_note(untold));
  return widths;
}

std::map<std::string, embedded::Certificates, std::less<>> certificates_of(embedded::Inventory& inventory, std::string_view product) {
  std::map<std::string, embedded::Certificates, std::less<>> found;
  if (!inventory.method->basis_applies || !inventory.method->benchmarks) return found;
  for (const auto& figures : inventory.processes) {
    if (figures.node < 0) continue;
    for (const auto& good : figures.process->goods)
      if (product.empty() || product == good.id || product == figures.process->id) found.emplace(good.id, embedded::certificates(inventory, figures, good.cn));
  }
  return found;
}

}  // namespace

Result<std::unique_ptr<ComputedPlant>> compute_plant(const syntax::Document& document, std::string_view method_id, const MethodSource& methods) {
  auto installation = formats::read_plant(document);
  if (!installation) return installation.findings();
  Findings findings = installation.findings();
  const auto add = [&findings](const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); };
  auto computed = std::make_unique<ComputedPlant>();
  computed->plant = std::move(installation).value();
  auto method = methods(method_id.empty() ? std::string_view{computed->plant.method} : method_id, computed->plant.period.to);
  if (!method && method_id.empty())
    for (auto& finding : method.findings())
      if (finding.code == "pack.not-found") finding.place = computed->plant.method_place;
  add(method.findings());
  if (!method) return findings;
  computed->method = std::move(method).value();
  computed->digest = formats::plant_digest(computed->plant);
  auto inventory = embedded::compute(computed->plant, *computed->method);
  add(inventory.findings());
  if (!inventory) return findings;
  computed->inventory = std::move(inventory).value();
  return {std::move(computed), std::move(findings)};
}

formats::InventoryDocument computation(embedded::Inventory& inventory, std::string_view digest, std::string_view product, Findings& findings) {
  auto widths = uncertainties(inventory, product, findings);
  return {inventory, digest, product, std::move(widths), certificates_of(inventory, product), findings};
}

std::vector<std::string> goods_of(const embedded::Inventory& inventory, const std::string& product) {
  if (!product.empty()) return {product};
  std::vector<std::string> goods;
  for (const auto& figures : inventory.processes) {
    if (figures.node < 0) continue;
    for (const auto& good : figures.process->goods) goods.push_back(good.id);
    if (figures.process->goods.empty()) goods.push_back(figures.process->id);
  }
  return goods;
}

}  // namespace ferrolabel::issuing
