// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"

namespace ferrolabel::cli {

Command lca_command() {
  return {.name = "lca",
          .summary = "Life-cycle assessment of any product system",
          .example = "ferrolabel lca solve samples/lca/useeio-v1.2 --demand 331110=1",
          .commands = {lca_solve_command(), lca_contribution_command(), lca_export_command()}};
}

}  // namespace ferrolabel::cli
