// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "formats/lca/open_dataset.hpp"

namespace ferrolabel::formats {

/// A dataset and the report of its import as one file, to be read many times faster than its source:
///
///   8 bytes  "FLLCADS\n"
///   u32      version of the layout; u32 0x01020304, in the order of bytes of the machine that wrote it
///   u64      bytes of the content
///   content  members in the order of dataset_fields.hpp; numbers as in memory, texts and lists after their length as u32
///   32 bytes SHA-256 of all before
///
/// The same dataset gives the same bytes.
[[nodiscard]] std::string write_dataset_cache(const ImportedDataset& imported);

/// Whether bytes begin as such a file.
[[nodiscard]] bool is_dataset_cache(std::string_view bytes) noexcept;

/// Findings: import.cache.version (of another version of this program, or another kind of machine), import.cache.damaged (cut,
/// altered, or not what the layout says).
[[nodiscard]] Result<ImportedDataset> read_dataset_cache(const SourceText& file);

}  // namespace ferrolabel::formats
