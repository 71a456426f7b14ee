// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "formats/input/byte_source.hpp"
#include "finding/result.hpp"

namespace ferrolabel::formats {

/// The bytes of a regular file; "-" is standard input, which may be a pipe.
class FileSource final : public ByteSource {
 public:
  /// Findings: syntax.file.missing, .not-regular, .unreadable; the last one also as fault().
  static Result<std::unique_ptr<FileSource>> open(const std::string& path);
  ~FileSource() override;

  std::size_t read(char* into, std::size_t size) override;

  /// The file descriptor, which stays ours.
  [[nodiscard]] int number() const noexcept { return number_; }

 private:
  FileSource(int number, std::string path) : number_{number}, path_{std::move(path)} {}

  int number_;
  std::string path_;
};

}  // namespace ferrolabel::formats
