// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "finding/finding.hpp"

namespace ferrolabel::formats {

/// Bytes one after another: of a file, of standard input, of an entry of an archive.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Reads up to `size` bytes (more than 0); 0 only at the end, or where reading on failed: fault() tells which.
  virtual std::size_t read(char* into, std::size_t size) = 0;

  /// Why the bytes end before their end; nothing where they do not.
  [[nodiscard]] const std::optional<Finding>& fault() const noexcept { return fault_; }

 protected:
  std::optional<Finding> fault_;
};

}  // namespace ferrolabel::formats
