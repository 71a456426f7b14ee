// SPDX-License-Identifier: Apache-2.0
#include "formats/input/input_finding.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "syntax/encoding.hpp"

namespace ferrolabel::formats {

std::string shown(std::string name) {
  for (std::size_t at = 0;;) {
    at += syntax::utf8_prefix(std::string_view{name}.substr(at));
    if (at == name.size()) break;
    name[at] = '?';
  }
  std::replace_if(name.begin(), name.end(), [](unsigned char sign) { return sign < ' ' || sign == 0x7F; }, '?');
  return name;
}

Finding input_finding(std::string file, std::string code, std::string message, std::string fix, std::uint64_t line,
                      std::uint64_t column) {
  Place place;
  place.source = std::make_shared<const SourceText>(SourceText{shown(std::move(file)), {}});
  place.line = static_cast<std::uint32_t>(line);
  place.column = static_cast<std::uint32_t>(column);
  return {std::move(code), Severity::error, std::move(place), shown(std::move(message)), std::move(fix)};
}

}  // namespace ferrolabel::formats
