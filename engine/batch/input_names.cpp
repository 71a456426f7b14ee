// SPDX-License-Identifier: Apache-2.0
#include "batch/input_names.hpp"

#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <new>

#include "formats/input/input_finding.hpp"

namespace ferrolabel::batch {
namespace {

bool exists(const std::string& name) {
  struct stat status {};
  return ::lstat(name.c_str(), &status) == 0;
}

bool is_folder(const std::string& name) {
  struct stat status {};
  return ::stat(name.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_input(std::string_view name) noexcept { return formats::has_xml_name(name) || formats::has_archive_name(name); }

/// What a glob matches; GLOB_NOSORT as its own order is that of the locale.
std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  const int result = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found);
  std::vector<std::string> names;
  if (result == 0) names.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  if (result == GLOB_NOSPACE) throw std::bad_alloc{};
  std::sort(names.begin(), names.end());
  return names;
}

Finding nothing(const std::string& name, std::string message) {
  return formats::input_finding(name, "batch.input.nothing", std::move(message), "name XML files, folders of them, archives, or - for standard input");
}

}  // namespace

Result<InputNames> InputNames::open(const std::vector<std::string>& names) {
  if (names.empty()) return nothing({}, "no input is named");
  InputNames all;
  Findings faults;
  for (const std::string& name : names) {
    std::vector<std::string> found = name == "-" || exists(name) ? std::vector{name} : matches(name);
    if (found.empty())
      faults.push_back(formats::input_finding(name, "syntax.file.missing", "there is no file " + name, "check the name and the folder"));
    for (std::string& one : found) {
      if (is_folder(one) && !formats::FolderWalk{one, is_input}.next())
        faults.push_back(nothing(one, "the folder " + one + " holds no XML file and no archive"));
      all.names_.push_back(std::move(one));
    }
  }
  if (!faults.empty()) return faults;
  return all;
}

std::optional<formats::FoundFile> InputNames::next() {
  for (;;) {
    if (walk_) {
      if (auto found = walk_->next()) return found;
      passed_over_ += walk_->passed_over();
      walk_.reset();
    }
    if (next_ == names_.size()) return std::nullopt;
    const std::string& name = names_[next_++];
    if (name == "-" || !is_folder(name)) return formats::FoundFile{name};
    walk_.emplace(name, is_input);
  }
}

}  // namespace ferrolabel::batch
