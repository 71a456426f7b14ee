// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "finding/place.hpp"
#include "formats/lca/dataset_builder.hpp"

namespace ferrolabel::formats {

inline constexpr std::string_view ecospold2_namespace = "http://www.EcoInvent.org/EcoSpold02";

/// Reads one .spold file into the builder; what it does not take stands in the builder's report.
///
/// A process is an activity with its first reference product that is not zero: its id is "ACTIVITY_PRODUCT", as one activity comes
/// once for each product. Providers go by activityLinkId and product. Exchanges, parameters, formulas and uncertainty are
/// as the file has them; a group may be an attribute too, which then counts. Pedigree goes into the variance where it is given.
/// @source EcoSpold02.xsd 2.0.14 (inputGroup 1 to 5, outputGroup 0, 2, 3, 4, 5)
void read_ecospold2(SourceText source, DatasetBuilder& builder);

}  // namespace ferrolabel::formats
