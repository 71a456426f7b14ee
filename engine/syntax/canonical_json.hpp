// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "syntax/node.hpp"

namespace ferrolabel::syntax {

/// RFC 8785 (JCS): member names sorted by UTF-16 code units, numbers as ECMAScript prints the nearest double.
/// @pre the node comes from read_json.
[[nodiscard]] std::string canonical_json(Node node);

}  // namespace ferrolabel::syntax
