// SPDX-License-Identifier: Apache-2.0
#include "formats/scheme/ladder_reader.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "label/limit.hpp"

namespace ferrolabel::formats {

namespace {

using method::LimitLine;
using method::SchemeClass;
using quantity::Decimal;

/// [[s, limit], …] with s rising from 0 to 1.
std::vector<method::LimitPoint> read_points(syntax::Node node, Findings& findings) {
  std::vector<method::LimitPoint> points;
  for (const auto item : items_of(node, findings)) {
    const auto pair = items_of(item, findings);
    if (pair.size() != 2) {
      add_pack_error(findings, "scheme.bad-limit", item.place(), "a point of a limit is a pair of numbers", "Write [scrap share, limit].");
      continue;
    }
    points.push_back({read_scheme_decimal(pair[0], "scheme.bad-limit", findings), read_scheme_decimal(pair[1], "scheme.bad-limit", findings)});
  }
  const auto rises = [](const auto& left, const auto& right) { return left.scrap_share >= right.scrap_share; };
  const bool whole = points.size() >= 2 && points.front().scrap_share == Decimal{} && points.back().scrap_share == Decimal{1};
  if (!whole || std::adjacent_find(points.begin(), points.end(), rises) != points.end()) {
    add_pack_error(findings, "scheme.bad-limit", node.place(), "the points of a limit must rise from a scrap share of 0 to one of 1",
                   "Give at least [0, limit] and [1, limit].");
    points.clear();
  }
  return points;
}

LimitLine read_limit(syntax::Node node, Findings& findings) {
  ObjectReader reader{node, findings};
  LimitLine line;
  if (const auto points = reader.optional("points")) {
    line.points = read_points(points, findings);
  } else {
    line.a = read_scheme_decimal(reader.required("a"), "scheme.bad-limit", findings);
    line.b = read_scheme_decimal(reader.required("b"), "scheme.bad-limit", findings);
  }
  reader.finish();
  return line;
}

SchemeClass read_class(syntax::Node node, Findings& findings) {
  ObjectReader reader{node, findings};
  SchemeClass result;
  result.name = reader.text("name");
  result.rank = read_scheme_integer(reader.required("rank"), 0, 99, findings);
  result.limit = read_limit(reader.required("limit"), findings);
  const auto op = reader.required("op");
  const auto sign = text_of(op, findings);
  if (sign == "<") result.op = method::LimitOperator::below;
  else if (sign != "<=" && !sign.empty()) add_unknown_word(findings, op, "<=, <");
  if (const auto year = reader.optional("year")) result.year = read_scheme_integer(year, 1900, 2999, findings);
  if (const auto least = reader.optional("scrapMinimum")) result.scrap_minimum = read_scheme_decimal(least, "scheme.bad-figure", findings);
  reader.finish();
  return result;
}

/// The scrap shares where two lines can change places: both ends and every point.
std::set<double> corners(const LimitLine& one, const LimitLine& other) {
  std::set<double> shares{0, 1};
  for (const auto* line : {&one, &other})
    for (const auto& point : line->points) shares.insert(point.scrap_share.to_double());
  return shares;
}

bool is_above(const LimitLine& better, const LimitLine& worse) {
  const auto shares = corners(better, worse);
  return std::any_of(shares.begin(), shares.end(),
                     [&](double share) { return label::approximate_limit(better, share) > label::approximate_limit(worse, share) + 1e-9; });
}

/// What is wrong with the classes of one year, in their order.
void judge_ladder(const std::vector<std::pair<syntax::Node, const SchemeClass*>>& classes, Findings& findings) {
  for (std::size_t at = 0; at < classes.size(); ++at)
    for (std::size_t other = 0; other < at; ++other) {
      const auto& [node, later] = classes[at];
      const auto& earlier = *classes[other].second;
      if (later->name == earlier.name)
        add_pack_error(findings, "scheme.double-name", node.place(), "class '" + later->name + "' is there twice", "Give each class of a year one name.");
      if (later->rank == earlier.rank)
        add_pack_error(findings, "scheme.double-rank", node.place(), "rank " + std::to_string(later->rank) + " is there twice",
                       "Rank 0 is the best class; each class has a rank of its own.");
      const auto& better = later->rank < earlier.rank ? *later : earlier;
      const auto& worse = later->rank < earlier.rank ? earlier : *later;
      if (later->rank != earlier.rank && is_above(better.limit, worse.limit))
        add_pack_error(findings, "scheme.ladder-not-rising", node.place(),
                       "the limit of class '" + better.name + "' lies above that of the worse class '" + worse.name + "' at some scrap share",
                       "Order the ranks so that a better class has the lower limit.");
    }
}

}  // namespace

Decimal read_scheme_decimal(syntax::Node node, std::string_view code, Findings& findings) {
  if (!node) return {};
  const auto value = node.kind() == syntax::Kind::number ? Decimal::parse(node.scalar()) : std::optional<Decimal>{};
  const Decimal bound{10'000'000};
  if (!value || value->exponent() < -3 || *value >= bound || *value < Decimal{}) {
    add_pack_error(findings, std::string{code}, node.place(), "'" + std::string{node.scalar()} + "' cannot be compared exactly",
                   "Write a number from 0 to below 10000000 with at most 3 decimals.");
    return {};
  }
  return *value;
}

std::optional<Decimal> read_optional_share(ObjectReader& object, std::string_view name) {
  const auto node = object.optional(name);
  if (!node) return {};
  const auto value = read_scheme_decimal(node, "scheme.bad-figure", object.findings());
  if (value > Decimal{1}) {
    add_pack_error(object.findings(), "scheme.bad-figure", node.place(), value.to_string() + " is no share", "Write a fraction from 0 to 1.");
    return {};
  }
  return value;
}

int read_scheme_integer(syntax::Node node, int least, int most, Findings& findings) {
  if (!node) return least;
  const auto text = node.scalar();
  int value = least;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (node.kind() == syntax::Kind::number && error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most) return value;
  add_pack_error(findings, "scheme.bad-figure", node.place(), "'" + std::string{text} + "' is out of range",
                 "Write a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return least;
}

void add_unknown_word(Findings& findings, syntax::Node node, std::string_view known) {
  add_pack_error(findings, "scheme.unknown-word", node.place(), "'" + std::string{node.scalar()} + "' is not known here", "Known: " + std::string{known} + ".");
}

method::SchemeFamily read_scheme_family(syntax::Node node, Findings& findings) {
  ObjectReader reader{node, findings};
  method::SchemeFamily family;
  family.id = reader.text("id");
  family.label = reader.optional_text("label");
  family.assignment = reader.optional_text("assignment");
  family.alloys_below = read_optional_share(reader, "alloysBelow");
  family.refused_because = reader.optional_text("refusedBecause");
  const auto nodes = reader.items("classes");
  for (const auto item : nodes) family.classes.push_back(read_class(item, findings));
  ObjectReader otherwise{reader.required("otherwise"), findings};
  family.otherwise.name = otherwise.text("name");
  family.otherwise.rank = read_scheme_integer(otherwise.required("rank"), 1, 100, findings);
  otherwise.finish();
  reader.finish();
  std::map<int, std::vector<std::pair<syntax::Node, const SchemeClass*>>> by_year;
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    const auto& each = family.classes[at];
    by_year[each.year.value_or(0)].emplace_back(nodes[at], &each);
    if (each.rank >= family.otherwise.rank)
      add_pack_error(findings, "scheme.double-rank", nodes[at].place(), "class '" + each.name + "' ranks no better than '" + family.otherwise.name + "'",
                     "The class of what no line holds for has the highest rank.");
  }
  for (const auto& [year, classes] : by_year) judge_ladder(classes, findings);
  if (by_year.size() > 1 && by_year.count(0) != 0)
    add_pack_error(findings, "scheme.missing-part", node.place(), "some classes of '" + family.id + "' have a year and some have none",
                   "Give all or none a year.");
  if (nodes.empty() && family.refused_because.empty() && reader.is_object())
    add_pack_error(findings, "scheme.missing-part", node.place(), "the family '" + family.id + "' has no class",
                   "Add its classes, or say in 'refusedBecause' why it has none.");
  return family;
}

}  // namespace ferrolabel::formats
