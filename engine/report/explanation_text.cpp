// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/figure_text.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::report {

namespace {

using emissions::Operation;

/// A line of the tree: a figure, without steps that only hand its value on.
struct Line {
  formats::ExplainedFigure told;
  int depth = 0;
  Operation made_by = Operation::input;        ///< how its operands make it
  bool cut = false;                            ///< it has operands that are too deep to tell
  const emissions::Step* part_of = nullptr;    ///< the figure of the same rule that this is a part of
  Operation joined_by = Operation::input;      ///< how that figure is made of it
};

bool is_stated(const emissions::Step& step) { return step.operand_count == 0; }

bool same_name(const emissions::Step& left, const emissions::Step& right) {
  return left.rule == right.rule && (left.subject == right.subject || (left.subject != nullptr && right.subject != nullptr && *left.subject == *right.subject));
}

/// Whether the step hands on the value of its only operand, the next step told, under the same name (but for the sign of an output).
bool hands_on(const emissions::Step& step, const emissions::Step& operand) {
  return step.operand_count == 1 && !is_stated(operand) && same_name(step, operand) && std::abs(step.value) == std::abs(operand.value);
}

class Folding {
 public:
  explicit Folding(int most_depth) : most_depth_{most_depth} {}

  std::vector<Line> fold(const std::vector<formats::ExplainedFigure>& told) {
    for (std::size_t at = 0; at < told.size(); ++at) {
      const auto& entry = told[at];
      while (!folded_.empty() && folded_.back() >= entry.depth) folded_.pop_back();
      const bool below_last = at > 0 && entry.depth == told[at - 1].depth + 1;
      if (below_last && hands_on(*told[at - 1].figure, *entry.figure)) merge(entry);
      else add(entry);
    }
    return std::move(lines_);
  }

 private:
  void merge(const formats::ExplainedFigure& entry) {
    folded_.push_back(entry.depth);
    if (last_cut_) return;
    lines_.back().made_by = entry.figure->operation;
    auto& kept = lines_.back().told;
    numbers_.emplace(entry.step, kept.step);
    if (entry.repeated) {
      kept.repeated = true;
      kept.step = number(entry.step);
    }
  }

  void add(const formats::ExplainedFigure& entry) {
    const int depth = entry.depth - static_cast<int>(folded_.size());
    open_.resize(static_cast<std::size_t>(std::min(depth, most_depth_ + 1)));
    last_cut_ = depth > most_depth_;
    if (last_cut_) {
      lines_[open_.back()].cut = true;
      return;
    }
    Line line;
    line.told = entry;
    line.depth = depth;
    line.made_by = entry.figure->operation;
    line.told.step = number(entry.step);
    if (depth > 0 && !is_stated(*entry.figure) && entry.figure->operation != Operation::solution) {
      const auto& above = lines_[open_.back()];
      if (above.told.figure->rule == entry.figure->rule) line.part_of = above.told.figure;
      line.joined_by = above.made_by;
    }
    open_.push_back(lines_.size());
    lines_.push_back(line);
  }

  /// The number under which a step is told: that of the line it was merged into.
  [[nodiscard]] emissions::StepId number(emissions::StepId step) const {
    const auto at = numbers_.find(step);
    return at == numbers_.end() ? step : at->second;
  }

