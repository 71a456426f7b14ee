// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "server/limits.hpp"
#include "server/request.hpp"

namespace ferrolabel::server {

/// Reads request line and headers, strictly: CRLF only, no folded lines, no body framing but one all-digit Content-Length,
/// names of RFC 9110 tokens. What another server on the way could read differently is refused.
/// @param bytes from the request line through the empty line
/// Findings: http.request.malformed, http.target.too-long, http.header.too-many, http.method.not-allowed, http.length.required,
/// http.length.malformed, http.encoding.transfer, http.encoding.content, http.body.unexpected, http.host.missing
/// @source RFC 9112
[[nodiscard]] Result<Head> read_head(std::string_view bytes, const Limits& limits);

/// Percent-decodes a segment or parameter; nothing where an escape is broken or the result is no UTF-8 or has control characters.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank);

/// A finding of the server about a request, without a place.
[[nodiscard]] Finding http_error(std::string code, std::string message, std::string fix);

/// "application/json; charset=utf-8" → "application/json"; empty where another charset is named.
[[nodiscard]] std::string media_type_of(std::string_view header);

}  // namespace ferrolabel::server
