// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace ferrolabel::syntax {

/// The eight words of SHA-256 between blocks.
using Sha256State = std::array<std::uint32_t, 8>;

/// Takes `count` blocks of 64 bytes into the state, by the processor's own instructions where it has them.
/// @source FIPS 180-4, 6.2.2
void sha256_blocks(Sha256State& state, const unsigned char* blocks, std::size_t count) noexcept;

/// The same in plain C++, on every processor.
void sha256_blocks_portable(Sha256State& state, const unsigned char* blocks, std::size_t count) noexcept;

}  // namespace ferrolabel::syntax
