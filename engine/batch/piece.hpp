// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "finding/finding.hpp"

namespace ferrolabel::batch {

/// One submission as found in the input, whole; or what stands in its place, with the reason why it cannot be read.
/// What the pieces of a file do not cover is white space, comments, processing instructions and the envelope's own tags.
struct Piece {
  std::string file;          ///< as named by the user, or found: "folder/a.xml", "all.zip:north/a.xml", "-" for standard input; as shown()
  std::uint64_t number = 1;  ///< which piece of its file, from 1; refused ones count
  std::uint64_t line = 1;    ///< line of its first byte in that file, from 1 (lines end with '\n')
  std::uint64_t offset = 0;  ///< its first byte in that file, from 0
  std::uint64_t bytes = 0;   ///< so many bytes of that file; a refused piece that is the last of its file stands for all that follows
  std::string text;          ///< one XML document: the file's bytes, or those of a submission between the tags of its envelope
  std::int64_t column_shift = 0;  ///< to be added to a column of the text's first line, to get that of the file
  Findings refused;               ///< why it cannot be read; text is empty then
};

}  // namespace ferrolabel::batch
