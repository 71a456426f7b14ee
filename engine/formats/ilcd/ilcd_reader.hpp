// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "finding/place.hpp"
#include "formats/lca/linked_data.hpp"

namespace ferrolabel::formats {

inline constexpr std::string_view ilcd_namespaces = "http://lca.jrc.it/ILCD/";

/// Reads ILCD 1.1: processes, flows, flow properties and unit groups, a file each, in any order. Call order: read() for each file,
/// then pour(). Other kinds of data sets only document, and are passed over.
/// An amount is the resulting amount, in the reference unit of the flow; where only a mean amount is stated, that. A variable gives
/// a formula: mean amount * variable. Allocated fractions are percent.
/// @source ILCD_ProcessDataSet.xsd, ILCD_FlowDataSet.xsd, ILCD_FlowPropertyDataSet.xsd, ILCD_UnitGroupDataSet.xsd 1.1
class IlcdReader {
 public:
  void read(SourceText source, DatasetBuilder& builder);
  void pour(DatasetBuilder& builder) { std::move(data_).pour(builder); }

 private:
  LinkedData data_;
};

}  // namespace ferrolabel::formats
