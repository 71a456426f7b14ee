// SPDX-License-Identifier: Apache-2.0
// Whatever an envelope holds, its pieces stand in order and within it, and are the same in chunks of every size.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "batch/envelope_cutter.hpp"

namespace {

using namespace ferrolabel::batch;

class Bytes final : public ferrolabel::formats::ByteSource {
 public:
  explicit Bytes(std::string_view left) : left_{left} {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = left_.copy(into, size);
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view left_;
};

std::vector<Piece> cut(std::string_view text, std::size_t chunk) {
  EnvelopeCutter cutter{{.submission_bytes = 1000, .chunk = chunk}};
  Bytes source{text};
  cutter.open(source, "fuzz");
  std::vector<Piece> pieces;
  while (auto piece = cutter.next()) pieces.push_back(std::move(*piece));
  return pieces;
}

bool same(const Piece& one, const Piece& other) {
  return one.line == other.line && one.offset == other.offset && one.bytes == other.bytes && one.text == other.text &&
         one.column_shift == other.column_shift && one.refused.empty() == other.refused.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = "<submissions>" + std::string(reinterpret_cast<const char*>(data), size);
  const auto pieces = cut(text, 100'000);
  std::size_t end = 0;
  for (const Piece& piece : pieces) {
    if (piece.offset < end || piece.offset + piece.bytes > text.size()) std::abort();
    end = piece.offset + piece.bytes;
  }
  for (const std::size_t chunk : {1u, 5u}) {
    const auto again = cut(text, chunk);
    if (!std::equal(pieces.begin(), pieces.end(), again.begin(), again.end(), same)) std::abort();
  }
  return 0;
}