  int most_depth_;
  bool last_cut_ = false;
  std::vector<int> folded_;        // depths of merged steps above the one at hand
  std::vector<std::size_t> open_;  // by depth: the line above
  std::map<emissions::StepId, emissions::StepId> numbers_;
  std::vector<Line> lines_;
};

std::string letter(quantity::Confidence confidence, const Style& style) {
  if (confidence == quantity::Confidence::primary) return {};
  return " " + style.paint(Ink::doubtful, "[" + std::string{quantity::to_string(confidence)} + "]");
}

/// Where a stated value stands, and on what document it rests.
std::string origin(const quantity::Datum& datum, const Style& style) {
  std::string text;
  if (datum.place.known()) text += "  " + style.paint(Ink::faint, datum.place.describe());
  if (!datum.evidence.source.empty()) text += "  \"" + datum.evidence.source + "\"";
  return text + letter(datum.evidence.confidence, style);
}

/// The name of the field that holds a stated value, "oxidationFactor"; of an item of a list the list's.
std::string_view field_name(std::string_view pointer) {
  while (true) {
    const auto slash = pointer.rfind('/');
    if (slash == std::string_view::npos) return {};
    auto name = pointer.substr(slash + 1);
    pointer = pointer.substr(0, slash);
    name = name.substr(0, name.find('['));
    if (name != "value" && name.find_first_not_of("0123456789") != std::string_view::npos) return name;
  }
}

std::string name_of(const Line& line) {
  const auto& step = *line.told.figure;
  const auto rule = std::string{emissions::to_string(step.rule)};
  const auto of = step.subject != nullptr ? " of " + *step.subject : std::string{};
  if (line.part_of == nullptr) {
    const auto field = step.datum != nullptr ? field_name(step.datum->place.pointer) : std::string_view{};
    return (field.empty() ? rule : std::string{field}) + of;
  }
  if (line.joined_by == Operation::floor_zero) return "sum before the floor at 0" + of;
  const bool added = line.joined_by == Operation::sum || line.joined_by == Operation::solution;
  if (same_name(step, *line.part_of)) return (added ? "part of " : "step of ") + rule + of;
  return (added ? "part of " : "step of ") + rule + (step.subject != nullptr ? " from " + *step.subject : std::string{});
}

/// A stated value as it was stated, a computed one at seven digits; a unit of thousands as its unit.
std::string value_text(const emissions::Step& step, const Style& style) {
  constexpr std::string_view thousand = "1000 ";
  auto value = step.value;
  auto unit = step.unit;
  if (unit.starts_with(thousand)) {
    value *= 1000;
    unit.remove_prefix(thousand.size());
  }
  return style.paint(Ink::strong, is_stated(step) ? in_full(value) : significant(value, 7)) + (unit == "1" ? "" : " " + std::string{unit});
}

/// Whether another operand of the same figure follows: the tree's line goes on.
std::vector<bool> goes_on(const std::vector<Line>& lines) {
  std::vector<bool> result(lines.size(), false);
  std::vector<bool> open;  // by depth: a figure of that depth follows before a shallower one
  for (std::size_t at = lines.size(); at-- > 0;) {
    const auto depth = static_cast<std::size_t>(lines[at].depth);
    open.resize(std::max(open.size(), depth + 1), false);
    result[at] = open[depth];
    open[depth] = true;
    for (auto deeper = depth + 1; deeper < open.size(); ++deeper) open[deeper] = false;
  }
  return result;
}

}  // namespace

std::string explanation_text(const std::vector<formats::ExplainedFigure>& told, const Style& style, int most_depth) {
  std::string text;
  const auto lines = Folding{most_depth}.fold(told);
  const auto more = goes_on(lines);
  std::vector<bool> bars;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto& line = lines[at];
    const auto& entry = line.told;
    const auto& step = *entry.figure;
    const auto depth = static_cast<std::size_t>(line.depth);
    bars.resize(depth + 1);
    bars[depth] = more[at];
    std::string indent;
    for (std::size_t level = 1; level < depth; ++level) indent += bars[level] ? "│  " : "   ";
    const std::string branch = depth == 0 ? "" : more[at] ? "├─ " : "└─ ";
    const bool opens = line.cut || (at + 1 < lines.size() && lines[at + 1].depth > line.depth);
    const auto margin = indent + (depth == 0 ? "" : more[at] ? "│  " : "   ");
    const auto below = margin + (opens ? "│  " : "   ");
    text += indent + branch + (entry.negative ? "− " : "") + value_text(step, style) + "  " + name_of(line);
    if (!is_stated(step)) text += "  " + style.paint(Ink::faint, "#" + std::to_string(entry.step));
    if (step.datum != nullptr) text += origin(*step.datum, style);
    if (entry.repeated) text += "  (told above)";
    text += "\n";
    if (entry.citation != nullptr && !entry.repeated && line.part_of == nullptr && !is_stated(step)) {
      text += below + style.paint(Ink::good, entry.citation->equation) + "\n";
      text += below + style.paint(Ink::faint, entry.citation->reference) + letter(entry.citation->confidence, style) + "\n";
    }
    if (line.cut) text += margin + "└─ …\n";
  }
  return text;
}

}  // namespace ferrolabel::report
