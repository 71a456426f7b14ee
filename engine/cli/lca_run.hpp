// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "formats/lca/open_dataset.hpp"

namespace ferrolabel::cli {

/// What to read life-cycle data with: the units of the packs' folder, and schemas that the user names. A schema's imports are
/// taken from its own folder. Findings: those of the unit file; `import.schema.bad`
[[nodiscard]] Result<formats::ImportOptions> import_options(const Session& session, const std::vector<std::string>& schemas);

/// Reads the inputs of a command; nothing where that ended the run, with its exit code.
struct OpenedDataset {
  std::optional<formats::ImportedDataset> imported;
  int code = 0;
};
[[nodiscard]] OpenedDataset open_for(const Session& session, const std::vector<std::string>& inputs, const std::vector<std::string>& schemas = {});

/// Commands of the group `lca`.
[[nodiscard]] Command lca_import_command();
[[nodiscard]] Command lca_info_command();
[[nodiscard]] Command lca_search_command();

}  // namespace ferrolabel::cli
