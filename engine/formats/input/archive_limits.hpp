// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ferrolabel::formats {

/// Limits of one archive; what stands in it beyond them is unread, and that is a finding.
struct ArchiveLimits {
  std::uint64_t bytes = 16ull << 30;  ///< all entries, unpacked
  std::uint64_t entries = 1'000'000;
};

}  // namespace ferrolabel::formats
