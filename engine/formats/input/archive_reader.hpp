// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "formats/input/archive_limits.hpp"
#include "formats/input/byte_source.hpp"
#include "formats/input/file_source.hpp"
#include "formats/input/folder_walk.hpp"
#include "formats/input/packed_content.hpp"
#include "finding/result.hpp"

struct archive;
struct archive_entry;

namespace ferrolabel::formats {

/// The entries of a zip or tar archive (plain, gzip, zstd) in their order, read as a stream; nothing is written to disk, and
/// names are only names. Call order: open(), then next(), read() the entry's bytes or not, next() …
///
/// An entry is refused where its name leads out of the archive, it is a link or device, encrypted, or an archive itself.
/// Passed over, and counted, are files that are hidden or not wanted.
/// Damage of content is found by the checksums of zip, and of zstd where it has one; tar has none, and libarchive does not look
/// at that of gzip. An archive that was cut short is found, of every kind.
class ArchiveReader final : public ByteSource {
 public:
  /// Findings of FileSource::open. Throws registry::StoreError (unavailable) where libarchive is not installed.
  static Result<std::unique_ptr<ArchiveReader>> open(const std::string& path, WantedName wanted, const ArchiveLimits& limits = {});
  ~ArchiveReader() override;

  /// The next wanted file, named "archive:entry"; a refused entry; or, under the archive's own name, why it cannot be read on.
  std::optional<FoundFile> next();

  /// Bytes of the entry that next() gave last. Faults: batch.input.archive.damaged, .too-large.
  std::size_t read(char* into, std::size_t size) override;

  [[nodiscard]] std::uint64_t passed_over() const noexcept { return passed_over_; }

 private:
  ArchiveReader(std::unique_ptr<FileSource> file, std::string path, WantedName wanted, const ArchiveLimits& limits);

  std::optional<FoundFile> entry(archive_entry& found);
  bool leave_entry();
  [[nodiscard]] bool is_cut_tar() const;
  bool count(std::uint64_t bytes);
  FoundFile end(const Finding& reason);
  [[nodiscard]] Finding damaged() const;
  [[nodiscard]] Finding too_large() const;

  std::unique_ptr<FileSource> file_;
  std::string path_;
  WantedName wanted_;
  ArchiveLimits limits_;
  archive* archive_;
  std::uint64_t entries_ = 0;
  std::uint64_t unpacked_ = 0;                ///< bytes of all entries so far
  std::optional<std::uint64_t> declared_{0};  ///< bytes of this entry that are still to come, where it says how many
  bool whole_ = true;                         ///< this entry was read to its end
  bool ended_ = false;
  std::uint64_t passed_over_ = 0;
};

}  // namespace ferrolabel::formats
