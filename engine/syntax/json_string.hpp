// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ferrolabel::syntax {

/// Appends a JSON string with its quotes in the escapes of RFC 8785 section 3.2.2.2: the short ones where there is one,
/// other control characters as \u00xx in lower case, everything else as it stands.
/// @pre text is UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace ferrolabel::syntax
