// SPDX-License-Identifier: Apache-2.0
#include "batch/envelope_cutter.hpp"

#include <utility>

#include "formats/input/input_finding.hpp"
#include "formats/input/packed_content.hpp"
#include "syntax/reader_findings.hpp"
#include "syntax/xml_scan.hpp"

namespace ferrolabel::batch {
namespace {

using Section = MarkupScanner::Section;
using TagEnd = MarkupScanner::TagEnd;
using Found = MarkupScanner::Found;

constexpr std::size_t longest_envelope_tag = 64u << 10;

std::string_view local_name(std::string_view name) noexcept { return name.substr(name.find(':') + 1); }

/// A line break within a tag means what a space means there, also in the value of an attribute.
std::string on_one_line(std::string_view tag) {
  std::string line;
  for (std::size_t at = 0; at < tag.size(); ++at) {
    const bool first_half = tag[at] == '\r' && at + 1 < tag.size() && tag[at + 1] == '\n';
    if (!first_half) line += tag[at] == '\n' || tag[at] == '\r' ? ' ' : tag[at];
  }
  return line;
}

}  // namespace

EnvelopeCutter::EnvelopeCutter(const InputLimits& limits)
    : scanner_{limits.chunk, limits.submission_bytes}, most_{limits.submission_bytes} {}

void EnvelopeCutter::open(formats::ByteSource& source, std::string file) {
  scanner_.open(source);
  source_ = &source;
  file_ = std::move(file);
  number_ = 0;
  stage_ = Stage::prolog;
}

std::optional<Piece> EnvelopeCutter::next() {
  std::optional<Piece> piece;
  if (stage_ == Stage::prolog) piece = read_prolog();
  if (!piece && stage_ == Stage::envelope) piece = read_envelope();
  if (!piece && stage_ == Stage::epilog) piece = read_epilog();
  return piece;
}

std::optional<Piece> EnvelopeCutter::read_prolog() {
  if (scanner_.sees("\xEF\xBB\xBF")) scanner_.pass(3);
  std::string declaration;
  if (scanner_.sees("<?xml")) {
    scanner_.pass_section();
    if (!scanner_.too_large()) declaration = scanner_.kept();
  }
  do scanner_.pass_blanks();
  while (!scanner_.sees("<![") && scanner_.pass_section() == Section::closed);
  if (scanner_.too_large()) return whole_document();
  if (scanner_.sees("<!D"))
    return refuse_rest("syntax.xml.doctype", "the file has a DOCTYPE, which is not read", "remove the DOCTYPE and its entities");
  std::string name = scanner_.sees("<") ? scanner_.name(1) : std::string{};
  if (local_name(name) != "submissions") return whole_document();
  return open_envelope(std::move(name), declaration);
}

std::optional<Piece> EnvelopeCutter::open_envelope(std::string name, const std::string& declaration) {
  const bool foreign_encoding = syntax::scan_xml(declaration, {}).refusal.has_value();
  scanner_.begin();
  if (foreign_encoding)
    return refuse_rest("syntax.xml.encoding", "the envelope declares another encoding than UTF-8", "write it in UTF-8");
  const TagEnd end = scanner_.pass_tag();
  if (end == TagEnd::broken || scanner_.too_large() || scanner_.bytes() > longest_envelope_tag)
    return refuse_rest("batch.input.envelope.start", "the start tag of the envelope does not end as it should within 65536 bytes",
                       "close it by '>'");
  head_ = on_one_line(scanner_.kept());
  tail_ = "</" + name + ">";
  root_ = std::move(name);
  stage_ = end == TagEnd::empty ? Stage::epilog : Stage::envelope;
  return std::nullopt;
}

/// White space, comments and processing instructions. What was begun then is what follows them, or the one that does not close.
Section EnvelopeCutter::pass_asides() {
  for (;;) {
    scanner_.begin();
    scanner_.keep_nothing();
    scanner_.pass_blanks();
    scanner_.begin();
    if (scanner_.sees("<![")) return Section::none;  // CDATA is text
    scanner_.keep_nothing();
    if (const Section section = scanner_.pass_section(); section != Section::closed) {
      if (section == Section::none) scanner_.begin();
      return section;
    }
  }
}

std::optional<Piece> EnvelopeCutter::read_envelope() {
  if (pass_asides() == Section::unclosed || scanner_.at_end()) return ended_early();
  if (scanner_.sees("</") && scanner_.name(2) == root_) {
    if (scanner_.pass_tag() == TagEnd::broken) return ended_early();
    stage_ = Stage::epilog;
    return std::nullopt;
  }
  if (scanner_.sees("<")) {
    const std::string name = scanner_.name(1);
    if (local_name(name) == "submission") return cut_submission(name);
  }
  return skip_stray();
}

std::optional<Piece> EnvelopeCutter::read_epilog() {
  const Section section = pass_asides();
  const bool clean = section == Section::none && scanner_.at_end() && !source_->fault();
  if (!clean)
    return refuse_rest("batch.input.envelope.trailing", "more follows after the end of the envelope", "write one envelope a file");
  stage_ = Stage::ended;
  return std::nullopt;
}

Piece EnvelopeCutter::whole_document() {
  scanner_.to_end();
  stage_ = Stage::ended;
  if (formats::is_packed(scanner_.kept())) return refused("batch.input.packed", "an archive stands where XML is expected", formats::packed_fix);
  if (scanner_.too_large()) return too_large();
  Piece found = piece();
  if (source_->fault()) {
    found.refused.push_back(*source_->fault());
  } else {
    found.text = scanner_.kept();
  }
  return found;
}

Piece EnvelopeCutter::cut_submission(const std::string& name) {
  if (scanner_.pass_tag() != TagEnd::empty) {
    switch (scanner_.to_tag(name, root_)) {
      case Found::end:
        scanner_.pass_tag();
        break;
      case Found::nothing:
        return ended_early();
      case Found::start:
        return refused("batch.input.envelope.unclosed", "the next submission begins before this one ends",
                       "close it by </" + name + ">");
      case Found::outer_end:
        return refused("batch.input.envelope.unclosed", "the envelope ends before this submission does",
                       "close it by </" + name + ">");
    }
  }
  if (scanner_.too_large()) return too_large();
  Piece found = piece();
  found.text.reserve(head_.size() + scanner_.kept().size() + tail_.size());
  found.text.append(head_).append(scanner_.kept()).append(tail_);
  found.column_shift = static_cast<std::int64_t>(scanner_.column()) - 1 - static_cast<std::int64_t>(head_.size());
  return found;
}

Piece EnvelopeCutter::skip_stray() {
  scanner_.keep_nothing();
  constexpr auto fix = "put only <submission> elements into the envelope";
  if (!scanner_.sees("<")) {
    scanner_.to_markup();
    return refused("batch.input.envelope.stray", "text stands between the submissions", fix);
  }
  if (scanner_.sees("<!") || scanner_.sees("</")) {
    if (scanner_.pass_section() == Section::none) scanner_.pass_tag();
    return refused("batch.input.envelope.stray", "something that is no submission stands in the envelope", fix);
  }
  const std::string name = scanner_.name(1);
  if (name.empty())
    return refuse_rest("batch.input.envelope.stray", "an element without a name of use stands in the envelope", fix);
  skip_element(name);
  return refused("batch.input.envelope.stray",
                 "the element " + syntax::quoted(name) + " stands in the envelope, and is no submission", fix);
}

/// To the end of the element, with all of its name in it; or to the end of the envelope.
void EnvelopeCutter::skip_element(const std::string& name) {
  std::size_t depth = scanner_.pass_tag() == TagEnd::empty ? 0 : 1;
  while (depth > 0) {
    const Found found = scanner_.to_tag(name, root_);
    if (found == Found::outer_end || found == Found::nothing) return;
    const TagEnd end = scanner_.pass_tag();
    if (found == Found::end) --depth;
    if (found == Found::start && end != TagEnd::empty) ++depth;
  }
}

Piece EnvelopeCutter::ended_early() {
  return refuse_rest("batch.input.envelope.ended", "the file ends before its envelope does",
                     "check that it was written and sent whole; submissions before this place are not touched by it");
}

Piece EnvelopeCutter::piece() {
  Piece found;
  found.file = file_;
  found.number = ++number_;
  found.line = scanner_.line();
  found.offset = scanner_.offset();
  found.bytes = scanner_.bytes();
  return found;
}

Piece EnvelopeCutter::refused(std::string code, std::string message, std::string fix) {
  Piece found = piece();
  found.refused.push_back(
      formats::input_finding(file_, std::move(code), std::move(message), std::move(fix), scanner_.line(), scanner_.column()));
  return found;
}

Piece EnvelopeCutter::too_large() {
  return refused("batch.input.too-large", "the submission has more than the " + std::to_string(most_) + " bytes allowed",
                 "put large evidence beside it, and name it by its digest");
}

Piece EnvelopeCutter::refuse_rest(std::string code, std::string message, std::string fix) {
  stage_ = Stage::ended;
  Piece found = refused(std::move(code), std::move(message), std::move(fix));
  // Bytes that could not be read say more than what their end looks like.
  if (scanner_.at_end() && source_->fault()) found.refused = {*source_->fault()};
  return found;
}

}  // namespace ferrolabel::batch
