// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/finding.hpp"

/// What the program says to the shell. Counts are never exit codes.
namespace ferrolabel::cli::exit_code {

inline constexpr int done = 0;             ///< done, answer yes
inline constexpr int no = 1;               ///< done, answer no
inline constexpr int undecided = 2;        ///< done, cannot decide or incomplete
inline constexpr int usage = 64;           ///< arguments that the command cannot take
inline constexpr int wrong_input = 65;
inline constexpr int missing_input = 66;
inline constexpr int no_service = 69;       ///< the registry's database is not there
inline constexpr int our_fault = 70;
inline constexpr int cannot_create = 73;
inline constexpr int cannot_read_or_write = 74;
inline constexpr int interrupted = 130;     ///< state kept

/// The code of a run that these findings ended: a value that an option cannot take, whatever files and packs say, before what is
/// missing before what cannot be read before what is wrong. A name that is looked up in a file or pack is wrong input.
[[nodiscard]] int of(const Findings& findings) noexcept;

}  // namespace ferrolabel::cli::exit_code
