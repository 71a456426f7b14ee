// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "label/label_document.hpp"

namespace ferrolabel::formats {

/// The label as a verifiable credential in JSON (schemas/label.schema.json) on one line, members in the order of the schema:
/// same label, same bytes. Numbers are decimal strings with their unit.
/// @source W3C Verifiable Credentials Data Model 2.0, section 4
[[nodiscard]] std::string write_label(const label::Label& label);

}  // namespace ferrolabel::formats
