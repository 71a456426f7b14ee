// SPDX-License-Identifier: Apache-2.0
#include "registry/journal_pages.hpp"

#include <array>
#include <cstddef>
#include <fstream>

#include "registry/page_checksum.hpp"

namespace ferrolabel::registry {
namespace {

constexpr std::size_t header_size = 32;
constexpr std::size_t frame_header_size = 24;

std::uint32_t big_endian(const unsigned char* bytes) noexcept {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

/// The running checksum of header and frames.
struct Sum {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  bool words_big_endian = false;

  void add(const unsigned char* bytes, std::size_t size) noexcept {
    for (std::size_t at = 0; at + 8 <= size; at += 8) {
      first += word(bytes + at) + second;
      second += word(bytes + at + 4) + first;
    }
  }
  [[nodiscard]] bool is(const unsigned char* stored) const noexcept { return big_endian(stored) == first && big_endian(stored + 4) == second; }

 private:
  [[nodiscard]] std::uint32_t word(const unsigned char* bytes) const noexcept {
    const std::uint32_t value = big_endian(bytes);
    return words_big_endian ? value : value >> 24 | (value >> 8 & 0xff00u) | (value << 8 & 0xff0000u) | value << 24;
  }
};

template <std::size_t size>
bool fill(std::ifstream& file, std::array<unsigned char, size>& bytes) {
  file.read(reinterpret_cast<char*>(bytes.data()), size);
  return file.gcount() == static_cast<std::streamsize>(size);
}

}  // namespace

std::set<std::uint64_t> journal_pages(const std::string& journal) {
  constexpr std::uint32_t magic = 0x377f0682;
  std::set<std::uint64_t> committed;
  std::ifstream file{journal, std::ios::binary};
  std::array<unsigned char, header_size> header{};
  if (!file || !fill(file, header) || (big_endian(header.data()) & ~1u) != magic || big_endian(header.data() + 8) != page_size) return committed;
  Sum sum;
  sum.words_big_endian = (header[3] & 1u) != 0;
  sum.add(header.data(), 24);
  if (!sum.is(header.data() + 24)) return committed;
  std::set<std::uint64_t> open;  // of the transaction that has not come to its end
  std::array<unsigned char, frame_header_size> frame{};
  std::array<unsigned char, page_size> page{};
  while (fill(file, frame) && fill(file, page)) {
    if (big_endian(frame.data() + 8) != big_endian(header.data() + 16) || big_endian(frame.data() + 12) != big_endian(header.data() + 20)) break;
    sum.add(frame.data(), 8);
    sum.add(page.data(), page_size);
    if (!sum.is(frame.data() + 16)) break;
    open.insert(big_endian(frame.data()));
    if (big_endian(frame.data() + 4) == 0) continue;
    committed.merge(open);
    open.clear();
  }
  return committed;
}

}  // namespace ferrolabel::registry
