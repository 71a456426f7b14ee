// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "formats/input/archive_reader.hpp"
#include "batch/envelope_cutter.hpp"
#include "batch/input_limits.hpp"
#include "batch/input_names.hpp"
#include "batch/piece.hpp"
#include "finding/result.hpp"

namespace ferrolabel::batch {

/// All submissions of the input, one after another, in an order that depends on names and content only.
/// Files may hold one submission or an envelope; archives, files of both kinds. Standard input is one file.
/// Not for use by two threads at once.
class Input {
 public:
  /// Findings of InputNames::open; whatever is found later is a refused piece.
  static Result<Input> open(const std::vector<std::string>& names, const InputLimits& limits = {});

  /// Throws registry::StoreError (unavailable) at the first archive where libarchive is not installed.
  std::optional<Piece> next();

  /// Files and entries so far that are not input by their names: hidden, or neither XML nor an archive.
  [[nodiscard]] std::uint64_t passed_over() const noexcept;

 private:
  Input(InputNames names, const InputLimits& limits) : names_{std::move(names)}, limits_{limits}, cutter_{limits} {}

  std::optional<formats::FoundFile> next_file();
  Findings open_file(const std::string& file);
  Findings open_archive(const std::string& file);

  InputNames names_;
  InputLimits limits_;
  EnvelopeCutter cutter_;
  std::unique_ptr<formats::FileSource> file_;
  std::unique_ptr<formats::ArchiveReader> archive_;
  std::uint64_t passed_over_ = 0;
};

}  // namespace ferrolabel::batch
