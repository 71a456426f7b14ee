// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/plant/finding_list.hpp"
#include "plant/installation.hpp"

namespace ferrolabel::formats {

/// What one object of a plant file cannot tell alone: ids given twice, references that lead nowhere, members that do not
/// go together, the length of periods, totals per tonne beyond what is possible.
/// @pre the installation was read; faulty members are defaults and make no second finding
void check_installation(const plant::Installation& plant, FindingList& findings);

/// Ids and references alone. Called by check_installation.
void check_references(const plant::Installation& plant, FindingList& findings);

}  // namespace ferrolabel::formats
