// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/pack/pack_document.hpp"
#include "method/default_values.hpp"

namespace ferrolabel::formats {

/// A pack of kind "default-values": groups of rows by country, with unit, source and confidence of the group, and the
/// mark-up by year of import. "alsoFor" of a group says which further codes share a row. All findings at once.
[[nodiscard]] Result<method::DefaultValues> read_default_values(const PackDocument& pack);

}  // namespace ferrolabel::formats
