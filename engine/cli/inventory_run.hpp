// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "embedded/inventory.hpp"

namespace ferrolabel::cli {

/// A plant read and computed. The inventory points into the subject.
struct InventoryRun {
  std::unique_ptr<Subject> subject;
  embedded::Inventory inventory;
};

/// Reads a plant file and computes its inventory; the findings of both.
[[nodiscard]] Result<InventoryRun> compute_inventory(const Session& session, const std::string& plant, const std::string& method);

/// The process that makes a good. `cli.product.unknown` lists the goods that there are.
[[nodiscard]] Result<const embedded::ProcessFigures*> find_product(const embedded::Inventory& inventory, std::string_view product);

/// A figure of a good by its name. `cli.product.unknown`; `cli.figure.not-there` lists the figures that the good has.
[[nodiscard]] Result<embedded::StepId> find_figure(const embedded::Inventory& inventory, const std::string& product, const std::string& figure);

/// The figures that --figure may name.
[[nodiscard]] std::vector<std::string> figure_names();

}  // namespace ferrolabel::cli
