// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "batch/input_limits.hpp"
#include "batch/markup_scanner.hpp"
#include "batch/piece.hpp"

namespace ferrolabel::batch {

/// Cuts an envelope of any size, <submissions …> <submission>…</submission> … </submissions>, into documents of one submission
/// each: start tag of the envelope (on one line) + bytes of the submission + end tag. A file with another root is one piece.
/// One cutter serves many sources, one after another: open(), then next() until it gives nothing.
///
/// A submission ends at the first end tag of its name, and holds no other one: a second start tag of that name, or the end of
/// the envelope, shows that it was not closed, which costs this one submission only. Whatever else stands between submissions
/// is a refused piece: text, and a foreign element with all that is in it. DOCTYPE, an encoding other than UTF-8 and a start
/// tag that does not end refuse the file.
class EnvelopeCutter {
 public:
  explicit EnvelopeCutter(const InputLimits& limits);

  /// @param file its name in pieces; source outlives the cutting
  void open(formats::ByteSource& source, std::string file);

  /// Memory: what one submission takes, and some chunks.
  std::optional<Piece> next();

 private:
  enum class Stage : std::uint8_t { prolog, envelope, epilog, ended };

  std::optional<Piece> read_prolog();
  std::optional<Piece> open_envelope(std::string name, const std::string& declaration);
  std::optional<Piece> read_envelope();
  std::optional<Piece> read_epilog();
  MarkupScanner::Section pass_asides();
  Piece whole_document();
  Piece cut_submission(const std::string& name);
  Piece skip_stray();
  void skip_element(const std::string& name);
  Piece ended_early();

  Piece piece();
  Piece refused(std::string code, std::string message, std::string fix);
  Piece too_large();
  /// The same for a fault that leaves nothing to go on with.
  Piece refuse_rest(std::string code, std::string message, std::string fix);

  MarkupScanner scanner_;
  std::size_t most_;
  const formats::ByteSource* source_ = nullptr;
  std::string file_;
  std::uint64_t number_ = 0;
  Stage stage_ = Stage::ended;
  std::string root_;  ///< qualified name of the envelope
  std::string head_;  ///< its start tag, on one line
  std::string tail_;  ///< its end tag
};

}  // namespace ferrolabel::batch
