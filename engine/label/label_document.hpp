// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::label {

/// Who stands for the label.
struct LabelIssuer {
  std::string id;  ///< https or urn URI
  std::string name;
};

/// Where the product was made, and where its steel was melted and first poured. Texts may be empty where not stated.
struct LabelInstallation {
  std::string id;
  std::string name;
  std::string country;  ///< ISO 3166-1 alpha-2
  std::string site;
  std::optional<std::string> melt_country;
  std::optional<std::string> pour_country;
  std::string melt_site;
};

/// What the label is about. Texts but id, cn and stage may be empty.
struct LabelProduct {
  std::string id;
  std::string name;
  std::string cn;     ///< 8 digits
  std::string grade;  ///< EN designation
  std::string form;
  std::string stage;  ///< "crude-steel", "hot-rolled", "finished", …
  std::vector<std::string> heats;  ///< heat or batch numbers, as given
};

/// The accounting method by which E was made.
struct LabelMethod {
  std::string id;
  std::string edition;
  std::string digest;  ///< "sha256:…" of the pack
};

/// The scheme by which the class was found, with the word and the sentence that must stand beside the class.
struct LabelScheme {
  std::string id;
  std::string version;
  std::string digest;  ///< "sha256:…" of the pack
  std::string family;
  std::string status;       ///< "law", "draft", "product-default", …
  std::string status_text;  ///< the scheme's own words; may be empty
  std::string notice;       ///< may be empty
};

/// What E would be under one of the electricity cases that stand side by side.
struct LabelElectricityCase {
  std::string basis;            ///< "location", "market" or "eu-average"
  quantity::Decimal intensity;  ///< unrounded, in the label's unit at its stage
};

/// Tonnes per tonne of metallic charge; nothing where the plant did not state it.
struct LabelRecycledContent {
  std::optional<quantity::Decimal> pre_consumer;
  std::optional<quantity::Decimal> post_consumer;
};

struct LabelVerification {
  std::string level;  ///< "self-declared", "limited" or "reasonable"
  std::string verifier;
  std::string accreditation;
};

/// A label: all that a producer says of a quantity of steel, and nothing that he keeps to himself (no fuels, no suppliers,
/// no volumes beyond the quantity). @source LABELS.md section 3
struct Label {
  std::string id;  ///< URI that follows from the content and the key
  LabelIssuer issuer;
  std::string holder;  ///< operator of the installation
  LabelInstallation installation;
  LabelProduct product;
  quantity::Date period_from{};
  quantity::Date period_to{};  ///< last day, inclusive
  LabelMethod method;
  LabelScheme scheme;
  quantity::Decimal intensity;  ///< E, unrounded
  std::string unit;             ///< of E, "kgCO2e/t" or "kgCO2/t"
  std::string stage;            ///< of E, "crude-steel", "hot-rolled", …
  std::optional<quantity::Decimal> scrap_share;       ///< s, 0 … 1; nothing where the scheme has none
  std::optional<quantity::Decimal> primary_fraction;  ///< what some kinds of scheme want beside, so that the class can
  std::optional<quantity::Decimal> scrap_per_product; ///< be found again: see ClassifyInputs
  std::string class_name;
  std::string electricity_basis;
  std::vector<std::string> instruments;  ///< ids of the guarantees of origin and contracts that E rests on
  std::vector<LabelElectricityCase> electricity_cases;  ///< those that the plant's data give, in the order above
  LabelRecycledContent recycled;
  quantity::Decimal default_share;  ///< part of direct and indirect emissions at the scheme's stage that rests on default values, 0 … 1
  LabelVerification verification;
  quantity::Decimal quantity;  ///< t, at most 6 decimals, > 0
  quantity::Date valid_from{};
  std::optional<quantity::Date> valid_until;  ///< last day; nothing = the scheme does not say ("validity unknown")
  std::string registry = "unregistered";
  std::optional<std::string> status_pointer;  ///< URI; nothing while unregistered
  std::string input_digest;                   ///< "sha256:…" over the plant's model
  std::string submission_digest{};            ///< "sha256:…" of the submission that asked for it; may be empty
};

/// The last day of a validity of that many months from a first day: the day before the same day of the month, which is
/// the month's last where there is none. @param months >= 1
[[nodiscard]] quantity::Date last_day_of_validity(const quantity::Date& first, int months) noexcept;

/// What no label may say, whoever wrote it: findings label.quantity.not-positive, .too-fine; label.period.order,
/// .not-over (ends after the label's date); label.validity.order; label.intensity.unit; label.share.out-of-range; label.cn;
/// label.country; label.digest; label.electricity.case; label.id; label.text.empty, .hidden-sign.
[[nodiscard]] Findings check_label(const Label& label);

}  // namespace ferrolabel::label
