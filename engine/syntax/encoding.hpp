// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ferrolabel::syntax {

/// base64url without padding (RFC 7515 section 2).
[[nodiscard]] std::string base64url_encode(std::string_view bytes);

/// Nothing where the text has padding, white space, '+', '/', another sign, a length of 4n+1, or spare bits that are
/// not zero.
[[nodiscard]] std::optional<std::string> base64url_decode(std::string_view text);

/// SHA-256 (FIPS 180-4).
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// "sha256:" and 64 lower-case hexadecimal signs.
[[nodiscard]] std::string sha256_digest(std::string_view bytes);

/// Whether the bytes are UTF-8 without surrogates, overlong forms and values beyond U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// Length of the longest leading part that is such UTF-8: where it is shorter than the text, the first bad byte.
[[nodiscard]] std::size_t utf8_prefix(std::string_view bytes) noexcept;

/// Length of the longest leading part that JSON and XML hold as it stands: ASCII from blank to '~' without any of  " \ & < >
[[nodiscard]] std::size_t plain_prefix(std::string_view bytes) noexcept;

}  // namespace ferrolabel::syntax
