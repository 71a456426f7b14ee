// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "formats/lca/open_dataset.hpp"
#include "lca/impact_method.hpp"

namespace ferrolabel::cli {

/// What to read life-cycle data with: the units of the packs' folder, and schemas that the user names. A schema's imports are
/// taken from its own folder. Findings: those of the unit file; `import.schema.bad`
[[nodiscard]] Result<formats::ImportOptions> import_options(const Session& session, const std::vector<std::string>& schemas);

/// Life-cycle data, and the impact factors that a matrix folder may bring along.
struct LcaInput {
  formats::ImportedDataset imported;
  std::optional<lca::ImpactMethod> method;
};

/// Reads a matrix folder, or whatever `lca import` reads. What a matrix folder is told for stands in the report too.
[[nodiscard]] Result<LcaInput> read_lca_input(const std::vector<std::string>& inputs, const formats::ImportOptions& options);

/// Reads the input of a command; nothing where that ended the run, with its exit code.
struct OpenedDataset {
  std::optional<formats::ImportedDataset> imported;
  int code = 0;
};
[[nodiscard]] OpenedDataset open_for(const Session& session, const std::string& input);

/// Commands of the group `lca`.
[[nodiscard]] Command lca_import_command();
[[nodiscard]] Command lca_info_command();
[[nodiscard]] Command lca_search_command();

}  // namespace ferrolabel::cli
