// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

/// Writes the array of findings: {code, severity, where {file, pointer, line, column} or null, message, fix}, and
/// `contradictedBy` (a second place) where there is one. Unknown parts of a place are left out.
void write_findings(syntax::JsonWriter& writer, const Findings& findings);

/// Writes a place as above.
void write_where(syntax::JsonWriter& writer, const Place& place);

/// The whole document of a run that findings ended: {"findings": […]}, ended by a newline.
[[nodiscard]] std::string findings_json(const Findings& findings);

}  // namespace ferrolabel::formats
