// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "finding/finding.hpp"
#include "finding/place.hpp"
#include "formats/input/archive_limits.hpp"
#include "formats/lca/import_report.hpp"

namespace ferrolabel::formats {

/// Gives every file of data that the inputs stand for, folders and archives opened, to `take`, one after another.
/// What cannot be read, and what is passed over by its name, stands in the report.
void each_lca_file(const std::vector<std::string>& inputs, const ArchiveLimits& limits, ImportReport& report, const std::function<void(SourceText)>& take);

/// SHA-256 over the names within the inputs and the bytes of all files, archives as they are: "sha256:…". Files that cannot be
/// read count by their names alone.
[[nodiscard]] std::string digest_of_inputs(const std::vector<std::string>& inputs);

}  // namespace ferrolabel::formats
