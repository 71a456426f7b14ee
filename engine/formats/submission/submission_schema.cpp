// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_schema.hpp"

#include <vector>

namespace ferrolabel::formats {

/// submission.xsd and then those that it imports: CMakeLists.txt makes the source of this from the files.
std::vector<SourceText> compiled_in_schemas();

syntax::XmlSchema submission_schema() { return syntax::XmlSchema{compiled_in_schemas()}; }

}  // namespace ferrolabel::formats
