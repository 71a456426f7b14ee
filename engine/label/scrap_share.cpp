// SPDX-License-Identifier: Apache-2.0
#include "label/scrap_share.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace ferrolabel::label {

using emissions::Rule;
using emissions::Traced;
using quantity::Mass;
using quantity::Ratio;
using MassTerm = emissions::Trace::Term<Mass>;
using RatioTerm = emissions::Trace::Term<Ratio>;

namespace {

bool lists(const std::vector<std::string>& kinds, std::string_view kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

std::string_view kind_name(plant::ScrapKind kind) {
  constexpr std::array<std::string_view, 4> names{"unit", "home", "pre", "post"};
  return names[static_cast<std::size_t>(kind)];
}

/// The kind of a precursor in a melt shop's charge; empty for what is no metal. Own pig iron arrives liquid.
std::string_view charge_kind(std::string_view category, bool own) {
  if (category == "Pig iron") return own ? "hot-metal" : "pig-iron";
  if (category == "Direct reduced iron") return "dri";
  if (category.starts_with("Alloys")) return "alloys";
  return {};
}

/// The charge of one melt shop by a scheme's rule.
class Charge {
 public:
  Charge(embedded::Inventory& inventory, const method::ScrapRule& rule, const plant::Process& melt, std::vector<std::string>& missing)
      : inventory_{inventory}, rule_{rule}, melt_{melt}, missing_{missing} {}

  std::optional<Traced<Ratio>> share() {
    for (const auto& scrap : melt_.scrap) add(kind_name(scrap.kind), "scrap", scrap.mass, scrap.metallic_fraction, melt_.id);
    for (const auto& use : melt_.precursors) add_precursor(use);
    if (melt_.scrap.empty()) {
      missing_.push_back("scrap charged by '" + melt_.id + "', by kind (0 t where there is none)");
      return std::nullopt;
    }
    if (all_.empty()) {
      missing_.push_back("metallic charge of '" + melt_.id + "'");
      return std::nullopt;
    }
    auto& trace = inventory_.trace;
    const auto secondary = trace.sum<Mass>(Rule::scrap_share, &melt_.id, std::span<const MassTerm>{secondary_});
    const auto all = trace.sum<Mass>(Rule::scrap_share, &melt_.id, std::span<const MassTerm>{all_});
    return trace.quotient<Ratio>(Rule::scrap_share, &melt_.id, secondary, all);
  }

 private:
  void add_precursor(const plant::PrecursorUse& use) {
    const auto* own = inventory_.find_process(use.from);
    const plant::PurchasedPrecursor* bought = nullptr;
    for (const auto& precursor : inventory_.plant->purchased)
      if (precursor.id == use.from) bought = &precursor;
    const auto category = own ? own->process->category : bought ? bought->category : std::string{};
    if (category == "Crude steel" || category == "Iron or steel products") {
      missing_.push_back("scrap share of the steel '" + use.from + "' that '" + melt_.id + "' melts again");
      return;
    }
    const auto kind = charge_kind(category, own != nullptr);
    static const std::optional<quantity::Stated<Ratio>> none;  // no copy: the trace keeps the address of what it is given
    if (!kind.empty()) add(kind, kind, use.mass, bought ? bought->metallic_fraction : none, use.from);
  }

  void add(std::string_view kind, std::string_view default_kind, const quantity::Stated<Mass>& stated, const std::optional<quantity::Stated<Ratio>>& fraction,
           const std::string& subject) {
    const bool secondary = lists(rule_.numerator, kind);
    if (!secondary && !lists(rule_.primary, kind)) return;
    auto& trace = inventory_.trace;
    auto mass = trace.input(stated, &subject);
    if (rule_.metallic_fraction) {
      const auto weight = fraction ? std::optional{trace.input(*fraction, &subject)} : by_default(kind, default_kind);
      if (!weight) {
        missing_.push_back("metallic fraction of '" + subject + "'");
        return;
      }
      mass = trace.product<Mass>(Rule::scrap_share, &subject, mass, *weight);
    }
    if (secondary) secondary_.push_back({mass, false});
    all_.push_back({mass, false});
  }

  std::optional<Traced<Ratio>> by_default(std::string_view kind, std::string_view general) {
    for (const auto& known : rule_.default_fractions)
      if (known.kind == kind || known.kind == general) return inventory_.trace.input(known.input, &melt_.id, Rule::factor);
    return std::nullopt;
  }

  embedded::Inventory& inventory_;
  const method::ScrapRule& rule_;
  const plant::Process& melt_;
  std::vector<std::string>& missing_;
  std::vector<MassTerm> secondary_;
  std::vector<MassTerm> all_;
};

std::optional<Traced<Ratio>> stated_share(embedded::Inventory& inventory, const plant::PurchasedPrecursor& bought, const method::Scheme& scheme, std::vector<std::string>& missing) {
  if (bought.crude_steel && bought.crude_steel->scrap_share && bought.crude_steel->scheme == scheme.info.id)
    return inventory.trace.input(*bought.crude_steel->scrap_share, &bought.id);
  missing.push_back("scrap share of bought steel '" + bought.id + "' by the rule of " + scheme.info.id);
  return std::nullopt;
}

}  // namespace

ScrapShare scrap_share(embedded::Inventory& inventory, const std::vector<StageSource>& melts, const method::Scheme& scheme) {
  auto& trace = inventory.trace;
  ScrapShare result;
  std::vector<RatioTerm> weighted;
  std::vector<RatioTerm> amounts;
  for (const auto& melt : melts) {
    std::optional<Traced<Ratio>> share;
    if (melt.bought != nullptr) {
      share = stated_share(inventory, *melt.bought, scheme, result.missing);
    } else {
      const auto process = inventory.node_process[static_cast<std::size_t>(melt.node)];
      share = Charge{inventory, scheme.scrap, *inventory.processes[static_cast<std::size_t>(process)].process, result.missing}.share();
    }
    if (!share) continue;
    if (melts.size() == 1) {
      result.share = share;
      break;
    }
    weighted.push_back({trace.product<Ratio>(Rule::scrap_share, &inventory.plant->id, melt.amount, *share), false});
    amounts.push_back({melt.amount, false});
  }
  if (result.missing.empty() && !weighted.empty())
    result.share = trace.quotient<Ratio>(Rule::scrap_share, &inventory.plant->id, trace.sum<Ratio>(Rule::scrap_share, &inventory.plant->id, std::span<const RatioTerm>{weighted}),
                                         trace.sum<Ratio>(Rule::scrap_share, &inventory.plant->id, std::span<const RatioTerm>{amounts}));
  if (!result.missing.empty()) result.share.reset();
  return result;
}

}  // namespace ferrolabel::label
