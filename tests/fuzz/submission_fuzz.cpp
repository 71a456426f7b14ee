// SPDX-License-Identifier: Apache-2.0
// A submission never crashes the reader, opens nothing, and is either read with a digest or refused with a code.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/submission/submission_reader.hpp"
#include "formats/submission/submission_schema.hpp"
#include "syntax/xml_reader.hpp"

using namespace ferrolabel;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto schema = formats::submission_schema();
  const auto result = formats::read_submission({"fuzz", std::string(reinterpret_cast<const char*>(data), size)}, schema);
  if (syntax::refused_external_loads() != 0) std::abort();
  if (result ? result->digest.size() != 71 : result.findings().empty() || result.findings()[0].code.empty()) std::abort();
  return 0;
}
