// SPDX-License-Identifier: Apache-2.0
#include "formats/input/folder_walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "formats/input/input_finding.hpp"

namespace ferrolabel::formats {

FolderWalk::FolderWalk(std::string folder, WantedName wanted) : wanted_{wanted} {
  if (!folder.ends_with('/')) folder += '/';
  enter(std::move(folder));
}

std::optional<FoundFile> FolderWalk::next() {
  for (;;) {
    if (refused_) return std::exchange(refused_, std::nullopt);
    if (levels_.empty()) return std::nullopt;
    Level& level = levels_.back();
    if (level.next == level.sorted.size()) {
      levels_.pop_back();
      continue;
    }
    std::string path = level.folder + (level.names.data() + level.sorted[level.next++]);
    if (!path.ends_with('/')) return FoundFile{std::move(path)};
    enter(std::move(path));
  }
}

void FolderWalk::enter(std::string folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open{::opendir(folder.c_str()), ::closedir};
  if (!open) {
    refused_ = FoundFile{folder, {input_finding(folder, "syntax.file.unreadable", "the folder " + folder + " cannot be read",
                                                "check its permissions")}};
    return;
  }
  Level level;
  level.folder = std::move(folder);
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") take(level, entry->d_name, entry->d_type);
  }
  const char* names = level.names.data();
  std::sort(level.sorted.begin(), level.sorted.end(),
            [names](std::uint32_t one, std::uint32_t other) { return std::strcmp(names + one, names + other) < 0; });
  levels_.push_back(std::move(level));
}

void FolderWalk::take(Level& level, const char* name, unsigned char kind) {
  bool folder = kind == DT_DIR;
  bool link = kind == DT_LNK;
  if (kind == DT_UNKNOWN || link) {
    const std::string path = level.folder + name;
    struct stat status {};
    if (::lstat(path.c_str(), &status) == 0) link = S_ISLNK(status.st_mode);
    folder = ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  }
  const bool taken = name[0] != '.' && (folder ? !link : wanted_(name));
  if (!taken) {
    ++passed_over_;
    return;
  }
  level.sorted.push_back(static_cast<std::uint32_t>(level.names.size()));
  level.names.append(name).append(folder ? "/" : "").push_back('\0');
}

}  // namespace ferrolabel::formats
