// SPDX-License-Identifier: Apache-2.0
#include "batch/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "syntax/encoding.hpp"

namespace ferrolabel::batch {

namespace {

constexpr std::size_t check_size = 16;

std::string check_of(std::string_view before, std::string_view json) { return syntax::sha256_digest(std::string{before} + std::string{json}).substr(7, check_size); }

}  // namespace

void fail_disk(const std::string& path) { throw std::system_error{errno, std::generic_category(), path}; }

void write_whole(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const auto gone = ::write(file, bytes.data(), bytes.size());
    if (gone < 0 && errno == EINTR) continue;
    if (gone < 0) fail_disk(path);
    bytes.remove_prefix(static_cast<std::size_t>(gone));
  }
}

std::optional<std::string> read_whole(int file) {
  std::string text;
  std::array<char, 64 * 1024> part;
  for (;;) {
    const auto got = ::read(file, part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) return text;
    text.append(part.data(), static_cast<std::size_t>(got));
  }
}

Result<Journal> Journal::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) fail_disk(path);
  Journal journal{file, path};
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) fail_disk(path);
    return Finding{"batch.out.in-use", Severity::error, {}, "another run writes to the folder of '" + path + "'", "wait for its end, or name another --out"};
  }
  if (auto findings = journal.read(); !findings.empty()) return findings;
  return journal;
}

Findings Journal::read() {
  const auto bytes = read_whole(file_);
  if (!bytes) fail_disk(path_);
  const auto& text = *bytes;
  std::size_t good = 0;
  while (good < text.size()) {
    const auto end = text.find('\n', good);
    const bool last = end == std::string::npos || end + 1 == text.size();
    const auto line = std::string_view{text}.substr(good, end == std::string::npos ? std::string::npos : end - good);
    const bool whole = end != std::string::npos && line.size() > check_size + 1 && line[check_size] == ' ';
    const auto json = whole ? line.substr(check_size + 1) : std::string_view{};
    if (!whole || line.substr(0, check_size) != check_of(check_, json)) {
      if (last) break;
      return {{"batch.journal.damaged", Severity::error, {}, "line " + std::to_string(entries_.size() + 1) + " of '" + path_ + "' does not check",
               "begin anew in another --out: labels that are issued are found in the registry, and are not issued twice"}};
    }
    entries_.emplace_back(json);
    check_ = line.substr(0, check_size);
    good = end + 1;
  }
  if (good < text.size() && (ftruncate(file_, static_cast<off_t>(good)) != 0 || fdatasync(file_) != 0)) fail_disk(path_);
  if (lseek(file_, 0, SEEK_END) < 0) fail_disk(path_);
  return {};
}

Journal::Journal(Journal&& other) noexcept
    : file_{std::exchange(other.file_, -1)}, path_{std::move(other.path_)}, check_{std::move(other.check_)}, entries_{std::move(other.entries_)} {}

Journal& Journal::operator=(Journal&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(path_, other.path_);
  std::swap(check_, other.check_);
  std::swap(entries_, other.entries_);
  return *this;
}

Journal::~Journal() {
  if (file_ >= 0) close(file_);
}

void Journal::append(std::string_view json) {
  auto check = check_of(check_, json);
  write_whole(file_, check + " " + std::string{json} + "\n", path_);
  if (fdatasync(file_) != 0) fail_disk(path_);
  check_ = std::move(check);
}

}  // namespace ferrolabel::batch
