// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace ferrolabel::registry {

/// Pages of a registry file that stand committed in its write-ahead journal, from where SQLite reads them: what the file itself
/// holds of them does not count, and is half written where a crash fell into the copying.
/// Stops, as SQLite does, at the first frame that is not whole or of an earlier round.
/// @param journal path of the journal; none there = no pages @source sqlite.org/fileformat2.html, section 4
[[nodiscard]] std::set<std::uint64_t> journal_pages(const std::string& journal);

}  // namespace ferrolabel::registry
