// SPDX-License-Identifier: Apache-2.0
#include "label/projection.hpp"

#include <algorithm>
#include <span>

#include "embedded/upstream.hpp"
#include "label/provenance.hpp"
#include "label/scrap_share.hpp"
#include "label/stage.hpp"

namespace ferrolabel::label {

using embedded::ElectricityBasis;
using emissions::Rule;
using emissions::Traced;
using quantity::Decimal;
using quantity::Ratio;
using quantity::SpecificEmissions;
using SpecificTerm = emissions::Trace::Term<SpecificEmissions>;
using RatioTerm = emissions::Trace::Term<Ratio>;

namespace {

std::optional<ElectricityBasis> basis_of(method::ElectricityCase wanted) {
  switch (wanted) {
    case method::ElectricityCase::location:
    case method::ElectricityCase::country_average: return ElectricityBasis::location;
    case method::ElectricityCase::market: return ElectricityBasis::market;
    case method::ElectricityCase::eu_average: return ElectricityBasis::eu_average;
    case method::ElectricityCase::actual_sources: return ElectricityBasis::method;
    case method::ElectricityCase::unresolved: break;
  }
  return std::nullopt;
}

/// The case by the scheme's own rule for this country; nothing where it leaves that open.
std::optional<ElectricityBasis> own_basis(const method::Scheme& scheme, const plant::Installation& plant) {
  const bool in_eu = scheme.electricity.basis_in_eu && plant::is_eu_member(plant.country);
  return basis_of(in_eu ? *scheme.electricity.basis_in_eu : scheme.electricity.basis);
}

/// Whether the user may choose a case: the scheme's own, one that it allows, or any where it says nothing.
bool may_choose(const method::Scheme& scheme, const plant::Installation& plant, ElectricityBasis chosen) {
  const auto own = own_basis(scheme, plant);
  if (!own || *own == chosen) return true;
  const auto& allowed = scheme.electricity.also_allowed;
  return std::any_of(allowed.begin(), allowed.end(), [chosen](const auto wanted) { return basis_of(wanted) == chosen; });
}

/// As class schemes call it: the case by an accounting method's rule is that of the actual sources.
std::string_view case_name(ElectricityBasis basis) { return basis == ElectricityBasis::method ? "actual-sources" : to_string(basis); }

std::optional<embedded::UpstreamTerm> upstream_term(std::string_view term) {
  if (term == "upstream-materials") return embedded::UpstreamTerm::materials;
  if (term == "upstream-fuels") return embedded::UpstreamTerm::fuels;
  if (term == "upstream-electricity") return embedded::UpstreamTerm::electricity;
  if (term == "transport") return embedded::UpstreamTerm::transport;
  if (term == "scrap-supply") return embedded::UpstreamTerm::scrap_supply;
  return std::nullopt;
}

/// E and s of one good under one scheme while they are being made.
class Projector {
 public:
  Projector(embedded::Inventory& inventory, const embedded::ProcessFigures& good, const method::Scheme& scheme, const ProjectionChoices& choices, Projection& result)
      : inventory_{inventory}, good_{good}, scheme_{scheme}, choices_{choices}, result_{result} {}

  void run() {
    if (!only_open_terms_are_stated() || !settle_family() || !settle_open_terms() || !settle_electricity()) return;
    auto stage = find_stage(inventory_, good_, scheme_.stage);
    if (!stage.refused_because.empty()) {
      result_.refused_because = stage.refused_because;
      return;
    }
    sources_ = std::move(stage.sources);
    add_terms();
    add_verified_terms();
    add_scrap_share();
    if (!result_.missing.empty()) {
      result_.refused_because = "incomplete: the plant does not give " + join(result_.missing);
      return;
    }
    finish();
  }

 private:
  static std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : "; ") + name;
    return text;
  }

  bool refuse(std::string reason) {
    result_.refused_because = std::move(reason);
    return false;
  }

  /// The family that the plant states for this good under this scheme; empty where it states none.
  [[nodiscard]] std::string stated_family() const {
    for (const auto& good : good_.process->goods) {
      if (good.id != result_.good && good_.process->id != result_.good) continue;
      for (const auto& statement : good.families)
        if (statement.scheme == scheme_.info.id || statement.scheme == result_.scheme) return statement.family;
    }
    return {};
  }

