// SPDX-License-Identifier: Apache-2.0
#include "batch/rolling_buffer.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ferrolabel::batch {
namespace {

/// A plain loop of a known length, which compilers turn into vector instructions; a byte cannot overflow within it.
std::uint8_t count_in_block(const char* bytes) noexcept {
  std::uint8_t count = 0;
  for (std::size_t at = 0; at < 128; ++at) count = static_cast<std::uint8_t>(count + (bytes[at] == '\n' ? 1 : 0));
  return count;
}

std::uint64_t count_lines(std::string_view bytes) noexcept {
  std::uint64_t count = 0;
  for (; bytes.size() >= 128; bytes.remove_prefix(128)) count += count_in_block(bytes.data());
  for (const char byte : bytes) count += byte == '\n' ? 1 : 0;
  return count;
}

}  // namespace

void RollingBuffer::open(formats::ByteSource& source) {
  source_ = &source;
  begin_ = end_ = 0;
  offset_ = line_start_ = 0;
  line_ = 1;
  ended_ = false;
}

bool RollingBuffer::more() {
  if (ended_) return false;  // a terminal that was ended once would ask for more
  if (capacity_ - end_ < chunk_) make_room();
  const std::size_t count = source_->read(bytes_.get() + end_, chunk_);
  end_ += count;
  ended_ = count == 0;
  return !ended_;
}

void RollingBuffer::make_room() {
  const std::size_t size = end_ - begin_;
  // Half of it free, or a third, so that bytes move seldom; what one large submission took is given back after it.
  const std::size_t wanted = std::max(2 * chunk_, size + size / 2 + chunk_);
  if (wanted > capacity_ || wanted < capacity_ / 8) {
    auto larger = std::make_unique_for_overwrite<char[]>(wanted);
    if (size > 0) std::memcpy(larger.get(), bytes_.get() + begin_, size);
    bytes_ = std::move(larger);
    capacity_ = wanted;
  } else {
    std::memmove(bytes_.get(), bytes_.get() + begin_, size);
  }
  begin_ = 0;
  end_ = size;
}

void RollingBuffer::drop(std::size_t count) noexcept {
  const std::string_view dropped = window().substr(0, count);
  begin_ += count;
  offset_ += count;
  if (const std::uint64_t lines = count_lines(dropped); lines > 0) {
    line_ += lines;
    line_start_ = offset_ - (count - 1 - dropped.rfind('\n'));
  }
}

}  // namespace ferrolabel::batch
