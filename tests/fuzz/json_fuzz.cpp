// SPDX-License-Identifier: Apache-2.0
// What is accepted has a canonical form that is read again and is its own canonical form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "syntax/canonical_json.hpp"
#include "syntax/json_reader.hpp"

using namespace ferrolabel::syntax;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto first = read_json({"fuzz", std::string(reinterpret_cast<const char*>(data), size)});
  if (!first) {
    if (first.findings().empty() || first.findings()[0].code.empty()) std::abort();
    return 0;
  }
  const std::string once = canonical_json(first->root());
  // Numbers may grow when written out (1e20), so the second reading has no limit on their length.
  ReaderLimits limits;
  limits.bytes = once.size();
  limits.number_length = once.size();
  const auto second = read_json({"fuzz", once}, limits);
  if (!second || canonical_json(second->root()) != once) std::abort();
  return 0;
}