  bool settle_family() {
    if (result_.family.empty()) result_.family = stated_family();
    stated_ = !result_.family.empty();
    if (result_.family.empty() && scheme_.families.size() == 1) result_.family = scheme_.families.front().id;
    if (result_.family.empty()) {
      std::vector<std::string> names;
      for (const auto& family : scheme_.families) names.push_back(family.id);
      return refuse("the product family is not stated: name it (" + join(names) + ")");
    }
    const auto* family = scheme_.find_family(result_.family);
    if (family == nullptr) return refuse("'" + result_.family + "' is no family of " + scheme_.info.id);
    if (!family->alloys_below) return true;
    const auto& alloys = good_.process->alloy_content;
    if (!alloys && is_non_alloy()) return true;
    if (!alloys) return refuse("incomplete: the plant does not give alloyContent of '" + good_.process->id + "', on which the family depends");
    if (alloys->value >= family->alloys_below->to_double())
      return refuse("family '" + family->id + "' is for alloys below " + family->alloys_below->to_string() + " by mass; other families are refused");
    return true;
  }

  /// Non-alloy steel by its heading, or made of bought steel that is: far below any limit on alloys.
  [[nodiscard]] bool is_non_alloy() const {
    const auto& process = *good_.process;
    if (!process.goods.empty() && std::all_of(process.goods.begin(), process.goods.end(), [](const auto& good) { return plant::is_non_alloy_steel(good.cn); })) return true;
    return !process.precursors.empty() && std::all_of(process.precursors.begin(), process.precursors.end(), [&](const auto& use) {
      return std::any_of(inventory_.plant->purchased.begin(), inventory_.plant->purchased.end(),
                         [&](const auto& bought) { return bought.id == use.from && plant::is_non_alloy_steel(bought.cn); });
    });
  }

