// SPDX-License-Identifier: Apache-2.0
#include "formats/input/archive_reader.hpp"

#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <new>

#include "formats/input/archive_library.hpp"
#include "formats/input/input_finding.hpp"

namespace ferrolabel::formats {
namespace {

constexpr std::size_t archive_block = 64u << 10;
constexpr std::size_t longest_path = 4096;  // PATH_MAX

/// Whether a part of a path fulfils a condition; parts end at '/' and, as on Windows, at '\\'.
template <class Condition>
bool any_part(std::string_view path, Condition holds) {
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", at), path.size());
    if (holds(path.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// Whether a name stays within a folder that it would be unpacked to, on any system, and can be shown.
bool is_harmless(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.front() == '\\' || (name.size() > 1 && name[1] == ':')) return false;
  const auto is_control = [](unsigned char sign) { return sign < ' ' || sign == 0x7F; };
  if (name.size() > longest_path || std::any_of(name.begin(), name.end(), is_control)) return false;
  return !any_part(name, [](std::string_view part) { return part == ".."; });
}

bool is_hidden(std::string_view name) {
  return any_part(name, [](std::string_view part) { return part.size() > 1 && part.front() == '.'; });
}

/// Names are UTF-8 to libarchive for as long as this lives, in this thread: in the locale "C" it drops all others.
class Utf8Names {
 public:
  Utf8Names() : before_{::uselocale(utf8())} {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() { ::uselocale(before_); }

 private:
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;  // null, which changes nothing, where glibc is older than 2.35 and lacks it
  }
  locale_t before_;
};

}  // namespace

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const std::string& path, WantedName wanted, const ArchiveLimits& limits) {
  auto file = FileSource::open(path);
  if (!file) return std::move(file.findings());
  return std::unique_ptr<ArchiveReader>{new ArchiveReader{std::move(file).value(), path, wanted, limits}};
}

ArchiveReader::ArchiveReader(std::unique_ptr<FileSource> file, std::string path, WantedName wanted, const ArchiveLimits& limits)
    : file_{std::move(file)}, path_{std::move(path)}, wanted_{wanted}, limits_{limits}, archive_{archives().read_new()} {
  if (archive_ == nullptr) throw std::bad_alloc{};
  archives().read_support_format_zip(archive_);
  archives().read_support_format_tar(archive_);
  archives().read_support_filter_gzip(archive_);
  archives().read_support_filter_zstd(archive_);
  archives().read_open_fd(archive_, file_->number(), archive_block);  // where it fails, so does the first header
}

ArchiveReader::~ArchiveReader() { archives().read_free(archive_); }

std::optional<FoundFile> ArchiveReader::next() {
  while (!ended_) {
    fault_.reset();
    if (!leave_entry()) return end(too_large());
    const Utf8Names names;
    archive_entry* header = nullptr;
    const int result = archives().read_next_header(archive_, &header);
    if (result == ARCHIVE_EOF) {
      if (is_cut_tar()) return end(damaged());
      ended_ = true;
      return std::nullopt;
    }
    if (result < ARCHIVE_WARN) return end(damaged());
    if (++entries_ > limits_.entries) return end(too_large());
    if (result == ARCHIVE_RETRY) continue;
    if (auto found = entry(*header)) return found;
  }
  return std::nullopt;
}

/// What is to be said of an entry; nothing for one that is passed over.
std::optional<FoundFile> ArchiveReader::entry(archive_entry& found) {
  declared_.reset();
  whole_ = false;
  if (archives().entry_size_is_set(&found) != 0)
    declared_ = static_cast<std::uint64_t>(std::max<la_int64_t>(archives().entry_size(&found), 0));
  const char* stated = archives().entry_pathname_utf8(&found);
  if (stated == nullptr) stated = archives().entry_pathname(&found);  // in an encoding that is not known: as it is
  const std::string name = stated == nullptr ? "" : stated;
  const auto refuse = [&](std::string code, const std::string& message, std::string fix) {
    std::string file = path_ + ":" + name.substr(0, longest_path);
    Findings why{input_finding(file, std::move(code), message, std::move(fix))};
    return FoundFile{std::move(file), std::move(why)};
  };

  const auto kind = archives().entry_filetype(&found);
  if (!is_harmless(name))
    return refuse("batch.input.entry.name", "the entry has no name of use, or one that leads out of the archive",
                  "pack it anew, by a plain relative name");
  if (kind == AE_IFDIR) return std::nullopt;
  if (kind != AE_IFREG || archives().entry_hardlink(&found) != nullptr)
    return refuse("batch.input.entry.kind", "the entry is a link or a device, not a file", "pack the file itself");
  if (has_archive_name(name)) return refuse("batch.input.packed", "an archive stands within the archive", packed_fix);
  if (!wanted_(name) || is_hidden(name)) {
    ++passed_over_;
    return std::nullopt;
  }
  if (archives().entry_is_encrypted(&found) != 0)
    return refuse("batch.input.entry.encrypted", "the entry is encrypted", "pack it without a password");
  return FoundFile{path_ + ":" + name};
}

std::size_t ArchiveReader::read(char* into, std::size_t size) {
  if (whole_ || fault_) return 0;
  for (int tries = 0; tries < 10; ++tries) {
    const la_ssize_t count = archives().read_data(archive_, into, size);
    if (count == ARCHIVE_RETRY) continue;
    if (count < 0) break;
    if (count == 0 && declared_.value_or(0) > 0) break;  // as of a sparse file, whose holes are not given
    whole_ = count == 0;
    const auto bytes = static_cast<std::uint64_t>(count);
    if (declared_) declared_ = *declared_ - std::min(bytes, *declared_);
    if (this->count(bytes)) return static_cast<std::size_t>(count);
    fault_ = too_large();
    return 0;
  }
  fault_ = damaged();
  whole_ = true;
  return 0;
}

/// Counts what is left of an entry, as skipping it may unpack it. False where that is too much.
bool ArchiveReader::leave_entry() {
  if (whole_) return true;
  if (declared_) return count(*declared_);
  std::array<char, archive_block> rest;
  while (read(rest.data(), rest.size()) > 0) continue;
  return unpacked_ <= limits_.bytes;
}

/// Whether a tar that is not compressed lacks the block of zeros at its end: it may be cut between two entries, which
/// libarchive takes for its end.
bool ArchiveReader::is_cut_tar() const {
  const bool plain_tar = (archives().format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR &&
                         archives().filter_code(archive_, 0) == ARCHIVE_FILTER_NONE;
  if (!plain_tar) return false;
  std::array<char, 512> last{};
  const off_t size = ::lseek(file_->number(), 0, SEEK_END);
  const off_t from = std::max<off_t>(size - off_t{last.size()}, 0);
  return ::pread(file_->number(), last.data(), last.size(), from) != ssize_t{last.size()} ||
         std::any_of(last.begin(), last.end(), [](char byte) { return byte != 0; });
}

bool ArchiveReader::count(std::uint64_t bytes) {
  unpacked_ += std::min(bytes, limits_.bytes + 1);
  return unpacked_ <= limits_.bytes;
}

FoundFile ArchiveReader::end(const Finding& reason) {
  ended_ = true;
  return {path_, {reason}};
}

Finding ArchiveReader::damaged() const {
  return input_finding(path_, "batch.input.archive.damaged",
                       "the archive is cut short, damaged, or not of a kind that is read; what stands in it beyond this place is unread",
                       "send it again, or pack it anew as .zip, .tar, .tar.gz or .tar.zst");
}

Finding ArchiveReader::too_large() const {
  return input_finding(path_, "batch.input.archive.too-large",
                       "the archive unpacks to more than the " + std::to_string(limits_.bytes) + " bytes or " +
                           std::to_string(limits_.entries) + " entries allowed; what stands in it beyond this place is unread",
                       "split it into several archives");
}

}  // namespace ferrolabel::formats
