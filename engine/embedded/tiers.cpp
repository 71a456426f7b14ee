// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "embedded/assembly.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::embedded {

std::string_view tier_activity(const plant::SourceStream& stream) noexcept {
  switch (stream.method) {
    case plant::CalculationMethod::mass_balance: return "iron_steel_mass_balance";
    case plant::CalculationMethod::process: return "sintering_carbonate_input";
    case plant::CalculationMethod::combustion: break;
  }
  const auto& amount = stream.activity.metered ? stream.activity.metered : stream.activity.purchased;
  return amount && std::holds_alternative<quantity::Stated<quantity::Mass>>(*amount) ? "fuels_solid" : "fuels_other_gas_liquid";
}

namespace {

const quantity::Datum* activity_datum(const plant::SourceStream& stream) {
  if (stream.activity.metered) return &plant::datum(*stream.activity.metered);
  return stream.activity.purchased ? &plant::datum(*stream.activity.purchased) : nullptr;
}

/// Smallest streams first, as long as they stay jointly below the threshold: de minimis, then minor; the rest is major.
/// @source (EU) 2018/2066 Art. 19(3)
void categorise(Inventory& inventory, double total, const method::TierTable& table) {
  std::vector<StreamFigures*> by_size;
  by_size.reserve(inventory.streams.size());
  for (auto& figures : inventory.streams) by_size.push_back(&figures);
  const auto size = [](const StreamFigures* figures) { return std::abs(figures->emissions.counted.value.value()); };
  std::stable_sort(by_size.begin(), by_size.end(), [&](const auto* left, const auto* right) { return size(left) < size(right); });
  const double de_minimis = std::max(table.de_minimis_most, std::min(table.de_minimis_share * total, table.de_minimis_share_most));
  const double minor = std::max(table.minor_most, std::min(table.minor_share * total, table.minor_share_most));
  double jointly = 0;
  auto category = StreamCategory::de_minimis;
  for (auto* figures : by_size) {
    if (category == StreamCategory::de_minimis && jointly + size(figures) >= de_minimis) {
      category = StreamCategory::minor;
      jointly = 0;
    }
    if (category == StreamCategory::minor && jointly + size(figures) >= minor) category = StreamCategory::major;
    jointly += size(figures);
    figures->category = category;
  }
}

/// The installation's total before CO2 is transferred away. @source (EU) 2018/2066 Art. 19(2)
double total_before_transfer(const Inventory& inventory) {
  double total = inventory.installation_total.value.value();
  for (const auto& capture : inventory.plant->captures)
    if (!capture.proof.empty() && capture.destination != plant::CaptureDestination::other)
      total += capture.amount.value * (1 - (capture.biomass_fraction ? capture.biomass_fraction->value : 0));
  return total;
}

/// Category B and C: the highest tier for major streams; one tier less (C) or two (A, B) with proof, not below 1.
/// Category A follows Annex V minima, which the pack does not hold; minor streams may fall to tier 1 with proof.
/// @source (EU) 2018/2066 Art. 26(1)
TierCheck check(const StreamFigures& figures, char installation, const std::vector<double>& limits) {
  const auto* datum = activity_datum(*figures.stream);
  if (datum == nullptr || !datum->evidence.tier) return TierCheck::not_stated;
  if (installation == 'A' || limits.empty() || figures.category == StreamCategory::de_minimis) return TierCheck::not_checkable;
  const int highest = static_cast<int>(limits.size());
  const int tier = *datum->evidence.tier;
  if (tier >= highest) return TierCheck::ok;
  const int least = figures.category == StreamCategory::minor ? 1 : std::max(1, highest - (installation == 'C' ? 1 : 2));
  return tier >= least ? TierCheck::deviation : TierCheck::below;
}

void report(const Assembly& assembly, const StreamFigures& figures, char installation, const std::vector<double>& limits) {
  const auto* datum = activity_datum(*figures.stream);
  const auto& calculation = assembly.calculation;
  const int highest = static_cast<int>(limits.size());
  const auto named = [&] { return "activity data of stream '" + figures.stream->id + "'"; };
  if (figures.tier == TierCheck::below) {
    auto text = named() + " are at tier " + std::to_string(*datum->evidence.tier) + "; an installation of category " + std::string(1, installation) + " needs tier " + std::to_string(highest);
    const std::string mend = "raise the tier, or agree a deviation with the authority";
    if (calculation.method.tiers_obligatory) calculation.error("emissions.tier.below", datum->place, std::move(text), mend);
    else calculation.warning("emissions.tier.below", datum->place, std::move(text), mend);
  } else if (figures.tier == TierCheck::deviation) {
    calculation.note("emissions.tier.deviation", datum->place, named() + " are at tier " + std::to_string(*datum->evidence.tier) + " of " + std::to_string(highest),
                     "keep the proof that the highest tier is not feasible or costs unreasonably much");
  } else if (figures.tier == TierCheck::not_stated && calculation.method.tiers_obligatory) {
    calculation.warning("emissions.tier.not-stated", figures.stream->place, named() + " state no tier", "state the tier of the monitoring plan");
  }
  if (datum == nullptr || !datum->evidence.tier || !datum->evidence.uncertainty || *datum->evidence.tier > highest) return;
  const double limit = limits[static_cast<std::size_t>(*datum->evidence.tier) - 1];
  if (*datum->evidence.uncertainty > limit)
    calculation.warning("emissions.tier.uncertainty-above-limit", datum->place,
                        named() + " are uncertain by " + quantity::number_text(100 * *datum->evidence.uncertainty) + " %, more than the " + quantity::number_text(100 * limit) + " % of tier " +
                            std::to_string(*datum->evidence.tier),
                        "state the tier that the uncertainty meets");
}

}  // namespace

void check_tiers(Assembly& assembly) {
  const auto& table = *assembly.calculation.method.tiers;
  auto& inventory = assembly.inventory;
  double total = 0;
  for (const auto& figures : inventory.streams) total += std::abs(figures.emissions.counted.value.value());
  const double installation_total = total_before_transfer(inventory);
  inventory.installation_category = installation_total <= table.category_a_most ? 'A' : installation_total <= table.category_b_most ? 'B' : 'C';
  categorise(inventory, total, table);
  for (auto& figures : inventory.streams) {
    const auto limits = table.activity_data.find(tier_activity(*figures.stream));
    const auto* by_tier = limits != table.activity_data.end() ? &limits->second.by_tier : nullptr;
    figures.tier = by_tier ? check(figures, inventory.installation_category, *by_tier) : TierCheck::not_checkable;
    if (by_tier) report(assembly, figures, inventory.installation_category, *by_tier);
  }
}

}  // namespace ferrolabel::embedded
