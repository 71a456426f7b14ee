// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ferrolabel::sampling {

/// z with Φ(z) = probability, relative error about 1e-15.
/// Uses + − · / and square root only, so IEEE machines agree on every bit.
/// @param probability inside (0, 1); 0 and 1 give ∓infinity, anything else NaN
/// @source M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484
[[nodiscard]] double normal_quantile(double probability) noexcept;

}  // namespace ferrolabel::sampling
