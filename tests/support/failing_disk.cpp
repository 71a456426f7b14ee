// SPDX-License-Identifier: Apache-2.0
// A library to preload: what changes files in one folder is counted, and fails from some call on as a disk does.
//   FERROLABEL_FAULT_IN    the folder
//   FERROLABEL_FAULT_AT    the number of the call that fails, from 1
//   FERROLABEL_FAULT       "broken": that call alone, by EIO; "full": all from it on, by ENOSPC, a write after half of its bytes
//   FERROLABEL_FAULT_SAID  a file that is made when the first one fails
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

std::atomic<long> calls{0};

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::string_view setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

bool is_within(std::string_view path) {
  const auto folder = setting("FERROLABEL_FAULT_IN");
  return !folder.empty() && path.starts_with(folder);
}

bool is_within(int file) {
  char link[64];
  char path[PATH_MAX];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const auto size = readlink(link, path, sizeof path);
  return size > 0 && is_within(std::string_view{path, static_cast<std::size_t>(size)});
}

bool is_full() { return setting("FERROLABEL_FAULT") == "full"; }

/// Counts a call that would change the folder. @return whether it fails; errno says why
bool fails() {
  const long at = std::atol(std::getenv("FERROLABEL_FAULT_AT"));
  const long now = ++calls;
  if (now < at || (now > at && !is_full())) return false;
  if (now == at)
    if (const int said = next<int (*)(const char*, int, ...)>("open")(std::getenv("FERROLABEL_FAULT_SAID"), O_WRONLY | O_CREAT, 0600); said >= 0) close(said);
  errno = is_full() ? ENOSPC : EIO;
  return true;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const auto real = next<ssize_t (*)(int, const void*, size_t)>("write");
  if (!is_within(file) || !fails()) return real(file, bytes, size);
  if (is_full() && size > 1 && calls == std::atol(std::getenv("FERROLABEL_FAULT_AT"))) return real(file, bytes, size / 2);
  return -1;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (!is_within(file) || !fails()) return real(file, bytes, size, at);
  if (is_full() && size > 1 && calls == std::atol(std::getenv("FERROLABEL_FAULT_AT"))) return real(file, bytes, size / 2, at);
  return -1;
}

int fsync(int file) { return is_within(file) && fails() ? -1 : next<int (*)(int)>("fsync")(file); }
int fdatasync(int file) { return is_within(file) && fails() ? -1 : next<int (*)(int)>("fdatasync")(file); }
int ftruncate(int file, off_t size) noexcept { return is_within(file) && fails() ? -1 : next<int (*)(int, off_t)>("ftruncate")(file, size); }
int ftruncate64(int file, off64_t size) noexcept { return is_within(file) && fails() ? -1 : next<int (*)(int, off64_t)>("ftruncate64")(file, size); }
int rename(const char* from, const char* to) noexcept { return is_within(to) && fails() ? -1 : next<int (*)(const char*, const char*)>("rename")(from, to); }
int mkdir(const char* path, mode_t mode) noexcept { return is_within(path) && fails() ? -1 : next<int (*)(const char*, mode_t)>("mkdir")(path, mode); }

int open(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    if (is_within(path) && fails()) return -1;
  }
  return next<int (*)(const char*, int, ...)>("open")(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  mode_t mode = 0;
  if ((flags & O_CREAT) != 0) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
    if (is_within(path) && fails()) return -1;
  }
  return next<int (*)(const char*, int, ...)>("open64")(path, flags, mode);
}
}
