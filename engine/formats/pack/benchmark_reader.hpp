// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/pack/pack_document.hpp"
#include "method/default_values.hpp"
#include "method/ets_benchmarks.hpp"

namespace ferrolabel::formats {

/// A pack of kind "benchmarks": columns A and B by CN code and route, CBAM factor and cross-sectoral correction factor
/// by year, and what the letters of the routes mean. All findings at once.
[[nodiscard]] Result<method::Benchmarks> read_benchmarks(const PackDocument& pack);

/// A pack of kind "ets-benchmarks": product, heat and fuel benchmarks of free allocation.
[[nodiscard]] Result<method::EtsBenchmarks> read_ets_benchmarks(const PackDocument& pack);

}  // namespace ferrolabel::formats
