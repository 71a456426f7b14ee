// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/result/verification_json.hpp"
#include "label/label_document.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// What a label says, for a person: product, class with the scheme's status and notice, quantity, issuer, validity.
[[nodiscard]] std::string label_text(const label::Label& label, const Style& style);

/// The answer of `verify` with every check that was made, and the label where it is authentic.
[[nodiscard]] std::string verification_text(const formats::VerificationSummary& summary, const Style& style);

}  // namespace ferrolabel::report
