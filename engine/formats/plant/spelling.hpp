// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ferrolabel::formats {

/// Fewest insertions, deletions, replacements and swaps of neighbours that make one text of the other; a change of
/// case is free. Texts beyond 64 bytes are cut.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right) noexcept;

/// The candidate that a misspelt name most likely means (at most a third of its signs differ), or an empty view.
[[nodiscard]] std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) noexcept;

/// "'a', 'b', 'c'", the first `most` of them and '…'.
[[nodiscard]] std::string quoted_list(std::span<const std::string_view> names, std::size_t most = 12);

/// A user's text for a message, in single quotes, cut to 60 bytes at a sign's edge.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace ferrolabel::formats
