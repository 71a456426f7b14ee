// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "formats/lca/open_dataset.hpp"
#include "lca/dataset_search.hpp"

/// What the commands of life-cycle data answer, each ended by a newline.
namespace ferrolabel::formats {

/// Counts, conversions and findings of an import: schemas/lca-import.schema.json. @param written the file that was written, or empty
[[nodiscard]] std::string lca_import_json(const ImportedDataset& imported, const std::string& written);

/// One process with all its exchanges: schemas/lca-process.schema.json.
[[nodiscard]] std::string lca_process_json(const lca::Dataset& dataset, const lca::Process& process);

/// schemas/lca-search.schema.json. @param most rows of each list
[[nodiscard]] std::string lca_search_json(const lca::Dataset& dataset, const lca::Found& found, std::size_t most);

}  // namespace ferrolabel::formats
