// SPDX-License-Identifier: Apache-2.0
#include "report/improvement_text.hpp"

#include "report/classification_text.hpp"
#include "report/figure_text.hpp"
#include "report/table.hpp"

namespace ferrolabel::report {

std::string improvement_text(const label::Improvement& improvement, const Style& style) {
  auto text = classification_text(improvement.today, style);
  if (improvement.target_class.empty()) return text + "\nThis is the best class of the family.\n";
  text += "\nAimed at: " + style.paint(Ink::good, improvement.target_class) + "\n";
  if (improvement.levers.empty()) return text + "The plant's data allow none of the levers that are known.\n";
  Table table{{{"lever"}, {"of"}, {"needed", Table::Align::right}, {"most", Table::Align::right}, {"unit"}, {"kg/t for all", Table::Align::right},
               {"E at most", Table::Align::right}, {"class at most"}}};
  for (const auto& lever : improvement.levers)
    table.add({style.paint(Ink::strong, lever.id), lever.subject, lever.amount_needed ? style.paint(Ink::good, fixed(*lever.amount_needed, 3)) : "not alone", fixed(lever.most, 2),
               lever.unit, fixed(lever.effect_per_unit, 1), fixed(lever.intensity_at_most, 1), lever.class_at_most});
  text += table.text(style);
  text += style.paint(Ink::faint, "  needed and most are shares of what 'unit' names; 'kg/t for all' is the slope of the start, so that a tenth of it does about a tenth") + "\n";
  for (const auto& lever : improvement.levers)
    text += style.paint(Ink::faint, "  " + lever.id + (lever.subject.empty() ? "" : " of " + lever.subject) + ": " + lever.title +
                                        (lever.also_moves.empty() || lever.also_moves == "nothing else" ? "" : "; besides: " + lever.also_moves)) + "\n";
  if (improvement.combined_intensity) text += "All together at their most: " + fixed(*improvement.combined_intensity, 1) + " kg/t, class " + improvement.combined_class + "\n";
  return text;
}

}  // namespace ferrolabel::report
