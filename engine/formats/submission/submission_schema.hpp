// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/xml_schema.hpp"

namespace ferrolabel::formats {

/// schemas/submission.xsd with plant.xsd and xml-signature.xsd, which are part of the program. Compiling takes some
/// milliseconds: once a process, and shared by its threads.
[[nodiscard]] syntax::XmlSchema submission_schema();

}  // namespace ferrolabel::formats
