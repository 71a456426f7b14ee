// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/import_report.hpp"

#include <algorithm>

namespace ferrolabel::formats {

void ImportReport::converted(const UnitConversion& conversion) {
  const auto same = [&conversion](const UnitConversion& other) {
    return other.from == conversion.from && other.to == conversion.to && other.source == conversion.source && other.multiply == conversion.multiply &&
           other.divide == conversion.divide;
  };
  const auto found = std::find_if(conversions.begin(), conversions.end(), same);
  if (found == conversions.end()) conversions.push_back(conversion);
  else found->exchanges += conversion.exchanges;
}

Complaint& ImportReport::of(std::string_view code) {
  const auto found = std::find_if(complaints.begin(), complaints.end(), [code](const Complaint& complaint) { return complaint.examples.front().code == code; });
  return found == complaints.end() ? complaints.emplace_back() : *found;
}

}  // namespace ferrolabel::formats
