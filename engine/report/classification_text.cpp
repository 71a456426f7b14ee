// SPDX-License-Identifier: Apache-2.0
#include "report/classification_text.hpp"

#include "report/figure_text.hpp"
#include "report/table.hpp"

namespace ferrolabel::report {

namespace {

std::string title(const label::Classification& classification, const Style& style) {
  const bool law = classification.status == method::SchemeStatus::law;
  auto text = style.paint(Ink::strong, classification.scheme) + " " + classification.version + "  " +
              style.paint(law ? Ink::good : Ink::doubtful, method::to_string(classification.status));
  if (!classification.family.empty()) text += "  family " + classification.family;
  return text + "\n";
}

std::string ladder(const label::Classification& classification, const Style& style) {
  Table table{{{""}, {"class"}, {""}, {"limit", Table::Align::right}}};
  for (const auto& limit : classification.limits) {
    const bool reached = classification.class_name && *classification.class_name == limit.class_name;
    table.add({reached ? ">" : "", style.paint(reached ? Ink::good : Ink::plain, limit.class_name), std::string{method::to_string(limit.op)},
               shortened(limit.limit_text, 3)});
  }
  if (classification.class_name && !classification.limit) table.add({">", style.paint(Ink::doubtful, *classification.class_name), "", "above all"});
  return table.text(style);
}

}  // namespace

std::string classification_text(const label::Classification& classification, const Style& style, const std::vector<formats::ElectricityCaseClass>& cases) {
  auto text = title(classification, style);
  if (!classification.status_text.empty()) text += "  " + style.paint(Ink::faint, classification.status_text) + "\n";
  if (!classification.notice.empty()) text += "  " + style.paint(Ink::doubtful, classification.notice) + "\n";
  if (!classification.intensity.empty()) {
    text += "E = " + shortened(classification.intensity, 3) + (classification.unit.empty() ? "" : " " + classification.unit);
    if (classification.scrap_share) text += ", s = " + shortened(*classification.scrap_share, 4) + (classification.scrap_share_assumed ? " (assumed)" : "");
    if (!classification.electricity_basis.empty()) text += ", electricity " + classification.electricity_basis;
    text += "\n";
    if (classification.compared_intensity)
      text += "  compared with the limits after the scheme's credit: " + shortened(*classification.compared_intensity, 3) + " " + classification.unit + "; no footprint\n";
  }
  if (classification.refused()) return text + style.paint(Ink::doubtful, "no class: ") + classification.refused_because + "\n";
  text += ladder(classification, style);
  text += "class " + style.paint(Ink::good, *classification.class_name) + "\n";
  if (classification.distance_to_better)
    text += "  " + (*classification.distance_to_better > 0 ? fixed(*classification.distance_to_better, 3) + " kg/t to save until " + classification.better_class
                                                         : "E stands on the limit of " + classification.better_class + ", which is exclusive: any saving reaches it") + "\n";
  if (classification.distance_to_worse)
    text += "  " + (*classification.distance_to_worse > 0 ? fixed(*classification.distance_to_worse, 3) + " kg/t until the class is lost"
                                                        : std::string{"E stands on the limit of the class, which is inclusive: any increase loses it"}) + "\n";
  if (classification.probability)
    text += "  probability of this class under the stated uncertainty: " + percent(*classification.probability) +
            (classification.probability_complete ? "" : style.paint(Ink::doubtful, ", leaving out inputs that state none")) + "\n";
  Table table{{{"electricity"}, {"E", Table::Align::right}, {"class"}}};
  for (const auto& each : cases) table.add({each.electricity_basis, shortened(each.intensity, 1), each.class_name});
  if (!table.empty()) text += "for comparison, the scheme's own case counts:\n" + table.text(style);
  return text;
}

std::string classifications_text(const std::vector<ClassifiedGood>& results, const Style& style) {
  Table table{{{"good"}, {"scheme"}, {"status"}, {"family"}, {"class"}, {"E kg/t", Table::Align::right}, {"s", Table::Align::right}, {"to better", Table::Align::right},
               {"to worse", Table::Align::right}, {"probability", Table::Align::right}, {"electricity"}}};
  std::string refusals;
  std::string notices;
  for (const auto& [good, classification, cases] : results) {
    const auto status = std::string{method::to_string(classification.status)};
    if (classification.refused()) {
      refusals += "  " + (good.empty() ? "" : good + "  ") + style.paint(Ink::strong, classification.scheme) + " (" + status + "): " + classification.refused_because + "\n";
      continue;
    }
    table.add({good, style.paint(Ink::strong, classification.scheme), style.paint(classification.status == method::SchemeStatus::law ? Ink::good : Ink::doubtful, status),
               classification.family, style.paint(Ink::good, *classification.class_name), shortened(classification.intensity, 1),
               classification.scrap_share ? shortened(*classification.scrap_share, 3) : "", fixed(classification.distance_to_better, 1),
               fixed(classification.distance_to_worse, 1), classification.probability ? percent(*classification.probability) : "", classification.electricity_basis});
    const auto notice = "  " + classification.scheme + ": " + classification.notice + "\n";
    if (!classification.notice.empty() && notices.find(notice) == std::string::npos) notices += notice;
  }
  auto text = table.text(style);
  if (!notices.empty()) text += "\n" + style.paint(Ink::strong, "To be read with the class") + "\n" + notices;
  if (!refusals.empty()) text += (text.empty() ? "" : "\n") + style.paint(Ink::strong, "No class") + "\n" + refusals;
  return text;
}

}  // namespace ferrolabel::report
