// SPDX-License-Identifier: Apache-2.0
#include "syntax/encoding.hpp"

#include <cstring>

#include "syntax/sha256_blocks.hpp"

namespace ferrolabel::syntax {

namespace {

constexpr std::string_view base64url_signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t no_value = 0xFF;

constexpr std::array<std::uint8_t, 256> base64url_values() {
  std::array<std::uint8_t, 256> values{};
  for (auto& value : values) value = no_value;
  for (std::size_t i = 0; i < base64url_signs.size(); ++i) {
    values[static_cast<unsigned char>(base64url_signs[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}

/// Length of the valid UTF-8 sequence at `at`, or 0 (Unicode 15, table 3-7).
std::size_t sequence_length(const unsigned char* at, std::size_t left) {
  const auto continues = [&](std::size_t i) { return i < left && (at[i] & 0xC0) == 0x80; };
  const unsigned char lead = at[0];
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  if (lead < 0xF0) {
    if (!continues(1) || !continues(2)) return 0;
    if (lead == 0xE0 && at[1] < 0xA0) return 0;  // overlong
    if (lead == 0xED && at[1] > 0x9F) return 0;  // surrogate
    return 3;
  }
  if (lead > 0xF4 || !continues(1) || !continues(2) || !continues(3)) return 0;
  if (lead == 0xF0 && at[1] < 0x90) return 0;  // overlong
  if (lead == 0xF4 && at[1] > 0x8F) return 0;  // beyond U+10FFFF
  return 4;
}

constexpr std::uint64_t each_byte = 0x0101010101010101u;

/// Sets the high bit of a byte that is the sign, and maybe of later ones, never without one that is. @pre bytes below 0x80
constexpr std::uint64_t marks(std::uint64_t word, char sign) noexcept {
  const std::uint64_t difference = word ^ each_byte * static_cast<unsigned char>(sign);
  return difference - each_byte;
}

constexpr bool all_plain(std::uint64_t word) noexcept {
  const std::uint64_t below_blank = word - each_byte * 0x20;
  const std::uint64_t above_tilde = word | (word + each_byte);
  const std::uint64_t special = marks(word, '"') | marks(word, '\\') | marks(word, '&') | marks(word, '<') | marks(word, '>');
  return ((below_blank | above_tilde | special) & each_byte * 0x80) == 0;
}

constexpr bool is_plain(char sign) noexcept { return sign >= ' ' && sign <= '~' && sign != '"' && sign != '\\' && sign != '&' && sign != '<' && sign != '>'; }

}  // namespace

std::string base64url_encode(std::string_view bytes) {
  std::string text((bytes.size() * 4 + 2) / 3, '\0');
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t at = 0;
  std::size_t to = 0;
  for (; at + 3 <= bytes.size(); at += 3, to += 4) {
    const std::uint32_t bits = std::uint32_t{data[at]} << 16 | std::uint32_t{data[at + 1]} << 8 | data[at + 2];
    text[to] = base64url_signs[bits >> 18];
    text[to + 1] = base64url_signs[bits >> 12 & 0x3F];
    text[to + 2] = base64url_signs[bits >> 6 & 0x3F];
    text[to + 3] = base64url_signs[bits & 0x3F];
  }
  if (bytes.size() - at == 1) {
    text[to] = base64url_signs[data[at] >> 2];
    text[to + 1] = base64url_signs[(data[at] & 0x03u) << 4];
  } else if (bytes.size() - at == 2) {
    const std::uint32_t bits = std::uint32_t{data[at]} << 8 | data[at + 1];
    text[to] = base64url_signs[bits >> 10];
    text[to + 1] = base64url_signs[bits >> 4 & 0x3F];
    text[to + 2] = base64url_signs[(bits & 0x0Fu) << 2];
  }
  return text;
}

std::optional<std::string> base64url_decode(std::string_view text) {
  static constexpr auto values = base64url_values();
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char sign : text) {
    const std::uint8_t value = values[static_cast<unsigned char>(sign)];
    if (value == no_value) return std::nullopt;
    bits = (bits << 6 | value) & 0xFFFFFF;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>(bits >> held & 0xFF);
    }
  }
  if ((bits & ((1u << held) - 1)) != 0) return std::nullopt;
  return bytes;
}

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  Sha256State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t whole = bytes.size() / 64 * 64;
  sha256_blocks(state, data, whole / 64);

  std::array<unsigned char, 128> tail{};
  const std::size_t rest = bytes.size() - whole;
  if (rest > 0) std::memcpy(tail.data(), data + whole, rest);
  tail[rest] = 0x80;
  const std::size_t end = rest < 56 ? 64 : 128;
  const std::uint64_t bit_count = std::uint64_t{bytes.size()} * 8;
  for (std::size_t i = 0; i < 8; ++i) tail[end - 1 - i] = static_cast<unsigned char>(bit_count >> (8 * i) & 0xFF);
  sha256_blocks(state, tail.data(), end / 64);

  std::array<std::uint8_t, 32> digest;
  for (std::size_t i = 0; i < 32; ++i) digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)) & 0xFF);
  return digest;
}

std::string sha256_digest(std::string_view bytes) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string text = "sha256:";
  for (const std::uint8_t byte : sha256(bytes)) {
    text += hexadecimal[byte >> 4];
    text += hexadecimal[byte & 0xF];
  }
  return text;
}

bool is_utf8(std::string_view bytes) noexcept { return utf8_prefix(bytes) == bytes.size(); }

std::size_t utf8_prefix(std::string_view bytes) noexcept {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    while (at + 8 <= bytes.size()) {  // eight ASCII bytes at a time
      std::memcpy(&word, data + at, 8);
      if ((word & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    while (at < bytes.size() && data[at] < 0x80) ++at;
    if (at == bytes.size()) break;
    const std::size_t length = sequence_length(data + at, bytes.size() - at);
    if (length == 0) return at;
    at += length;
  }
  return at;
}

std::size_t plain_prefix(std::string_view bytes) noexcept {
  std::size_t at = 0;
  std::uint64_t word = 0;
  for (; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if (!all_plain(word)) break;
  }
  while (at < bytes.size() && is_plain(bytes[at])) ++at;
  return at;
}

}  // namespace ferrolabel::syntax
