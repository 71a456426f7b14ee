// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ferrolabel::formats {

/// Whether bytes begin as a zip, gzip, zstd, bzip2, xz, 7z or tar archive does. None of them can begin XML.
[[nodiscard]] bool is_packed(std::string_view content) noexcept;

/// Whether a file's name says that it is an archive that we read: .zip, .tar, .tar.gz, .tgz, .tar.zst, .tzst, in any case.
[[nodiscard]] bool has_archive_name(std::string_view name) noexcept;

/// Which files are wanted, by their names.
using WantedName = bool (*)(std::string_view name) noexcept;

/// Whether a file's name ends in .xml, in any case.
[[nodiscard]] bool has_xml_name(std::string_view name) noexcept;

/// How to mend an archive where none is read.
inline constexpr const char* packed_fix =
    "archives are read from files named .zip, .tar, .tar.gz or .tar.zst, and not within another; unpack this one";

}  // namespace ferrolabel::formats
