// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/result.hpp"
#include "formats/pack/pack_document.hpp"
#include "method/scheme.hpp"

namespace ferrolabel::formats {

/// Reads one class scheme (schemas/scheme.schema.json) with all findings at once: pack.* for what every pack has (members
/// missing, unknown or of a wrong type, no source), and scheme.unknown-word, scheme.bad-limit, scheme.bad-figure,
/// scheme.double-name, scheme.double-rank, scheme.ladder-not-rising, scheme.missing-part.
/// A reference is not followed: SchemeLibrary does that.
[[nodiscard]] Result<method::Scheme> read_scheme(const PackDocument& pack);

}  // namespace ferrolabel::formats
