// SPDX-License-Identifier: Apache-2.0
#include "formats/input/file_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "formats/input/input_finding.hpp"

namespace ferrolabel::formats {
namespace {

Finding unreadable(const std::string& path) {
  if (errno == ENOENT || errno == ENOTDIR)
    return input_finding(path, "syntax.file.missing", "there is no file " + path, "check the name and the folder");
  return input_finding(path, "syntax.file.unreadable", "the file " + path + " cannot be read", "check its permissions");
}

}  // namespace

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path) {
  if (path == "-") return std::unique_ptr<FileSource>{new FileSource{STDIN_FILENO, path}};
  // O_NONBLOCK: opening a pipe without a writer must not wait.
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (number < 0) return unreadable(path);
  std::unique_ptr<FileSource> file{new FileSource{number, path}};
  struct stat status {};
  if (::fstat(number, &status) != 0) return unreadable(path);
  if (!S_ISREG(status.st_mode))
    return input_finding(path, "syntax.file.not-regular", path + " is no regular file", "name a file; use - to read from a pipe");
  return file;
}

FileSource::~FileSource() {
  if (number_ != STDIN_FILENO) ::close(number_);
}

std::size_t FileSource::read(char* into, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(number_, into, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    fault_ = unreadable(path_);
    return 0;
  }
}

}  // namespace ferrolabel::formats
