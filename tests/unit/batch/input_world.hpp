// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batch/piece.hpp"
#include "support/input_world.hpp"

namespace ferrolabel::batch {

using support::InputWorld;
using support::pack;
using support::TextSource;

/// "a.xml#2 3@40+17-5 <text>", or the code of the refusal in place of the text.
inline std::string told(const Piece& piece) {
  return piece.file + "#" + std::to_string(piece.number) + " " + std::to_string(piece.line) + "@" + std::to_string(piece.offset) + "+" +
         std::to_string(piece.bytes) + (piece.column_shift < 0 ? "" : "+") + std::to_string(piece.column_shift) + " " +
         (piece.refused.empty() ? piece.text : "!" + piece.refused[0].code);
}

/// All pieces that next() gives. @param source an Input or EnvelopeCutter
template <class Source>
std::vector<Piece> all_pieces(Source& source) {
  std::vector<Piece> pieces;
  while (auto piece = source.next()) pieces.push_back(std::move(*piece));
  return pieces;
}

/// File and text, or code, of each piece.
template <class Source>
std::vector<std::string> all_told(Source& source) {
  std::vector<std::string> lines;
  for (const Piece& piece : all_pieces(source))
    lines.push_back(piece.file + " " + (piece.refused.empty() ? piece.text : "!" + piece.refused[0].code));
  return lines;
}

}  // namespace ferrolabel::batch
