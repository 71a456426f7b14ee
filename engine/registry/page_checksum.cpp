// SPDX-License-Identifier: Apache-2.0
#include "registry/page_checksum.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

#include "registry/store_error.hpp"

namespace ferrolabel::registry {
namespace {

constexpr std::size_t covered = page_size - page_reserve;

std::uint64_t word_at(const unsigned char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::size_t big_endian_16(const unsigned char* bytes) noexcept { return static_cast<std::size_t>(bytes[0]) << 8 | bytes[1]; }

/// SQLite's variable-length integer; moves `at` behind it, to npos where it runs off the page.
/// @source sqlite.org/fileformat2.html, section 1.6
std::int64_t variable_integer(const unsigned char* page, std::size_t& at) noexcept {
  std::uint64_t value = 0;
  for (int i = 0; i < 9 && at < covered; ++i) {
    const unsigned char byte = page[at++];
    if (i == 8) return static_cast<std::int64_t>(value << 8 | byte);
    value = value << 7 | (byte & 0x7fu);
    if ((byte & 0x80u) == 0) return static_cast<std::int64_t>(value);
  }
  at = std::string::npos;
  return 0;
}

/// Which rows a leaf of a table holds, as far as it can be read.
void read_rows(const unsigned char* page, DamagedPage& result) noexcept {
  constexpr unsigned char table_leaf = 0x0d;
  const std::size_t header = result.number == 1 ? 100 : 0;
  if (page[header] != table_leaf) return;
  const std::size_t cells = big_endian_16(page + header + 3);
  for (std::size_t cell = 0; cell < cells && header + 10 + 2 * cell <= covered; ++cell) {
    std::size_t at = big_endian_16(page + header + 8 + 2 * cell);
    if (at >= covered) continue;
    static_cast<void>(variable_integer(page, at));
    if (at == std::string::npos) continue;
    const std::int64_t row = variable_integer(page, at);
    if (at == std::string::npos || row <= 0) continue;
    result.first_row = result.first_row == 0 ? row : std::min(result.first_row, row);
    result.last_row = std::max(result.last_row, row);
  }
}

}  // namespace

std::uint64_t page_checksum(const unsigned char* page, std::uint64_t number) noexcept {
  // Each step is one-to-one in the word and in what came before it, so one changed word always shows. Two lanes keep the
  // multiplier busy.
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15u;
  std::uint64_t even = number * factor + 1;
  std::uint64_t odd = ~number;
  std::size_t at = 0;
  for (; at + 16 <= covered; at += 16) {
    even = (even ^ word_at(page + at)) * factor;
    odd = (odd ^ word_at(page + at + 8)) * factor;
    even ^= even >> 29;
    odd ^= odd >> 29;
  }
  for (; at < covered; at += 8) {
    even = (even ^ word_at(page + at)) * factor;
    even ^= even >> 29;
  }
  return (even * factor) ^ odd;
}

bool page_is_whole(const unsigned char* page, std::uint64_t number) noexcept {
  return word_at(page + covered) == page_checksum(page, number);
}

void seal_page(unsigned char* page, std::uint64_t number) noexcept {
  const std::uint64_t checksum = page_checksum(page, number);
  std::memcpy(page + covered, &checksum, sizeof checksum);
}

std::vector<DamagedPage> damaged_pages(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw StoreError{StoreError::Kind::input_output, path + " cannot be read"};
  std::vector<DamagedPage> result;
  std::array<unsigned char, page_size> page{};
  for (std::uint64_t number = 1;; ++number) {
    page.fill(0);
    file.read(reinterpret_cast<char*>(page.data()), page_size);
    if (file.bad()) throw StoreError{StoreError::Kind::input_output, path + " cannot be read"};
    if (file.gcount() == 0) return result;
    if (file.gcount() == page_size && page_is_whole(page.data(), number)) continue;
    DamagedPage damaged{number};
    read_rows(page.data(), damaged);
    result.push_back(damaged);
  }
}

}  // namespace ferrolabel::registry
