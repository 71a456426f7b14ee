// SPDX-License-Identifier: Apache-2.0
#include "claim/question.hpp"

#include <algorithm>
#include <array>

namespace ferrolabel::claim {

namespace {

constexpr std::array<std::string_view, 3> ranks{"self-declared", "limited", "reasonable"};
constexpr std::array<std::string_view, 6> custodies{"identity-preserved", "segregated", "controlled-blending",
                                                    "site-mass-balance", "group-mass-balance", "book-and-claim"};
constexpr std::array<std::string_view, 9> criteria{"recycled-pre", "recycled-post", "recycled-total", "declared", "share-at-least",
                                                   "share-at-most", "certificate", "melted-in", "low-carbon-share"};

template <class Enum, std::size_t size>
std::optional<Enum> parse(const std::array<std::string_view, size>& words, std::string_view text) noexcept {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view to_string(VerificationRank rank) noexcept { return ranks[static_cast<std::size_t>(rank)]; }
std::optional<VerificationRank> parse_verification_rank(std::string_view text) noexcept { return parse<VerificationRank>(ranks, text); }

std::string_view to_string(Custody custody) noexcept { return custodies[static_cast<std::size_t>(custody)]; }
std::optional<Custody> parse_custody(std::string_view text) noexcept { return parse<Custody>(custodies, text); }
bool is_physical(Custody custody) noexcept { return custody < Custody::group_mass_balance; }

std::string_view to_string(CriterionKind kind) noexcept { return criteria[static_cast<std::size_t>(kind)]; }
std::optional<CriterionKind> parse_criterion_kind(std::string_view text) noexcept { return parse<CriterionKind>(criteria, text); }

const Lot* Question::find_lot(std::string_view lot) const noexcept {
  const auto found = std::find_if(lots.begin(), lots.end(), [lot](const Lot& each) { return each.id == lot; });
  return found == lots.end() ? nullptr : &*found;
}

}  // namespace ferrolabel::claim
