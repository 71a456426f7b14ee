// SPDX-License-Identifier: Apache-2.0
#include "cli/inventory_run.hpp"

#include "formats/result/explanation.hpp"

namespace ferrolabel::cli {

Result<InventoryRun> compute_inventory(const Session& session, const std::string& plant, const std::string& method) {
  auto subject = session.read_subject(plant, method);
  if (!subject) return subject.findings();
  auto findings = subject.findings();
  auto inventory = embedded::compute((*subject)->plant, *(*subject)->method);
  findings.insert(findings.end(), inventory.findings().begin(), inventory.findings().end());
  if (!inventory) return findings;
  return {InventoryRun{std::move(subject).value(), std::move(inventory).value()}, std::move(findings)};
}

Result<const embedded::ProcessFigures*> find_product(const embedded::Inventory& inventory, std::string_view product) {
  if (const auto* process = inventory.find_good(product)) return process;
  std::string known;
  for (const auto& figures : inventory.processes) {
    if (figures.node < 0) continue;
    for (const auto& good : figures.process->goods) known += (known.empty() ? "" : ", ") + good.id;
    if (figures.process->goods.empty()) known += (known.empty() ? "" : ", ") + figures.process->id;
  }
  return argument_error("cli.product.unknown", "the plant makes no good '" + std::string{product} + "'", "name one of: " + known);
}

Result<embedded::StepId> find_figure(const embedded::Inventory& inventory, const std::string& product, const std::string& figure) {
  const auto process = find_product(inventory, product);
  if (!process) return process.findings();
  if (const auto step = formats::explain_step(inventory, **process, figure)) return *step;
  std::string known;
  for (const auto name : formats::explainable_figures())
    if (formats::explain_step(inventory, **process, name)) known += (known.empty() ? "" : ", ") + std::string{name};
  return argument_error("cli.figure.not-there", "'" + product + "' has no figure " + figure + " under this method and with this data", "figures that it has: " + known);
}

std::vector<std::string> figure_names() {
  const auto names = formats::explainable_figures();
  return {names.begin(), names.end()};
}

}  // namespace ferrolabel::cli
