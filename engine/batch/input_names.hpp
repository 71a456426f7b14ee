// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "formats/input/folder_walk.hpp"
#include "finding/result.hpp"

namespace ferrolabel::batch {

/// The files that the user's names stand for: files as they are, folders by FolderWalk, globs (of glob(3)) sorted byte by
/// byte, "-" for standard input. A name that exists is no glob.
class InputNames {
 public:
  /// Findings: batch.input.nothing (no name, or a folder without XML files and archives), syntax.file.missing.
  static Result<InputNames> open(const std::vector<std::string>& names);

  std::optional<formats::FoundFile> next();

  [[nodiscard]] std::uint64_t passed_over() const noexcept { return passed_over_ + (walk_ ? walk_->passed_over() : 0); }

 private:
  std::vector<std::string> names_;
  std::size_t next_ = 0;
  std::optional<formats::FolderWalk> walk_;
  std::uint64_t passed_over_ = 0;
};

}  // namespace ferrolabel::batch
