// SPDX-License-Identifier: Apache-2.0
#include "cli/assessment_run.hpp"
#include "cli/commands.hpp"
#include "cli/lca_run.hpp"

namespace ferrolabel::cli {

Command lca_command() {
  return {.name = "lca",
          .summary = "Life-cycle assessment: data imported, looked through and computed on",
          .example = "ferrolabel lca solve samples/lca/useeio-v1.2 --demand 331110=1",
          .commands = {lca_import_command(), lca_info_command(), lca_search_command(), lca_solve_command(), lca_contribution_command(), lca_export_command()}};
}

}  // namespace ferrolabel::cli
