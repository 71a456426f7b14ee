// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "embedded/inventory.hpp"
#include "finding/result.hpp"
#include "formats/result/inventory_json.hpp"
#include "method/accounting.hpp"
#include "plant/installation.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::issuing {

/// A plant read and computed. Kept at one address: the inventory points into plant and method.
struct ComputedPlant {
  plant::Installation plant;
  std::shared_ptr<const method::AccountingMethod> method;
  std::string digest;  ///< of the plant, over the model
  embedded::Inventory inventory;
};

/// Where methods come from: by id, or where that is empty by the last day of the plant's period.
using MethodSource = std::function<Result<std::shared_ptr<const method::AccountingMethod>>(std::string_view id, const quantity::Date& last_day)>;

/// Reads a plant document and computes its inventory by `method_id`, else the plant's own method, else the one of its period.
/// The findings of reading, method and calculation together.
[[nodiscard]] Result<std::unique_ptr<ComputedPlant>> compute_plant(const syntax::Document& document, std::string_view method_id, const MethodSource& methods);

/// What `compute` answers of an inventory: with half widths at 95 % and what an importer surrenders. It points to its arguments.
/// @param product the one good or process; empty = all
/// @param findings gets the note `uncertainty.incomplete` where inputs state no uncertainty
[[nodiscard]] formats::InventoryDocument computation(embedded::Inventory& inventory, std::string_view digest, std::string_view product, Findings& findings);

/// The ids of the goods of an inventory, and of processes that name none, in its order; only `product` where it is not empty.
[[nodiscard]] std::vector<std::string> goods_of(const embedded::Inventory& inventory, const std::string& product);

}  // namespace ferrolabel::issuing
