// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/result.hpp"
#include "label/label_document.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// Reads what write_label wrote, strictly. Findings, all at once: label.payload.missing-member, .unknown-member, .wrong-type,
/// .bad-value, .kind (another @context or type), .not-canonical (an order, escape or spelling that write_label would not
/// write), and those of label::check_label.
[[nodiscard]] Result<label::Label> read_label(const syntax::Document& document);

}  // namespace ferrolabel::formats