  [[nodiscard]] const plant::VerifiedTerm* verified(std::string_view term) const {
    for (const auto& stated : inventory_.plant->verified_terms) {
      if (stated.term == term && is_of_this_good(stated)) return &stated;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_of_this_good(const plant::VerifiedTerm& stated) const {
    return stated.scheme == scheme_.info.id && (stated.good == result_.good || stated.good == good_.process->id);
  }

  /// A verified value settles what the scheme leaves open, and nothing else: no offset enters E by this door.
  bool only_open_terms_are_stated() {
    for (const auto& stated : inventory_.plant->verified_terms) {
      if (!is_of_this_good(stated)) continue;
      const bool open = std::any_of(scheme_.unsettled.begin(), scheme_.unsettled.end(), [&](const auto& term) { return term.term == stated.term; });
      if (!open) return refuse("verifiedTerms states '" + stated.term + "', which " + scheme_.info.id + " does not leave open");
      if (inventory_.plant->verification.level == plant::VerificationLevel::self_declared)
        return refuse("'" + stated.term + "' needs a verified value, and the plant's data are self-declared: name the verifier");
    }
    return true;
  }

  /// What the public text leaves open is never guessed.
  bool settle_open_terms() {
    for (const auto& open : scheme_.unsettled) {
      if (verified(open.term)) continue;
      if (open.concern == method::Concern::family && stated_) continue;
      if (open.concern == method::Concern::electricity && choices_.electricity) continue;
      if (open.concern == method::Concern::scrap_share && (open.term == "metallic-fraction-of-alloys" || !charges_home_scrap()) && open.term != "scrap-share") continue;
      return refuse("the scheme's public text does not settle '" + open.term + "': " + open.reason);
    }
    return true;
  }

  [[nodiscard]] bool charges_home_scrap() const {
    return std::any_of(inventory_.plant->processes.begin(), inventory_.plant->processes.end(), [](const plant::Process& process) {
      return std::any_of(process.scrap.begin(), process.scrap.end(), [](const auto& scrap) { return scrap.kind == plant::ScrapKind::home; });
    });
  }

  bool settle_electricity() {
    const auto& plant = *inventory_.plant;
    if (choices_.electricity && !choices_.to_compare && !may_choose(scheme_, plant, *choices_.electricity))
      return refuse("the scheme counts power by the case '" + std::string{case_name(*own_basis(scheme_, plant))} + "' and does not allow '" +
                    std::string{case_name(*choices_.electricity)} + "'");
    const auto basis = choices_.electricity ? choices_.electricity : own_basis(scheme_, plant);
    if (!basis) return refuse("the scheme does not say which electricity figure counts: name one (location, market, eu-average, method)");
    basis_ = *basis;
    result_.electricity_basis = case_name(basis_);
    return true;
  }

  /// The part of E that a term brings, mass-weighted over the sources of the stage.
  template <class OfNode, class OfBought>
  void add_term(const std::string& name, const OfNode& of_node, const OfBought& of_bought) {
    auto& trace = inventory_.trace;
    std::vector<SpecificTerm> parts;
    std::vector<RatioTerm> amounts;
    for (const auto& source : sources_) {
      const std::optional<Traced<SpecificEmissions>> value = source.bought ? of_bought(*source.bought) : of_node(source.node);
      if (!value) continue;
      const auto weighted = sources_.size() == 1 ? *value : trace.product<SpecificEmissions>(Rule::stage_intensity, &good_.process->id, source.amount, *value);
      parts.push_back({weighted, false});
      amounts.push_back({source.amount, false});
    }
    if (parts.empty()) return;
    auto value = parts.front().figure;
    if (sources_.size() > 1)
      value = trace.quotient<SpecificEmissions>(Rule::stage_intensity, &good_.process->id, trace.sum<SpecificEmissions>(Rule::stage_intensity, &good_.process->id, std::span<const SpecificTerm>{parts}),
                                                trace.sum<Ratio>(Rule::stage_intensity, &good_.process->id, std::span<const RatioTerm>{amounts}));
    result_.terms.push_back({name, value});
  }

  [[nodiscard]] const embedded::ProcessFigures& figures(std::int32_t node) const {
    return inventory_.processes[static_cast<std::size_t>(inventory_.node_process[static_cast<std::size_t>(node)])];
  }

  std::optional<Traced<SpecificEmissions>> statement(const plant::PurchasedPrecursor& bought, bool direct) {
    const auto& crude = bought.crude_steel;
    const auto& stated = direct ? crude->direct : crude->indirect;
    if (stated && crude->scheme == scheme_.info.id) return inventory_.trace.input(*stated, &bought.id);
    result_.missing.push_back(std::string{direct ? "direct" : "indirect"} + " emissions of the crude steel in '" + bought.id + "' by " + scheme_.info.id);
    return std::nullopt;
  }

  void add_direct() {
    add_term("direct",
             [&](std::int32_t node) {
               if (!figures(node).direct_known) result_.missing.push_back("direct emissions of a process in the chain of '" + figures(node).process->id + "'");
               return std::optional{figures(node).direct_embedded};
             },
             [&](const plant::PurchasedPrecursor& bought) { return statement(bought, true); });
  }

  void add_indirect() {
    add_term("indirect",
             [&](std::int32_t node) {
               const auto& found = figures(node).indirect_embedded[static_cast<std::size_t>(basis_)];
               if (!found) result_.missing.push_back("electricity factors for the case '" + result_.electricity_basis + "'");
               if (!figures(node).indirect_known) result_.missing.push_back("indirect emissions of a process or precursor in the chain of '" + figures(node).process->id + "'");
               return found;
             },
             [&](const plant::PurchasedPrecursor& bought) { return statement(bought, false); });
  }

  void add_upstream(const method::BoundaryTerm& term, embedded::UpstreamTerm which) {
    const auto& upstream = embedded::upstream(inventory_, which);
    for (const auto& source : sources_) {
      if (!term.required) continue;
      if (source.bought != nullptr) {  // a statement on crude steel holds direct and indirect, and no more
        result_.missing.push_back(term.term + " of the crude steel in '" + source.bought->id + "'");
        continue;
      }
      const auto& missing = upstream.missing[static_cast<std::size_t>(source.node)];
      if (!missing.empty()) result_.missing.push_back(term.term + " of " + join(missing));
    }
    add_term(term.term, [&](std::int32_t node) { return std::optional{upstream.embedded[static_cast<std::size_t>(node)]}; },
             [](const plant::PurchasedPrecursor&) { return std::optional<Traced<SpecificEmissions>>{}; });
  }

  void add_terms() {
    for (const auto& term : scheme_.boundary) {
      if (term.term == "direct") add_direct();
      else if (term.term == "indirect") add_indirect();
      else if (const auto which = upstream_term(term.term)) add_upstream(term, *which);
      else if (term.term != "precursors" && term.required) result_.missing.push_back(term.term);
    }
  }

  void add_verified_terms() {
    for (const auto& stated : inventory_.plant->verified_terms)
      if (verified(stated.term) == &stated) result_.terms.push_back({stated.term, inventory_.trace.input(stated.value, &stated.term)});
  }

  void add_scrap_share() {
    if (scheme_.scrap.none) return;
    auto melts = find_stage(inventory_, good_, "crude-steel");
    if (!melts.refused_because.empty()) {
      if (!scheme_.scrap.missing_is_zero) result_.missing.push_back("scrap share: " + melts.refused_because);
      return;
    }
    auto share = label::scrap_share(inventory_, melts.sources, scheme_);
    result_.scrap_share = share.share;
    if (!scheme_.scrap.missing_is_zero) result_.missing.insert(result_.missing.end(), share.missing.begin(), share.missing.end());
  }

  void finish() {
    std::vector<SpecificTerm> parts;
    for (const auto& term : result_.terms) parts.push_back({term.value, false});
    const auto intensity = inventory_.trace.sum<SpecificEmissions>(Rule::scheme_intensity, &good_.process->id, std::span<const SpecificTerm>{parts});
    const auto tonnes = Decimal::from_double(intensity.value.value());
    if (!tonnes) {
      refuse("E is no number that can be printed");
      return;
    }
    constexpr int kg_per_t_exponent = 3;
    result_.intensity = intensity;
    result_.default_share = default_share_at(inventory_, sources_);
    result_.instruments = counted_instruments(inventory_, sources_, basis_);
    result_.intensity_kg = Decimal{tonnes->significand(), tonnes->exponent() + kg_per_t_exponent};
    if (result_.scrap_share) result_.scrap_share_exact = Decimal::from_double(result_.scrap_share->value.value());
  }

  embedded::Inventory& inventory_;
  const embedded::ProcessFigures& good_;
  const method::Scheme& scheme_;
  const ProjectionChoices& choices_;
  Projection& result_;
  std::vector<StageSource> sources_;
  ElectricityBasis basis_ = ElectricityBasis::method;
  bool stated_ = false;  // the family, by the user or the plant
};

}  // namespace

Projection project(embedded::Inventory& inventory, std::string_view good, const method::Scheme& scheme, const ProjectionChoices& choices) {
  const auto& projected = scheme.projected();
  Projection result;
  result.scheme = scheme.info.id;
  result.good = good;
  result.family = choices.family;
  result.stage = projected.stage;
  const auto* figures = inventory.find_good(good);
  if (!scheme.usable) {
    result.refused_because = scheme.refused_because;
  } else if (method::is_attribute_only(projected.kind) || projected.kind == method::SchemeKind::quota) {
    result.refused_because = "no class follows from an intensity under this scheme";
  } else if (figures == nullptr) {
    result.refused_because = "the plant makes no good '" + result.good + "'";
  } else {
    Projector{inventory, *figures, projected, choices, result}.run();
  }
  return result;
}

std::vector<Projection> electricity_projections(embedded::Inventory& inventory, const method::Scheme& scheme, const Projection& counted) {
  std::vector<Projection> projections;
  for (const auto basis : {ElectricityBasis::location, ElectricityBasis::market, ElectricityBasis::eu_average}) {
    auto projection = project(inventory, counted.good, scheme, {.family = counted.family, .electricity = basis, .to_compare = true});
    if (!projection.refused()) projections.push_back(std::move(projection));
  }
  return projections;
}

}  // namespace ferrolabel::label
