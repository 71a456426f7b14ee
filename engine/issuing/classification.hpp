// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"
#include "finding/result.hpp"
#include "formats/result/classification_json.hpp"
#include "label/classify.hpp"
#include "method/scheme.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::issuing {

using Schemes = std::vector<std::shared_ptr<const method::Scheme>>;

/// What is asked of a plant's goods.
struct ClassifyTerms {
  std::string product;      ///< id of a good or process; empty = every good
  std::string family;       ///< of several schemes asked of those that have it
  std::string electricity;  ///< case, where a scheme leaves it open; empty = the scheme's
  std::optional<quantity::Date> date{};  ///< nothing: a dated scheme is asked for the last day of the plant's period
  std::uint64_t draws = 10'000;  ///< for the probability; 0 = none
  std::uint64_t seed = 1;
  unsigned threads = 1;
};

using formats::ClassedGood;

/// Each good under each scheme: a class, or the reason why there is none. Warnings go to `findings`.
[[nodiscard]] std::vector<ClassedGood> classify_goods(embedded::Inventory& inventory, const Schemes& schemes, const ClassifyTerms& terms, Findings& findings);

/// An intensity taken as it stands.
struct IntensityTerms {
  quantity::Decimal intensity;  ///< kg CO2e/t
  std::optional<quantity::Decimal> scrap{};
  std::string family;
  std::optional<quantity::Date> date{};
  label::ClassifyInputs inputs{};
};

/// The intensity under each scheme. Findings where the one scheme refuses; of several, a refusal is told among the results.
[[nodiscard]] Result<std::vector<ClassedGood>> classify_intensity(const Schemes& schemes, const IntensityTerms& terms);

/// `classify.family.unknown` where a family was named that none of several schemes has; nothing for one scheme, which says so itself.
[[nodiscard]] Findings unknown_family(const Schemes& schemes, const std::string& family);

/// A classification that is refused because the input does not fit the scheme, told by its findings.
[[nodiscard]] label::Classification refusal(const method::Scheme& scheme, std::string_view family, std::string intensity, const Findings& findings);

/// The electricity cases that may be named, and the one that it names; nothing for an empty text.
[[nodiscard]] std::vector<std::string> electricity_cases();
[[nodiscard]] std::optional<embedded::ElectricityBasis> electricity_case(std::string_view name);

/// That case where the scheme's text leaves it to the user, nothing for an empty name; `classify.electricity.settled` where the
/// scheme says itself which figure counts.
[[nodiscard]] Result<std::optional<embedded::ElectricityBasis>> open_electricity_case(const method::Scheme& scheme, std::string_view name);

}  // namespace ferrolabel::issuing
