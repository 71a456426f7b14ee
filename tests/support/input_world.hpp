// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include <algorithm>
#include <clocale>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "formats/input/byte_source.hpp"

namespace ferrolabel::support {

/// A folder of its own, removed in the end.
class InputWorld {
 public:
  InputWorld() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ferrolabel-input-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = pattern;
  }
  InputWorld(const InputWorld&) = delete;
  InputWorld& operator=(const InputWorld&) = delete;
  ~InputWorld() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::string path(const std::string& name = {}) const { return name.empty() ? path_ : path_ + "/" + name; }

  /// Writes a file, and the folders that it is in; gives its path.
  std::string write(const std::string& name, std::string_view content) const {
    const std::filesystem::path file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << content;
    return file.string();
  }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream stream{path(name), std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }

 private:
  std::string path_;
};

/// Bytes of a string, so many at once; at their end a fault, if one is given.
class TextSource final : public formats::ByteSource {
 public:
  explicit TextSource(std::string text, std::optional<Finding> fault = {}) : text_{std::move(text)}, end_fault_{std::move(fault)} {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = text_.copy(into, size, at_);
    at_ += count;
    largest_ = std::max(largest_, size);
    if (count == 0) fault_ = end_fault_;
    return count;
  }

  [[nodiscard]] std::size_t left() const { return text_.size() - at_; }
  [[nodiscard]] std::size_t largest() const { return largest_; }

 private:
  std::string text_;
  std::optional<Finding> end_fault_;
  std::size_t at_ = 0;
  std::size_t largest_ = 0;
};

/// An entry to be packed: a file unless told otherwise.
struct PackedEntry {
  std::string name;
  std::string content{};
  unsigned kind = AE_IFREG;
  std::string link{};
  la_int64_t hole = 0;  ///< bytes of a sparse file's hole, in place of content
};

/// Names are UTF-8 to libarchive while this lives; what is tested reads them without.
class Utf8Names {
 public:
  Utf8Names() { std::setlocale(LC_CTYPE, "C.UTF-8"); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() { std::setlocale(LC_CTYPE, "C"); }
};

/// Packs an archive of the kind that its name says. @param password makes a zip an encrypted one
inline void pack(const std::string& path, const std::vector<PackedEntry>& entries, const char* password = nullptr) {
  const Utf8Names names;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer{archive_write_new(), archive_write_free};
  const auto demand = [&](int result) {
    if (result != ARCHIVE_OK) throw std::runtime_error{path + ": " + archive_error_string(writer.get())};
  };
  if (path.ends_with(".zip")) {
    demand(archive_write_set_format_zip(writer.get()));
  } else {
    demand(archive_write_set_format_pax_restricted(writer.get()));
  }
  if (path.ends_with(".zst")) demand(archive_write_add_filter_zstd(writer.get()));
  if (path.ends_with("gz")) demand(archive_write_add_filter_gzip(writer.get()));
  if (password != nullptr) {
    demand(archive_write_set_options(writer.get(), "zip:encryption=aes256"));
    demand(archive_write_set_passphrase(writer.get(), password));
  }
  demand(archive_write_open_filename(writer.get(), path.c_str()));
  for (const PackedEntry& entry : entries) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> header{archive_entry_new(), archive_entry_free};
    archive_entry_set_pathname(header.get(), entry.name.c_str());
    archive_entry_set_filetype(header.get(), entry.kind);
    archive_entry_set_perm(header.get(), 0644);
    archive_entry_set_size(header.get(), entry.hole > 0 ? entry.hole : static_cast<la_int64_t>(entry.content.size()));
    if (entry.hole > 0) archive_entry_sparse_add_entry(header.get(), entry.hole, 0);
    if (entry.kind == AE_IFLNK) archive_entry_set_symlink(header.get(), entry.link.c_str());
    if (entry.kind == AE_IFREG && !entry.link.empty()) archive_entry_set_hardlink(header.get(), entry.link.c_str());
    demand(archive_write_header(writer.get(), header.get()));
    const auto written = archive_write_data(writer.get(), entry.content.data(), entry.content.size());
    if (written != static_cast<la_ssize_t>(entry.content.size())) demand(ARCHIVE_FATAL);
  }
  demand(archive_write_close(writer.get()));
}

}  // namespace ferrolabel::support
