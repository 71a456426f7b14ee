// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/result.hpp"
#include "lca/impact_method.hpp"

namespace ferrolabel::formats {

/// Reads an ILCD LCIA method data set (version 1.1) as one impact category: id, name, unit, and each factor with flow, way,
/// location and value. The flow's name, unit and compartment are those that its short description tells in brackets,
/// "ammonia(Mass,kg,Emissions to air, unspecified)"; without them the factor is found by its flow's id only.
/// Findings: those of XML; `lca.ilcd-method.wrong-root`, `.missing`, `.number`.
/// @source ILCD format 1.1, ILCD_LCIAMethodDataSet.xsd
[[nodiscard]] Result<lca::ImpactCategory> read_ilcd_method(SourceText source);

}  // namespace ferrolabel::formats
