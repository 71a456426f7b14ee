// SPDX-License-Identifier: Apache-2.0
#include "batch/run_summary.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "report/figure_text.hpp"
#include "report/table.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::batch {

namespace {

using report::Ink;
using report::Table;

constexpr std::size_t most_names = 20;
constexpr std::size_t most_codes = 20;
constexpr std::size_t most_outliers = 10;
constexpr std::size_t least_of_a_route = 8;  // fewer say nothing of what is usual

double number(syntax::Node node) { return syntax::parse_number(node.scalar()).value_or(0); }

std::string heading(const report::Style& style, std::string_view text) { return "\n" + style.paint(Ink::strong, text) + "\n"; }

struct Quartiles {
  double low = 0;
  double median = 0;
  double high = 0;
};

/// By the nearest rank, of sorted values.
Quartiles quartiles(const std::vector<float>& sorted) {
  const auto at = [&sorted](std::size_t quarters) { return static_cast<double>(sorted[(sorted.size() - 1) * quarters / 4]); };
  return {at(1), at(2), at(3)};
}

}  // namespace

std::string_view row_text(syntax::Node member) noexcept { return member.kind() == syntax::Kind::null ? std::string_view{} : member.scalar(); }

RowFacts facts_of_row(syntax::Node row) {
  RowFacts facts;
  facts.verdict = parse_verdict(row.member("verdict").scalar()).value_or(Verdict::rejected);
  facts.name = row.member("file").scalar();
  const auto rank = row.member("place").member("submission").scalar();
  if (rank != "1") facts.name += " (" + std::string{rank} + ")";
  std::set<std::string> codes;
  for (auto finding = row.member("findings").first_child(); finding; finding = finding.next())
    if (finding.member("severity").scalar() != "note") codes.insert(std::string{finding.member("code").scalar()});
  facts.codes.assign(codes.begin(), codes.end());
  facts.scheme = row_text(row.member("scheme"));
  facts.class_name = row_text(row.member("class"));
  facts.route = row_text(row.member("route"));
  if (const auto value = row.member("intensity").member("value")) facts.intensity = number(value);
  return facts;
}

void RunSummary::add(const RowFacts& row) {
  ++verdicts_[static_cast<std::size_t>(row.verdict)];
  if (row.verdict == Verdict::rejected && rejected_.size() < most_names) rejected_.push_back({row.name, row.codes});
  if (row.verdict == Verdict::needs_review && doubtful_.size() < most_names) doubtful_.push_back({row.name, row.codes});
  for (const auto& code : row.codes) {
    auto& counted = codes_[code];
    if (counted.count++ == 0) counted.first = row.name;
  }
  if (!row.class_name.empty() && row.verdict != Verdict::rejected) ++classes_[row.scheme][row.class_name];
  if (!row.intensity || row.verdict == Verdict::rejected) return;
  auto& route = routes_[row.route];
  const auto intensity = static_cast<float>(*row.intensity);
  route.intensities.push_back(intensity);
  const auto keep = [&](std::vector<Named>& kept, auto before) {
    if (kept.size() == most_outliers && !before(intensity, kept.back().intensity)) return;
    const auto at = std::find_if(kept.begin(), kept.end(), [&](const Named& named) { return before(intensity, named.intensity); });
    kept.insert(at, {intensity, row.name});
    if (kept.size() > most_outliers) kept.pop_back();
  };
  keep(route.lowest, std::less{});
  keep(route.highest, std::greater{});
}

void RunSummary::set_counts(std::uint64_t accepted, std::uint64_t needs_review, std::uint64_t rejected) noexcept {
  verdicts_[static_cast<std::size_t>(Verdict::accepted)] = accepted;
  verdicts_[static_cast<std::size_t>(Verdict::needs_review)] = needs_review;
  verdicts_[static_cast<std::size_t>(Verdict::rejected)] = rejected;
}

