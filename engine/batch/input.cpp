// SPDX-License-Identifier: Apache-2.0
#include "batch/input.hpp"

#include <utility>

#include "formats/input/input_finding.hpp"
#include "formats/input/packed_content.hpp"

namespace ferrolabel::batch {

Result<Input> Input::open(const std::vector<std::string>& names, const InputLimits& limits) {
  auto found = InputNames::open(names);
  if (!found) return std::move(found.findings());
  return Input{std::move(found).value(), limits};
}

std::optional<Piece> Input::next() {
  for (;;) {
    if (auto piece = cutter_.next()) return piece;
    auto found = next_file();
    if (!found) return std::nullopt;
    if (!found->refused.empty()) {
      Piece refused;
      refused.file = formats::shown(std::move(found->file));
      refused.refused = std::move(found->refused);
      return refused;
    }
  }
}

/// Opens the next file or entry for the cutter; or says what cannot be opened.
std::optional<formats::FoundFile> Input::next_file() {
  for (;;) {
    if (archive_) {
      auto entry = archive_->next();
      if (entry && entry->refused.empty()) cutter_.open(*archive_, formats::shown(entry->file));
      if (entry) return entry;
      passed_over_ += archive_->passed_over();
      archive_.reset();
    }
    auto found = names_.next();
    if (!found || !found->refused.empty()) return found;
    if (formats::has_archive_name(found->file)) {
      found->refused = open_archive(found->file);
      if (found->refused.empty()) continue;
    } else {
      found->refused = open_file(found->file);
    }
    return found;
  }
}

Findings Input::open_file(const std::string& file) {
  auto opened = formats::FileSource::open(file);
  if (!opened) return std::move(opened.findings());
  file_ = std::move(opened).value();
  cutter_.open(*file_, formats::shown(file));
  return {};
}

Findings Input::open_archive(const std::string& file) {
  auto opened = formats::ArchiveReader::open(file, formats::has_xml_name, limits_.archive);
  if (!opened) return std::move(opened.findings());
  archive_ = std::move(opened).value();
  return {};
}

std::uint64_t Input::passed_over() const noexcept {
  return passed_over_ + names_.passed_over() + (archive_ ? archive_->passed_over() : 0);
}

}  // namespace ferrolabel::batch
