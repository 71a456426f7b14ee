// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "formats/lca/open_dataset.hpp"
#include "lca/dataset_search.hpp"
#include "report/style.hpp"

namespace ferrolabel::report {

/// An import for a person: counts first, then what to mend, errors before warnings before notes; conversions last.
[[nodiscard]] std::string lca_import_text(const formats::ImportedDataset& imported, const Style& style);

/// One process with all its exchanges, outputs first.
[[nodiscard]] std::string lca_process_text(const lca::Dataset& dataset, const lca::Process& process, const Style& style);

/// @param most rows of each list
[[nodiscard]] std::string lca_search_text(const lca::Dataset& dataset, const lca::Found& found, std::size_t most, const Style& style);

}  // namespace ferrolabel::report
