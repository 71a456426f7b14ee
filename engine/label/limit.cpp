// SPDX-License-Identifier: Apache-2.0
#include "label/limit.hpp"

#include <algorithm>
#include <cstddef>

namespace ferrolabel::label {

namespace {

using quantity::Decimal;

/// Width of an interval of s in thousandths; nothing where it is finer, which a reader refuses.
std::optional<std::int64_t> thousandths(const Exact& width) noexcept {
  const auto whole = width.times(1000).to_double();
  if (whole < 1 || whole > 1000) return {};
  const auto count = static_cast<std::int64_t>(whole);
  if (Exact::of(Decimal{count}) != width.times(1000)) return {};
  return count;
}

/// The index of the first of the two points around s.
std::size_t segment(const std::vector<method::LimitPoint>& points, const Decimal& scrap_share) {
  std::size_t at = 0;
  while (at + 2 < points.size() && points[at + 1].scrap_share <= scrap_share) ++at;
  return at;
}

}  // namespace

std::optional<ExactLimit> ExactLimit::at(const method::LimitLine& line, const Decimal& scrap_share) noexcept {
  if (line.points.empty()) {
    const auto a = Exact::of(line.a);
    const auto reduction = Exact::product(line.b, scrap_share);
    if (!a || !reduction) return {};
    return ExactLimit{*a - *reduction, 1};
  }
  if (line.points.size() < 2) return {};
  const auto first = segment(line.points, scrap_share);
  const auto& [x0, y0] = line.points[first];
  const auto& [x1, y1] = line.points[first + 1];
  const auto left = Exact::of(y0), from = Exact::of(x0), to = Exact::of(x1);
  // (y1 - y0)·(s - x0) term by term, so that each product is exact
  const auto y1s = Exact::product(y1, scrap_share), y0s = Exact::product(y0, scrap_share);
  const auto y1x = Exact::product(y1, x0), y0x = Exact::product(y0, x0);
  if (!left || !from || !to || !y1s || !y0s || !y1x || !y0x || *to <= *from) return {};
  const auto width = thousandths(*to - *from);
  if (!width) return {};
  const auto rise = *y1s - *y0s - *y1x + *y0x;
  return ExactLimit{left->times(*width) + rise.times(1000), *width};
}

bool ExactLimit::admits(const Exact& intensity, method::LimitOperator op) const noexcept {
  const auto order = intensity.times(denominator_) <=> numerator_;
  return op == method::LimitOperator::at_most ? order <= 0 : order < 0;
}

double ExactLimit::excess(const Exact& intensity) const {
  const auto difference = intensity.times(denominator_) - numerator_;
  if (const auto exact = difference.divided(denominator_)) return exact->to_double();
  return difference.to_double() / static_cast<double>(denominator_);
}

double ExactLimit::to_double() const {
  if (const auto exact = numerator_.divided(denominator_)) return exact->to_double();
  return numerator_.to_double() / static_cast<double>(denominator_);
}

std::string ExactLimit::to_string() const {
  constexpr std::size_t digits_that_read_well = 15;
  const auto exact = numerator_.divided(denominator_);
  if (!exact) return numerator_.to_string() + '/' + std::to_string(denominator_);
  auto text = exact->to_string();
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; }));
  if (digits <= digits_that_read_well) return text;
  const auto shortest = Decimal::from_double(exact->to_double());
  return shortest ? shortest->to_string() : text;
}

double approximate_limit(const method::LimitLine& line, double scrap_share) {
  if (line.points.empty()) return line.a.to_double() - line.b.to_double() * scrap_share;
  const auto after = std::find_if(line.points.begin() + 1, line.points.end() - 1,
                                  [&](const method::LimitPoint& point) { return scrap_share < point.scrap_share.to_double(); });
  const auto& [x0, y0] = *(after - 1);
  const auto& [x1, y1] = *after;
  const auto share = (scrap_share - x0.to_double()) / (x1.to_double() - x0.to_double());
  return y0.to_double() + (y1.to_double() - y0.to_double()) * share;
}

}  // namespace ferrolabel::label
