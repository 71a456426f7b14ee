// SPDX-License-Identifier: Apache-2.0
#include "label/quota.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "label/exact.hpp"

namespace ferrolabel::label {

namespace {

using quantity::Decimal;

/// The amount in kt, which lets a bill of up to 10^10 t be exact; nothing where it is negative or larger.
std::optional<Exact> kilotonnes(const Decimal& tonnes) noexcept {
  return tonnes < Decimal{} ? std::nullopt : Exact::product(tonnes, Decimal{1, -3});
}

Finding bad_tonnes(std::string message, std::string fix) {
  return {"classify.quota.bad-tonnes", Severity::error, {}, std::move(message), std::move(fix)};
}

}  // namespace

std::string_view to_string(QuotaVerdict verdict) noexcept {
  constexpr std::array<std::string_view, 3> names{"accept", "reject", "cannot-decide"};
  return names[static_cast<std::size_t>(verdict)];
}

Result<QuotaResult> evaluate_quota(const method::Scheme& scheme, const Decimal& accepted, const Decimal& undecided, const Decimal& total) {
  if (!scheme.quota_share)
    return Finding{"classify.quota.no-share", Severity::error, {}, "'" + scheme.info.id + "' states no quota",
                   "Ask a scheme of kind 'quota', such as 'eu-iaa-com-2026-100'."};
  const auto yes = kilotonnes(accepted), open = kilotonnes(undecided), all = kilotonnes(total);
  if (!yes || !open || !all)
    return bad_tonnes("a bill of steel of " + accepted.to_string() + " t accepted and " + undecided.to_string() + " t undecided of " + total.to_string() +
                          " t cannot be judged",
                      "Give tonnes from 0 to below 10000000000 with at most 24 decimals.");
  if (*all == Exact{}) return bad_tonnes("a bill of steel of 0 t has no share", "Give the total of all steel used.");
  if (*yes + *open > *all)
    return bad_tonnes("accepted and undecided tonnes exceed the total of " + total.to_string() + " t", "Count all steel used in the total, unlabelled included.");
  const auto& share = *scheme.quota_share;
  const auto needed = Exact::product(Decimal{share.significand(), share.exponent() - 3}, total);
  if (!needed)
    return bad_tonnes("the quota of " + total.to_string() + " t has more decimals than can be compared exactly",
                      "Give tonnes with fewer decimals.");
  QuotaResult result;
  result.share = yes->to_double() / all->to_double();
  result.missing = std::max(0.0, 1000 * (*needed - *yes).to_double());
  if (*yes >= *needed) result.verdict = QuotaVerdict::accept;
  else if (*yes + *open < *needed) result.verdict = QuotaVerdict::reject;
  return result;
}

}  // namespace ferrolabel::label
