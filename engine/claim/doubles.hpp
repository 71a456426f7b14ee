// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/evidence.hpp"
#include "claim/tender.hpp"

namespace ferrolabel::claim {

/// Finds the same tonnes, and one guarantee of origin, in several lines of a tender, and adds the reasons to the lines.
/// Only labels that are authentic count, and only lines that are not refused for another reason: a forged copy must not
/// take tonnes from the bid that has them. Who holds a reservation has the tonnes; where nobody does, nobody can be believed.
void mark_doubles(const Tender& tender, const Evidence& evidence, LineAnswers& lines);

}  // namespace ferrolabel::claim
