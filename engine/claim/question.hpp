// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::claim {

/// A class that serves, or a better one of the same scheme and version.
struct AskedClass {
  std::string scheme;
  std::string version;     ///< empty: the version that is at hand
  std::string class_name;
  std::string family;      ///< of that scheme, for the product that is bought; empty: not said
};

/// How much is known of who stands for the figures, worst first.
enum class VerificationRank : std::uint8_t { self_declared, limited, reasonable };
/// "self-declared", "limited" or "reasonable", as in labels.
[[nodiscard]] std::string_view to_string(VerificationRank rank) noexcept;
[[nodiscard]] std::optional<VerificationRank> parse_verification_rank(std::string_view text) noexcept;

/// How the labelled property goes with the goods, nearest to the goods first.
enum class Custody : std::uint8_t { identity_preserved, segregated, controlled_blending, site_mass_balance, group_mass_balance, book_and_claim };
/// "identity-preserved", "segregated", "controlled-blending", "site-mass-balance", "group-mass-balance" or "book-and-claim".
[[nodiscard]] std::string_view to_string(Custody custody) noexcept;
[[nodiscard]] std::optional<Custody> parse_custody(std::string_view text) noexcept;
/// Whether the goods themselves come from the labelled production: all but group balance and book-and-claim.
[[nodiscard]] bool is_physical(Custody custody) noexcept;

/// What the goods must be; an empty list asks for nothing.
struct ProductRule {
  std::vector<std::string> cn;  ///< CN codes or their beginnings
  std::vector<std::string> grades;
  std::vector<std::string> forms;
  std::vector<std::string> stages;
};

/// Where the goods must come from; an empty list asks for nothing. Countries are ISO 3166-1 alpha-2.
struct OriginRule {
  std::vector<std::string> made_in;
  std::vector<std::string> melted_in;
  std::vector<std::string> poured_in;
  bool melted_and_poured = false;  ///< melt and pour country must both be stated and be one
  std::vector<std::string> installations;
  std::vector<std::string> sites;
  std::vector<std::string> melt_sites;
};

/// At least so much recycled content, t/t of metallic charge.
struct RecycledRule {
  std::optional<quantity::Decimal> pre_consumer;
  std::optional<quantity::Decimal> post_consumer;
  std::optional<quantity::Decimal> total;
};

/// A part of the procurement.
struct Lot {
  std::string id;
  std::string title;
  std::optional<quantity::Decimal> quantity;  ///< t of labelled steel asked; nothing: the lot has no tonnage of its own
  std::optional<quantity::Date> delivery_from;
  std::optional<quantity::Date> delivery_until;
  ProductRule product;
  OriginRule origin;
};

/// Low-carbon share over the whole procurement.
struct QuotaRule {
  std::string scheme;                      ///< kind `quota`, such as "eu-iaa-com-2026-100"
  std::optional<quantity::Decimal> total;  ///< t of all steel used, unlabelled included
  bool lines_may_fail = false;             ///< a refused line counts as unlabelled steel instead of ending the bid
};

/// What a criterion beyond carbon looks at.
enum class CriterionKind : std::uint8_t {
  recycled_pre,     ///< label: pre-consumer content at least `value`
  recycled_post,    ///< label: post-consumer content at least `value`
  recycled_total,   ///< label: their sum at least `value`
  declared,         ///< the bidder declares `name`
  share_at_least,   ///< the bidder declares a share `name` of at least `value`
  share_at_most,    ///< the bidder declares a share `name` of at most `value`
  certificate,      ///< the bidder names a certificate of one of `any_of`, valid on the day of decision
  melted_in,        ///< label: melt country one of `any_of`
  low_carbon_share, ///< the bidder's bill: low-carbon share at least `value`
};
/// "recycled-pre", "recycled-post", "recycled-total", "declared", "share-at-least", "share-at-most", "certificate", "melted-in",
/// "low-carbon-share".
[[nodiscard]] std::string_view to_string(CriterionKind kind) noexcept;
[[nodiscard]] std::optional<CriterionKind> parse_criterion_kind(std::string_view text) noexcept;

/// One criterion beyond the class, from a question pack, with the figures of the question.
struct Criterion {
  std::string pack;
  std::string id;
  std::string title;
  CriterionKind kind = CriterionKind::declared;
  std::string name;  ///< of what the bidder declares
  std::optional<quantity::Decimal> value;
  std::vector<std::string> any_of;
  std::string source;  ///< act and article
};

/// An accounting method that is taken; empty edition or digest: any.
struct AskedMethod {
  std::string id;
  std::string edition;
  std::string digest;
};

/// Age of a status list beyond which it is asked anew, where the question does not say.
inline constexpr int default_status_age_days = 7;

/// What a procurer asks. Empty lists and missing values ask for nothing.
struct Question {
  std::string id;
  std::string title;
  std::vector<AskedClass> classes;
  bool equivalents = true;  ///< whether another scheme's class may serve (2014/24 Art. 43: it must)
  std::optional<quantity::Decimal> scrap_share_at_least;
  std::optional<quantity::Decimal> scrap_share_at_most;
  RecycledRule recycled;
  std::vector<std::string> electricity;  ///< bases as in labels: method, location, market, eu-average
  std::vector<Custody> custody;
  std::optional<quantity::Decimal> default_share_at_most;
  std::optional<VerificationRank> verification;
  bool accredited = false;                  ///< the verifier's accreditation must be shown by the trust data
  std::vector<std::string> scheme_status;   ///< "law", "private", "draft", …
  std::vector<AskedMethod> methods;
  bool registered = true;                   ///< a registry must vouch for the tonnes; false: its absence is a note
  int status_age_days = default_status_age_days;
  std::optional<quantity::Date> period_from;   ///< production in this time
  std::optional<quantity::Date> period_until;
  ProductRule product;
  OriginRule origin;
  std::vector<Lot> lots;
  std::optional<QuotaRule> quota;
  std::vector<Criterion> criteria;

  [[nodiscard]] const Lot* find_lot(std::string_view lot) const noexcept;
};

}  // namespace ferrolabel::claim
