// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"

namespace ferrolabel::batch {

/// What a run has durably done, as lines that are only added: "CHECK JSON\n", where CHECK is the first 16 hexadecimal signs of
/// SHA-256(CHECK of the line before ‖ JSON). A last line that is torn was never acknowledged, and is cut off; any other line
/// that does not check is damage. The folder's README shows one.
class Journal {
 public:
  /// Opens, or makes, the journal, and keeps others out while this lives.
  /// Findings: batch.out.in-use (another run has it); batch.journal.damaged. Throws std::system_error where disk or folder fail.
  [[nodiscard]] static Result<Journal> open(const std::string& path);
  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&& other) noexcept;
  ~Journal();

  /// The JSON of each line that was there when it was opened.
  [[nodiscard]] const std::vector<std::string>& entries() const noexcept { return entries_; }

  /// The CHECK of the last line; empty where there is none.
  [[nodiscard]] const std::string& check() const noexcept { return check_; }

  /// Adds a line. When it returns, the line is on the disk. Throws std::system_error.
  void append(std::string_view json);

 private:
  Journal(int file, std::string path) : file_{file}, path_{std::move(path)} {}
  Findings read();

  int file_ = -1;
  std::string path_;
  std::string check_;  ///< of the last line
  std::vector<std::string> entries_;
};

/// Throws what errno says of a file, as std::system_error.
[[noreturn]] void fail_disk(const std::string& path);

/// Writes all of it. Throws std::system_error.
void write_whole(int file, std::string_view bytes, const std::string& path);

/// From where the file stands to its end; nothing where that cannot be read: errno tells why.
[[nodiscard]] std::optional<std::string> read_whole(int file);

}  // namespace ferrolabel::batch
