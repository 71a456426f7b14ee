// SPDX-License-Identifier: Apache-2.0
#include "report/findings_text.hpp"

#include <algorithm>
#include <vector>

namespace ferrolabel::report {

namespace {

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Ink::bad;
    case Severity::warning: return Ink::doubtful;
    case Severity::note: break;
  }
  return Ink::faint;
}

}  // namespace

std::string findings_text(const Findings& findings, const Style& style) {
  std::vector<const Finding*> order;
  for (const auto& finding : findings) order.push_back(&finding);
  std::stable_sort(order.begin(), order.end(), [](const Finding* left, const Finding* right) { return left->severity > right->severity; });
  std::string text;
  for (const auto* finding : order) {
    auto told = describe(*finding);
    const auto mark = std::string{to_string(finding->severity)} + " [" + finding->code + "]";
    if (const auto at = told.find(mark); style.colour && at != std::string::npos) told.replace(at, mark.size(), style.paint(ink_of(finding->severity), mark));
    text += told;
  }
  return text;
}

}  // namespace ferrolabel::report
