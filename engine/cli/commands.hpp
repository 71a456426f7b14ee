// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cli/command.hpp"

namespace ferrolabel::cli {

[[nodiscard]] Command compute_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command classify_command();
[[nodiscard]] Command improve_command();
[[nodiscard]] Command uncertainty_command();
[[nodiscard]] Command label_command();
[[nodiscard]] Command verify_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command batch_command();
[[nodiscard]] Command batch_merge_command();
[[nodiscard]] Command key_command();
[[nodiscard]] Command trust_command();
[[nodiscard]] Command registry_command();
[[nodiscard]] Command convert_command();
[[nodiscard]] Command methods_command();
[[nodiscard]] Command lca_command();
[[nodiscard]] Command help_command();
[[nodiscard]] Command completion_command();

/// All commands, in the order in which the help lists them.
[[nodiscard]] std::vector<Command> all_commands();

/// What every command takes; the values go to `settings`.
struct Settings;
[[nodiscard]] std::vector<Parameter> common_parameters(Settings& settings);

}  // namespace ferrolabel::cli
