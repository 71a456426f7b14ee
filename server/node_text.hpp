// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "syntax/node.hpp"

namespace ferrolabel::server {

/// Text of a scalar; empty where the node does not exist.
[[nodiscard]] inline std::string_view text_of(syntax::Node node) noexcept { return node ? node.scalar() : std::string_view{}; }

}  // namespace ferrolabel::server
