// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "plant/installation.hpp"

namespace ferrolabel::formats {

/// A plant file in the full form, indented by two spaces. Values stand in their canonical units.
/// read_plant of it gives an installation of the same digest. @pre the installation was read by read_plant
[[nodiscard]] std::string write_plant_json(const plant::Installation& plant);
[[nodiscard]] std::string write_plant_xml(const plant::Installation& plant);

/// SHA-256 ("sha256:…") over what the plant reported: the same for JSON and XML, for any layout, order of members and
/// unit of the same amount. It is taken over the full form in JSON on one line, members in the order of the field lists.
[[nodiscard]] std::string plant_digest(const plant::Installation& plant);

}  // namespace ferrolabel::formats
