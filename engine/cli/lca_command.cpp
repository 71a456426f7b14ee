// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.hpp"
#include "cli/lca_run.hpp"

namespace ferrolabel::cli {

Command lca_command() {
  return {.name = "lca",
          .summary = "Life-cycle data: import and look through it",
          .example = "ferrolabel lca import samples/lca/steel-chain -o steel.lca",
          .commands = {lca_import_command(), lca_info_command(), lca_search_command()}};
}

}  // namespace ferrolabel::cli
