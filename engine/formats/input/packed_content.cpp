// SPDX-License-Identifier: Apache-2.0
#include "formats/input/packed_content.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel::formats {
namespace {

bool ends_in(std::string_view name, std::string_view lower_end) noexcept {
  return name.size() > lower_end.size() &&
         std::equal(lower_end.begin(), lower_end.end(), name.end() - static_cast<std::ptrdiff_t>(lower_end.size()),
                    [](char wanted, char sign) { return wanted == (sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign); });
}

}  // namespace

bool is_packed(std::string_view content) noexcept {
  using namespace std::string_view_literals;
  constexpr std::array starts{"PK\x03\x04"sv, "PK\x05\x06"sv, "\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv, "\xFD\x37zXZ"sv, "7z\xBC\xAF"sv};
  return std::any_of(starts.begin(), starts.end(), [&](auto start) { return content.starts_with(start); }) ||
         (content.size() > 262 && content.substr(256, 6) == "\0ustar"sv);
}

bool has_archive_name(std::string_view name) noexcept {
  using namespace std::string_view_literals;
  constexpr std::array ends{".zip"sv, ".tar"sv, ".tar.gz"sv, ".tgz"sv, ".tar.zst"sv, ".tzst"sv};
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return ends_in(name, end); });
}

bool has_xml_name(std::string_view name) noexcept { return ends_in(name, ".xml"); }

}  // namespace ferrolabel::formats
