// SPDX-License-Identifier: Apache-2.0
#include "report/uncertainty_text.hpp"

#include <cmath>

#include "report/figure_text.hpp"
#include "report/table.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::report {

std::string uncertainty_text(const formats::UncertaintyDocument& document, const Style& style) {
  constexpr std::size_t most_told = 12;
  const auto& analytic = document.analytic;
  const auto unit = " " + std::string{document.unit};
  auto text = style.paint(Ink::strong, std::string{document.figure} + " of " + std::string{document.product}) + " = " + syntax::format_number(analytic.value) + unit + "\n";
  if (analytic.half_width) {
    text += "analytic, first order: ± " + std::string{analytic.coverage.complete() ? "" : "more than "} + fixed(*analytic.half_width, 6) + unit + " at 95 %";
    if (analytic.value != 0) text += " (" + percent(*analytic.half_width / std::abs(analytic.value)) + ")";
  } else {
    text += "± not known: no input that moves this figure states an uncertainty";
  }
  text += "\n";
  if (const auto& drawn = document.drawn; drawn.draws > 0) {
    text += "Monte Carlo, " + std::to_string(drawn.draws) + " draws, seed " + std::to_string(drawn.seed) + ": mean " + fixed(drawn.mean, 6) + ", 95 % between " + fixed(drawn.lower, 6) +
            " and " + fixed(drawn.upper, 6) + unit + "\n";
    if (drawn.refused > 0) text += "  " + std::to_string(drawn.refused) + " draws left out: their precursor network has no solution\n";
  }
  if (const auto& coverage = analytic.coverage; !coverage.complete())
    text += style.paint(Ink::doubtful, std::to_string(coverage.untold) + " of " + std::to_string(coverage.told + coverage.untold) +
                                           " inputs that move the figure state no uncertainty, and the spread leaves theirs out") + "\n";
  Table table{{{"share", Table::Align::right}, {"value", Table::Align::right}, {"unit"}, {"per unit", Table::Align::right}, {"where"}, {"source"}}};
  for (std::size_t at = 0; at < analytic.contributions.size() && at < most_told; ++at) {
    const auto& contribution = analytic.contributions[at];
    table.add({percent(contribution.share), syntax::format_number(contribution.datum->value), std::string{contribution.datum->unit}, syntax::format_number(contribution.sensitivity),
               style.paint(Ink::faint, contribution.datum->place.describe()), contribution.datum->evidence.source});
  }
  if (!table.empty()) text += "\n" + style.paint(Ink::strong, "Where the variance comes from") + "\n" + table.text(style);
  return text;
}

}  // namespace ferrolabel::report
