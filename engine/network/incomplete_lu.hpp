// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "network/matrix.hpp"
#include "network/symbolic_analysis.hpp"

namespace ferrolabel::network {

/// L·U ≈ A on the places of A alone, ILU(0), in the order of a symbolic analysis: what stands between its blocks is exact.
/// Other units for rows and columns change it by their factors only. A pivot that cancels to less than 1e-8 of its terms is
/// replaced by the sum of their magnitudes, since an approximation may be singular where A is not.
/// @source Saad, Iterative Methods for Sparse Linear Systems, 10.3
class IncompleteLu {
 public:
  /// @param analysis of this matrix, with every column paired @throws std::bad_alloc
  IncompleteLu(const Matrix& matrix, const SymbolicAnalysis& analysis);

  /// (L·U)⁻¹·b in place, b in the order of the matrix's rows and the result in that of its columns.
  void solve(std::span<double> b);
  /// (L·U)⁻ᵀ·b in place, from the order of the columns to that of the rows.
  void solve_transposed(std::span<double> b);

 private:
  void place_columns(const Matrix& matrix, const SymbolicAnalysis& analysis);
  void eliminate();

  std::vector<std::int32_t> row_order_, column_order_;
  std::vector<std::size_t> starts_, diagonals_;  // of each column: where it begins, where its pivot stands
  std::vector<std::int32_t> rows_;               // ascending: U, the pivot, L without its diagonal of ones
  std::vector<double> values_;
  std::vector<double> ordered_;  // a vector in the order of the analysis
};

}  // namespace ferrolabel::network
