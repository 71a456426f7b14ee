// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "formats/input/archive_limits.hpp"

namespace ferrolabel::batch {

/// Limits of the input; each is a refused piece when passed.
struct InputLimits {
  std::size_t submission_bytes = 64u << 20;   ///< one submission; a file with an envelope may be of any size
  formats::ArchiveLimits archive{};
  std::size_t chunk = 256u << 10;  ///< bytes that are read at once
};

}  // namespace ferrolabel::batch
