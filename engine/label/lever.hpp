// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "method/accounting.hpp"
#include "plant/installation.hpp"

namespace ferrolabel::label {

/// A change of a plant by a share from 0 (as today) to 1 (all of it), kept in balance.
struct PlantChange {
  std::string id;
  std::string title;
  std::string subject;
  std::string unit;        ///< what the share is of
  std::string also_moves;
  std::function<void(plant::Installation&, double share)> apply;
};

/// The changes that this plant's data allow: scrap for hot metal, power by contract, hydrogen for gas in direct reduction,
/// recovered heat for bought heat, biochar for coal, suppliers of alloys, iron and steel with less carbon, and last the capture
/// of what a process still emits. @param method must outlive the changes: a capture asks it for the emissions of the plant as
/// it is changed so far
[[nodiscard]] std::vector<PlantChange> plant_changes(const plant::Installation& plant, const method::AccountingMethod& method);

}  // namespace ferrolabel::label
