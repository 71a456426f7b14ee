// SPDX-License-Identifier: Apache-2.0
#include "claim/scrap_bounds.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ferrolabel::claim {

namespace {

using label::Exact;
using quantity::Decimal;

constexpr Decimal tolerance{1, -6};

bool has(const std::vector<std::string>& kinds, std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

bool same_kinds(std::vector<std::string> left, std::vector<std::string> right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

bool counts_whole_charge(const method::ScrapRule& rule) {
  constexpr std::array<std::string_view, 4> primary{"hot-metal", "pig-iron", "dri", "hbi"};
  return std::all_of(primary.begin(), primary.end(), [&](auto kind) { return has(rule.primary, kind); }) && !has(rule.primary, "alloys");
}

/// The sum as a decimal; nothing where it has too many digits.
std::optional<Decimal> as_decimal(const Exact& value) { return Decimal::parse(value.to_string()); }

}  // namespace

bool ScrapBounds::below(const Decimal& scrap_share) const {
  const auto share = Exact::of(scrap_share);
  return known && share && *share + *Exact::of(tolerance) < content;
}

bool ScrapBounds::above(const Decimal& scrap_share) const {
  const auto share = Exact::of(scrap_share);
  return known && exact && share && content + *Exact::of(tolerance) < *share;
}

ScrapBounds scrap_bounds(const method::ScrapRule& rule, const label::LabelRecycledContent& recycled) {
  ScrapBounds bounds;
  if (rule.none || !recycled.pre_consumer || !recycled.post_consumer) return bounds;
  // Weighted by metallic fraction, or with alloys among the primary metal, s may lie on either side.
  if (rule.metallic_fraction || !counts_whole_charge(rule) || !has(rule.numerator, "pre") || !has(rule.numerator, "post")) return bounds;
  const auto pre = Exact::of(*recycled.pre_consumer);
  const auto post = Exact::of(*recycled.post_consumer);
  if (!pre || !post) return bounds;
  bounds.known = true;
  bounds.exact = rule.numerator.size() == 2;
  bounds.content = *pre + *post;
  bounds.text = recycled.pre_consumer->to_string() + " + " + recycled.post_consumer->to_string();
  return bounds;
}

bool same_rule(const method::ScrapRule& left, const method::ScrapRule& right) {
  return left.none == right.none && same_kinds(left.numerator, right.numerator) && same_kinds(left.primary, right.primary) &&
         left.metallic_fraction == right.metallic_fraction && left.default_fractions == right.default_fractions;
}

std::optional<Decimal> scrap_share_by(const method::ScrapRule& wanted, const method::ScrapRule& own, const label::Label& label) {
  if (label.scrap_share && same_rule(wanted, own)) return label.scrap_share;
  const auto bounds = scrap_bounds(wanted, label.recycled);
  if (!bounds.known || !bounds.exact) return std::nullopt;
  return as_decimal(bounds.content);
}

}  // namespace ferrolabel::claim
