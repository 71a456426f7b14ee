// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ferrolabel::quantity {

/// A number for a message: at most six significant digits, plain where that stays short, never locale dependent.
[[nodiscard]] std::string number_text(double value);

}  // namespace ferrolabel::quantity
