// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "finding/result.hpp"
#include "lca/dataset.hpp"
#include "lca/impact_method.hpp"

namespace ferrolabel::formats {

/// A product system that is published as matrices: who takes what (A), what each emits (B), and what that does (C).
struct MatrixFolder {
  lca::Dataset dataset;
  lca::ImpactMethod method;  ///< C; without categories where the folder has none
};

/// Whether a folder holds such files.
[[nodiscard]] bool is_matrix_folder(const std::filesystem::path& folder);

/// Reads a folder of one of two kinds.
///
/// USEEIO: `A`, `B` and `C` as .json (an array of rows) or .bin (int32 rows, int32 columns, then doubles by column, little
/// endian), in the folder or in `matrix/` of it; `sectors`, `flows`, `indicators` as .json (an array of objects) or .csv.
/// A is the input of each sector (row) per unit of output of each sector (column). A sector's process and product have its
/// code as id where codes are unique, else its id; its unit is the field `unit` of the sector, mostly empty: money of the model.
///
/// Triplets: `technosphere.csv` (product,process,amount: made is positive, taken negative), `biosphere.csv`
/// (flow,process,amount), `characterisation.csv` (category,flow,factor); names, units and the like in `processes.csv`
/// (id,name,location), `products.csv` (id,name,unit), `flows.csv` (id,name,unit,compartment,cas) and `categories.csv`
/// (id,name,unit), all of which may be missing.
///
/// Amounts of flows of a resource compartment are inputs, all others outputs.
/// Findings: those of the syntaxes; `lca.matrix.missing`, `.shape`, `.number`.
/// @source USEPA/USEEIO_API format_specs/data_format.md
[[nodiscard]] Result<MatrixFolder> read_matrix_folder(const std::filesystem::path& folder);

}  // namespace ferrolabel::formats
