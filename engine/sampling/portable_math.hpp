// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ferrolabel::sampling {

/// Natural logarithm of a positive finite normal number, within 2 units in the last place (absolute 1e-16 near 1).
/// The C library picks code by processor, and its last bit with it; this uses + − · / only, so draws agree everywhere.
[[nodiscard]] double portable_log(double x) noexcept;

/// eˣ for |x| ≤ 700, relative error below 4e-16; + − · / only, as portable_log.
[[nodiscard]] double portable_exp(double x) noexcept;

}  // namespace ferrolabel::sampling
