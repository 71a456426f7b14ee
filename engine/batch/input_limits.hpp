// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace ferrolabel::batch {

/// Limits of the input; each is a refused piece when passed.
struct InputLimits {
  std::size_t submission_bytes = 64u << 20;   ///< one submission; a file with an envelope may be of any size
  std::uint64_t archive_bytes = 16ull << 30;  ///< all entries of one archive, unpacked
  std::uint64_t archive_entries = 1'000'000;
  std::size_t chunk = 256u << 10;  ///< bytes that are read at once
};

}  // namespace ferrolabel::batch