std::string RunSummary::looked_at_table(const report::Style& style, Ink ink, std::string_view title, const std::vector<LookedAt>& first, std::uint64_t all) {
  if (all == 0) return {};
  Table table{{{std::string{title}}, {"because of"}}};
  for (const auto& [name, codes] : first) {
    std::string reasons;
    for (const auto& code : codes) reasons += (reasons.empty() ? "" : ", ") + code;
    table.add({style.paint(ink, name), reasons});
  }
  auto text = table.text(style);
  if (all > first.size()) text += "and " + std::to_string(all - first.size()) + " more: results.csv has them all\n";
  return text + "\n";
}

std::string RunSummary::findings_table(const report::Style& style) const {
  std::vector<std::pair<std::string, Code>> sorted{codes_.begin(), codes_.end()};
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) { return one.second.count > other.second.count; });
  Table table{{{"submissions", Table::Align::right}, {"finding"}, {"first in"}}};
  for (std::size_t at = 0; at < sorted.size() && at < most_codes; ++at) table.add({std::to_string(sorted[at].second.count), sorted[at].first, sorted[at].second.first});
  if (table.empty()) return {};
  return heading(style, "What was found most often; 'ferrolabel help CODE' tells how to mend it") + table.text(style);
}

std::string RunSummary::classes_table(const report::Style& style) const {
  Table table{{{"scheme"}, {"class"}, {"submissions", Table::Align::right}}};
  for (const auto& [scheme, classes] : classes_)
    for (const auto& [name, count] : classes) table.add({scheme, name, std::to_string(count)});
  return table.empty() ? std::string{} : heading(style, "Classes of what was not rejected") + table.text(style);
}

std::string RunSummary::routes_table(const report::Style& style) const {
  Table table{{{"stage and route"}, {"submissions", Table::Align::right}, {"lower quarter", Table::Align::right}, {"middle", Table::Align::right}, {"upper quarter", Table::Align::right}}};
  Table far{{{"submission"}, {"kg CO2e/t", Table::Align::right}, {"stage and route"}}};
  for (const auto& [name, route] : routes_) {
    auto sorted = route.intensities;
    std::sort(sorted.begin(), sorted.end());
    const auto [low, median, high] = quartiles(sorted);
    table.add({name, std::to_string(sorted.size()), report::fixed(low, 1), report::fixed(median, 1), report::fixed(high, 1)});
    if (sorted.size() < least_of_a_route) continue;
    const double reach = 3 * (high - low);
    for (const auto& named : route.lowest)
      if (named.intensity < low - reach) far.add({named.name, report::fixed(named.intensity, 1), name});
    for (const auto& named : route.highest)
      if (named.intensity > high + reach) far.add({named.name, report::fixed(named.intensity, 1), name});
  }
  if (table.empty()) return {};
  auto text = heading(style, "Intensities in kg CO2e per t, by the quarters of this run") + table.text(style);
  if (!far.empty()) text += heading(style, "Far from their route: beyond three times the distance between the quarters") + far.text(style);
  return text;
}

std::string RunSummary::text(const report::Style& style) const {
  const auto accepted = count(Verdict::accepted);
  const auto doubtful = count(Verdict::needs_review);
  const auto rejected = count(Verdict::rejected);
  std::string text;
  text += looked_at_table(style, Ink::bad, "rejected", rejected_, rejected);
  text += looked_at_table(style, Ink::doubtful, "needs review", doubtful_, doubtful);
  text += style.paint(Ink::strong, std::to_string(total()) + " submissions") + ": " + style.paint(Ink::good, std::to_string(accepted) + " accepted") + ", " +
          style.paint(doubtful > 0 ? Ink::doubtful : Ink::plain, std::to_string(doubtful) + " to be reviewed") + ", " +
          style.paint(rejected > 0 ? Ink::bad : Ink::plain, std::to_string(rejected) + " rejected") + "\n";
  return text + findings_table(style) + classes_table(style) + routes_table(style);
}

}  // namespace ferrolabel::batch
