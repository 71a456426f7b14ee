// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "generate/submission_generator.hpp"

namespace ferrolabel::generate {

/// What a fault has to know of the submission that it is planted in.
struct FaultFacts {
  quantity::Date period_from{};
  quantity::Date period_to{};
  std::string company;
};

/// Plants one fault of these kinds, by chance, and says which. Throws std::logic_error where the text is not as expected.
void plant_fault(Generated& submission, const FaultFacts& facts, FaultKinds kinds, Chance& chance);

}  // namespace ferrolabel::generate
