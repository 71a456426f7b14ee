// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "method/scheme.hpp"

namespace ferrolabel::formats {

/// The folder of the class schemes, `methods/schemes/ID.json`: a new scheme is a new file. Nothing is read before it is asked
/// for, and nothing is kept: the caller holds what it was given. Any number of threads may ask at once.
class SchemeLibrary {
 public:
  /// @param directory the folder with the files; `scheme.no-directory` where it is none
  [[nodiscard]] static Result<SchemeLibrary> open(const std::filesystem::path& directory);

  /// The scheme of that id, which is the file's name. Of a reference the scheme referred to is read along, and the digest is
  /// over the own file's bytes and, after a line feed, the other's digest.
  /// Findings: scheme.not-found lists the ids that there are; scheme.bad-id where the file says another id;
  /// scheme.reference.unknown and scheme.reference.chain; and those of read_scheme.
  [[nodiscard]] Result<std::shared_ptr<const method::Scheme>> scheme(std::string_view id) const;

  /// Reads one file wherever it lies; what it refers to is looked up in this folder.
  [[nodiscard]] Result<std::shared_ptr<const method::Scheme>> read(const std::filesystem::path& file) const;

  /// The ids of all files, sorted.
  [[nodiscard]] std::vector<std::string> ids() const;

  /// Every scheme of the folder by id; the findings of all broken ones at once.
  [[nodiscard]] Result<std::vector<std::shared_ptr<const method::Scheme>>> all() const;

 private:
  explicit SchemeLibrary(std::filesystem::path directory) : directory_{std::move(directory)} {}
  std::filesystem::path directory_;
};

}  // namespace ferrolabel::formats
