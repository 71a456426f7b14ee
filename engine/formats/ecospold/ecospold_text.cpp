// SPDX-License-Identifier: Apache-2.0
#include "formats/ecospold/ecospold_text.hpp"

#include <charconv>
#include <cmath>

namespace ferrolabel::formats {

std::optional<double> read_xs_number(std::string_view text) noexcept {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string_view value_of(std::span<const syntax::XmlAttribute> attributes, std::string_view name) noexcept {
  for (const auto& attribute : attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

}  // namespace ferrolabel::formats
