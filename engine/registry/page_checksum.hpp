// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ferrolabel::registry {

/// Every page of a registry file ends with a checksum over the rest of it and its number. So a changed byte is found wherever
/// it stands: in a label, in the file's own header, or in room that nothing uses. @source engine/registry/README.md
inline constexpr int page_size = 4096;
inline constexpr int page_reserve = 8;  ///< bytes of the checksum, which SQLite leaves alone

/// Changing any one byte of the page changes it. @param page page_size bytes @param number from 1
[[nodiscard]] std::uint64_t page_checksum(const unsigned char* page, std::uint64_t number) noexcept;
/// Whether the page ends with its checksum.
[[nodiscard]] bool page_is_whole(const unsigned char* page, std::uint64_t number) noexcept;
/// Writes the checksum into the last 8 bytes.
void seal_page(unsigned char* page, std::uint64_t number) noexcept;

/// A page that is not what was written.
struct DamagedPage {
  std::uint64_t number = 0;
  std::int64_t first_row = 0;  ///< of the rows on it, where it is a leaf of a table and can still be read; else 0
  std::int64_t last_row = 0;
};

/// Reads a file past SQLite. Throws StoreError where it cannot be read.
/// @return the damaged pages; a file that ends within a page has its last, cut one in the list
[[nodiscard]] std::vector<DamagedPage> damaged_pages(const std::string& path);

/// Registers, once, a layer over a SQLite file system that seals pages of the database when they are written and holds them
/// against their checksum when they are read. The journal has checksums of its own.
/// @param base name of the file system below; empty = SQLite's default
/// @param lenient read damaged pages as they are, so that a check can go on
/// @return the name to open a database with
[[nodiscard]] std::string checksum_file_system(const std::string& base, bool lenient);

}  // namespace ferrolabel::registry
