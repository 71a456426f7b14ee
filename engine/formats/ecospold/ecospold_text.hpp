// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "syntax/xml_events.hpp"

namespace ferrolabel::formats {

/// A number of xs:double or xs:float that is finite: also "+1", ".5" and "5.", which JSON has not.
[[nodiscard]] std::optional<double> read_xs_number(std::string_view text) noexcept;

/// Value of the attribute of that name; empty where it is not there.
[[nodiscard]] std::string_view value_of(std::span<const syntax::XmlAttribute> attributes, std::string_view name) noexcept;

}  // namespace ferrolabel::formats
