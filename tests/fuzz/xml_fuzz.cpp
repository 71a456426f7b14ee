// SPDX-License-Identifier: Apache-2.0
// XML never crashes, opens nothing, and every node of an accepted document has a name and a place in the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "syntax/xml_reader.hpp"

using namespace ferrolabel::syntax;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto result = read_xml({"fuzz", text}, {});
  if (refused_external_loads() != 0) std::abort();
  if (!result) {
    if (result.findings().empty() || result.findings()[0].code.empty()) std::abort();
    return 0;
  }
  std::vector<Node> open{result->root()};
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    const auto place = node.place();
    if (node.name().empty() || place.line == 0 || place.column == 0 || place.column > size + 1) std::abort();
    for (Node child = node.first_child(); child; child = child.next()) open.push_back(child);
  }
  return 0;
}
