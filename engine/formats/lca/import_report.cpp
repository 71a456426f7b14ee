// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/import_report.hpp"

#include <algorithm>

namespace ferrolabel::formats {

void ImportReport::converted(const UnitConversion& conversion) {
  const auto [place, is_new] = places_.try_emplace({conversion.from, conversion.to, conversion.source, conversion.multiply, conversion.divide}, conversions.size());
  if (is_new) conversions.push_back(conversion);
  else conversions[place->second].exchanges += conversion.exchanges;
}

Complaint& ImportReport::of(std::string_view code) {
  const auto found = std::find_if(complaints.begin(), complaints.end(), [code](const Complaint& complaint) { return complaint.examples.front().code == code; });
  return found == complaints.end() ? complaints.emplace_back() : *found;
}

}  // namespace ferrolabel::formats
