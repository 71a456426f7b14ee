// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace ferrolabel::cli {

/// A bash completion of these commands: words of each command, its options, and the values of an option. Ids of packs are
/// asked of the program itself, so that a new pack is offered at once.
[[nodiscard]] std::string bash_completion(const std::vector<Command>& commands, const std::vector<Parameter>& common);

}  // namespace ferrolabel::cli
