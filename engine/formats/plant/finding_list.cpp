// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/finding_list.hpp"

#include <algorithm>
#include <tuple>

namespace ferrolabel::formats {

Findings FindingList::take() && {
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& left, const Finding& right) {
    return std::tie(left.place.line, left.place.column) < std::tie(right.place.line, right.place.column);
  });
  if (cut_)
    findings_.push_back({"plant.findings.more", Severity::note, {}, "the document has more findings than the " + std::to_string(most) + " listed",
                         "mend these first"});
  return std::move(findings_);
}

}  // namespace ferrolabel::formats
