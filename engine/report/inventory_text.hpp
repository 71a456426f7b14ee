// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/result/inventory_json.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// The result of `compute` for a person: installation, goods, processes, source streams, open balances, and what rests on
/// figures that are not read at first hand.
[[nodiscard]] std::string inventory_text(const formats::InventoryDocument& document, const Style& style);

}  // namespace ferrolabel::report
