// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace ferrolabel::syntax::test {

inline const std::string hostile_folder = FERROLABEL_SOURCE_DIR "/tests/hostile/";

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

struct Verdict {
  std::string verdict;  // accept or reject
  std::string code;     // of the first finding; "-" where accepted
  std::string reason;
};

/// Rows of a verdict table by document.
inline std::map<std::string, Verdict> verdicts(const std::string& table) {
  std::map<std::string, Verdict> rows;
  std::istringstream lines{slurp(hostile_folder + table)};
  std::string line;
  std::getline(lines, line);  // heading
  while (std::getline(lines, line)) {
    std::istringstream fields{line};
    std::string document;
    Verdict row;
    std::getline(fields, document, '\t');
    std::getline(fields, row.verdict, '\t');
    std::getline(fields, row.code, '\t');
    std::getline(fields, row.reason, '\t');
    rows[document] = row;
  }
  return rows;
}

/// All documents of folders by name. A list of payloads (payloads/*.txt) holds one document a line, "name:line".
inline std::map<std::string, std::string> documents(const std::string& base, const std::vector<std::string>& folders) {
  std::map<std::string, std::string> all;
  for (const auto& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{hostile_folder + base + "/" + folder}) {
      if (!entry.is_regular_file()) continue;
      const std::string name = std::filesystem::relative(entry.path(), hostile_folder + base).generic_string();
      const std::string text = slurp(entry.path());
      if (!name.starts_with("payloads/") || !name.ends_with(".txt")) {
        all[name] = text;
        continue;
      }
      std::istringstream lines{text};
      std::size_t number = 0;
      for (std::string line; std::getline(lines, line);) all[name + ":" + std::to_string(++number)] = line;
    }
  }
  return all;
}

/// Greatest growth of resident memory while `work` runs, in bytes. Linux: the peak is reset by clear_refs.
template <class Work>
std::size_t memory_growth(Work work) {
  const auto field = [](const std::string& name) {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with(name)) return static_cast<std::size_t>(std::stoull(line.substr(name.size()))) * 1024;
    }
    return std::size_t{0};
  };
  std::ofstream{"/proc/self/clear_refs"} << "5";
  const std::size_t before = field("VmRSS:");
  work();
  const std::size_t peak = field("VmHWM:");
  return peak > before ? peak - before : 0;
}

#ifdef FERROLABEL_SANITIZED
inline constexpr std::size_t most_growth = std::size_t{64} << 20;  // the sanitizer's own memory is in it
#else
inline constexpr std::size_t most_growth = std::size_t{8} << 20;
#endif

}  // namespace ferrolabel::syntax::test
