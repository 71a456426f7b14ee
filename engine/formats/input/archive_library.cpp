// SPDX-License-Identifier: Apache-2.0
#include "formats/input/archive_library.hpp"

#include "registry/shared_library.hpp"

namespace ferrolabel::formats {
namespace {

ArchiveLibrary load() {
  const registry::SharedLibrary library{"libarchive.so.13", "libarchive13"};
  ArchiveLibrary table{};
  library.find(table.read_new, "archive_read_new");
  library.find(table.read_free, "archive_read_free");
  library.find(table.read_support_format_zip, "archive_read_support_format_zip");
  library.find(table.read_support_format_tar, "archive_read_support_format_tar");
  library.find(table.read_support_filter_gzip, "archive_read_support_filter_gzip");
  library.find(table.read_support_filter_zstd, "archive_read_support_filter_zstd");
  library.find(table.read_open_fd, "archive_read_open_fd");
  library.find(table.read_next_header, "archive_read_next_header");
  library.find(table.read_data, "archive_read_data");
  library.find(table.format, "archive_format");
  library.find(table.filter_code, "archive_filter_code");
  library.find(table.entry_pathname, "archive_entry_pathname");
  library.find(table.entry_pathname_utf8, "archive_entry_pathname_utf8");
  library.find(table.entry_filetype, "archive_entry_filetype");
  library.find(table.entry_hardlink, "archive_entry_hardlink");
  library.find(table.entry_size, "archive_entry_size");
  library.find(table.entry_size_is_set, "archive_entry_size_is_set");
  library.find(table.entry_is_encrypted, "archive_entry_is_encrypted");
  return table;
}

}  // namespace

const ArchiveLibrary& archives() {
  static const ArchiveLibrary library = load();
  return library;
}

}  // namespace ferrolabel::formats
