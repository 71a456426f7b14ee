// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "label/exact.hpp"
#include "label/label_document.hpp"
#include "method/scheme.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::claim {

/// What the recycled content of a label tells of s by a scheme's rule.
/// Recycled content = (pre + post) / (charge without unit scrap, home scrap and alloys). A scheme that counts pre and post raw,
/// against the whole primary charge, has s equal to it; one that counts more kinds of scrap has s at least as high.
struct ScrapBounds {
  bool known = false;
  bool exact = false;      ///< s equals the recycled content; else it is a lower bound
  label::Exact content;    ///< pre + post
  std::string text;        ///< "0.2 + 0.75"

  /// Whether s is lower than it can be. Both figures may have been rounded to doubles: 10^-6 is allowed.
  [[nodiscard]] bool below(const quantity::Decimal& scrap_share) const;
  /// Whether s is higher than it can be.
  [[nodiscard]] bool above(const quantity::Decimal& scrap_share) const;
};

[[nodiscard]] ScrapBounds scrap_bounds(const method::ScrapRule& rule, const label::LabelRecycledContent& recycled);

/// s of a label by another scheme's rule, where the label's figures give it: the same rule, or one for which the recycled
/// content is s. @param own of the label's scheme
[[nodiscard]] std::optional<quantity::Decimal> scrap_share_by(const method::ScrapRule& wanted, const method::ScrapRule& own, const label::Label& label);

/// Whether two rules make the same s of every charge.
[[nodiscard]] bool same_rule(const method::ScrapRule& left, const method::ScrapRule& right);

}  // namespace ferrolabel::claim
