// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "finding/result.hpp"
#include "formats/input/archive_limits.hpp"
#include "formats/lca/import_report.hpp"
#include "formats/lca/unit_table.hpp"
#include "lca/dataset.hpp"
#include "syntax/json_reader.hpp"
#include "syntax/xml_schema.hpp"

namespace ferrolabel::formats {

/// Limits of one XML file of life-cycle data: 1 GiB, 50 million elements, 64 deep, 1 MiB a start tag, as EcoSpold 1 keeps comments
/// in attributes. Of one JSON file: 64 MiB, 2 million values. What passes one is refused with a finding.
inline constexpr syntax::ReaderLimits xml_import_limits{.bytes = std::size_t{1} << 30, .depth = 64, .nodes = 50'000'000, .number_length = 64, .start_tag_bytes = std::size_t{1} << 20};

struct ImportOptions {
  UnitTable units{};
  /// Each XML file is held against the one of its root's namespace; what breaks it stands in the report and refuses nothing.
  std::vector<syntax::XmlSchema> schemas{};
  ArchiveLimits archive{};
};

struct ImportedDataset {
  lca::Dataset dataset;
  ImportReport report;
};

/// Reads life-cycle data, whatever it is: the format is known from the content, not from a name. EcoSpold 1 and 2, ILCD,
/// openLCA JSON-LD (files, folders, zip and tar archives, read in place), or one file of our own (dataset_cache.hpp).
/// Reading is lenient: what is wrong in a part costs that part, and stands in the report.
/// @param inputs files and folders, in their order; folders by the bytes of the paths in them
/// @return findings only where nothing could be read: import.nothing, syntax.file.…, import.cache.…
/// Throws registry::StoreError (unavailable) at the first archive where libarchive is not installed.
[[nodiscard]] Result<ImportedDataset> open_dataset(const std::vector<std::string>& inputs, const ImportOptions& options);

}  // namespace ferrolabel::formats
