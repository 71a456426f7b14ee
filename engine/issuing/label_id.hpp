// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "label/label_document.hpp"

namespace ferrolabel::issuing {

/// The id that follows from a label's content (its own id left aside) and the key: "ISSUER/labels/HASH" for an https issuer,
/// "ISSUER:label:HASH" for a urn; HASH is the first 128 bits of SHA-256 in hexadecimal. No counter and no chance is in it, so
/// the same wish gives the same label whenever and wherever it is made.
[[nodiscard]] std::string label_id(const label::Label& label, std::string_view kid);

}  // namespace ferrolabel::issuing
