// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_schema.hpp"

#include <string>
#include <string_view>

namespace ferrolabel::formats {

// The three files, compiled in: CMakeLists.txt makes their source, so that no run depends on where they lie.
std::string_view submission_xsd() noexcept;
std::string_view plant_xsd() noexcept;
std::string_view xml_signature_xsd() noexcept;

syntax::XmlSchema submission_schema() {
  return syntax::XmlSchema{{{"submission.xsd", std::string{submission_xsd()}}, {"plant.xsd", std::string{plant_xsd()}}, {"xml-signature.xsd", std::string{xml_signature_xsd()}}}};
}

}  // namespace ferrolabel::formats
