// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/pack/pack_document.hpp"
#include "method/goods.hpp"

namespace ferrolabel::formats {

/// A pack of kind "goods": aggregated goods categories and the CN codes (4 to 8 digits) of each. All findings at once.
[[nodiscard]] Result<method::GoodsPack> read_goods_pack(const PackDocument& pack);

/// Whether a text is a CN heading, subheading or code: 4, 6 or 8 digits.
[[nodiscard]] bool is_cn(std::string_view text) noexcept;

}  // namespace ferrolabel::formats
