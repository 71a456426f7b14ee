// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "formats/pack/object_reader.hpp"
#include "method/pack.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// A pack file as read: its syntax is right and its kind is known; its content is not judged yet.
struct PackDocument {
  std::shared_ptr<const syntax::Document> document;
  std::string kind;  ///< "factors", "goods", "default-values", "benchmarks", "ets-benchmarks", "tiers", "accounting",
                     ///< "scheme", …
};

/// Reads the JSON of a pack. Findings: those of the JSON reader; `pack.format` where "format" is not "ferrolabel-KIND".
[[nodiscard]] Result<PackDocument> read_pack_document(SourceText source);

/// The same from disk; `pack.unreadable` where the file cannot be read.
[[nodiscard]] Result<PackDocument> read_pack_file(const std::filesystem::path& file);

/// The header that every pack has: format, formatVersion, id, title, edition, licence, sources. A pack without a source
/// is refused (`pack.no-source`), one of another kind or version too (`pack.format`). The digest is over the file's
/// bytes; that of a method waits for the packs that it names.
[[nodiscard]] method::PackInfo read_header(const PackDocument& pack, std::string_view kind, ObjectReader& root);

/// Whether a text may be the id of a pack: 1 to 64 signs of [a-z0-9.-], opening with a letter or digit.
[[nodiscard]] bool is_pack_id(std::string_view text) noexcept;

}  // namespace ferrolabel::formats
