// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "finding/finding.hpp"

namespace ferrolabel::formats {

/// A name as it may stand in a row, whatever bytes a file system or archive gave it: control characters, and bytes that are not
/// UTF-8, are '?'.
[[nodiscard]] std::string shown(std::string name);

/// An error in the input, its file and message as shown(). @param line @param column from 1; 0 = the file as a whole
[[nodiscard]] Finding input_finding(std::string file, std::string code, std::string message, std::string fix,
                                    std::uint64_t line = 0, std::uint64_t column = 0);

}  // namespace ferrolabel::formats
