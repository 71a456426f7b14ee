// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "formats/input/packed_content.hpp"

namespace ferrolabel::formats {

/// A file that is to be read, or why it, or a folder, cannot be.
struct FoundFile {
  std::string file;
  Findings refused{};
};

/// The wanted files of a folder and all folders in it, by their path in it, byte by byte: the order does not depend on
/// the file system. Passed over, and counted: other and hidden files and folders, and links to folders.
/// Memory: the names of one folder a level.
class FolderWalk {
 public:
  FolderWalk(std::string folder, WantedName wanted);

  std::optional<FoundFile> next();

  [[nodiscard]] std::uint64_t passed_over() const noexcept { return passed_over_; }

 private:
  struct Level {
    std::string folder;                ///< ends in '/'
    std::string names;                 ///< one after another, each ended by '\0'; that of a folder by "/\0"
    std::vector<std::uint32_t> sorted;  ///< where in `names` each begins
    std::size_t next = 0;
  };
  void enter(std::string folder);
  void take(Level& level, const char* name, unsigned char kind);

  WantedName wanted_;
  std::vector<Level> levels_;
  std::optional<FoundFile> refused_;
  std::uint64_t passed_over_ = 0;
};

}  // namespace ferrolabel::formats
