// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "label/improve.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// Today's class, what the class aimed at asks, each lever with the amount of it that reaches it, and all levers together.
[[nodiscard]] std::string improvement_text(const label::Improvement& improvement, const Style& style);

}  // namespace ferrolabel::report
