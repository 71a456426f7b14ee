// SPDX-License-Identifier: Apache-2.0
#include "network/symbolic_analysis.hpp"

#include <klu.h>

#include <cstddef>
#include <new>
#include <stdexcept>
#include <string>

namespace ferrolabel::network {
namespace {

const klu_symbolic& as_klu(const std::shared_ptr<void>& symbolic) noexcept { return *static_cast<const klu_symbolic*>(symbolic.get()); }

}  // namespace

SymbolicAnalysis SymbolicAnalysis::of(const Matrix& matrix) {
  if (matrix.size() == 0) {
    throw std::invalid_argument{"a matrix without rows has no factorisation"};
  }
  klu_common common;
  klu_defaults(&common);
  // KLU declares its inputs without const and does not write to them.
  klu_symbolic* symbolic = klu_analyze(matrix.size(), const_cast<int*>(matrix.column_starts().data()), const_cast<int*>(matrix.rows().data()), &common);
  if (common.status == KLU_OUT_OF_MEMORY) {
    throw std::bad_alloc{};
  }
  if (common.status == KLU_TOO_LARGE) {
    throw std::length_error{"the analysis of a matrix of size " + std::to_string(matrix.size()) + " overflows int32"};
  }
  if (symbolic == nullptr) {
    throw std::logic_error{"KLU refused the pattern of a matrix, status " + std::to_string(common.status)};
  }
  SymbolicAnalysis analysis;
  analysis.symbolic_ = std::shared_ptr<void>{symbolic, [](void* pointer) {
                                               auto* owned = static_cast<klu_symbolic*>(pointer);
                                               klu_common freeing;
                                               klu_defaults(&freeing);
                                               klu_free_symbolic(&owned, &freeing);
                                             }};
  for (std::int32_t k = 0; symbolic->structural_rank < matrix.size() && k < matrix.size() && !analysis.unpaired_; ++k) {
    if (matrix.position(symbolic->P[k], symbolic->Q[k]) < 0) {
      analysis.unpaired_ = symbolic->Q[k];
    }
  }
  return analysis;
}

std::int32_t SymbolicAnalysis::blocks() const noexcept { return as_klu(symbolic_).nblocks; }
std::int32_t SymbolicAnalysis::greatest_block() const noexcept { return as_klu(symbolic_).maxblock; }

std::span<const std::int32_t> SymbolicAnalysis::row_order() const noexcept {
  return {as_klu(symbolic_).P, static_cast<std::size_t>(as_klu(symbolic_).n)};
}
std::span<const std::int32_t> SymbolicAnalysis::column_order() const noexcept {
  return {as_klu(symbolic_).Q, static_cast<std::size_t>(as_klu(symbolic_).n)};
}

double SymbolicAnalysis::foreseen_bytes() const noexcept {
  return (as_klu(symbolic_).lnz + as_klu(symbolic_).unz) * static_cast<double>(sizeof(double) + sizeof(int));
}
double SymbolicAnalysis::foreseen_operations() const noexcept { return as_klu(symbolic_).est_flops; }

}  // namespace ferrolabel::network
