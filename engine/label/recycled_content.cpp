// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <span>

#include "label/projection.hpp"
#include "label/stage.hpp"

namespace ferrolabel::label {

using emissions::Rule;
using emissions::Traced;
using quantity::Mass;
using quantity::Ratio;
using MassTerm = emissions::Trace::Term<Mass>;
using RatioTerm = emissions::Trace::Term<Ratio>;

namespace {

std::string_view category_of(const embedded::Inventory& inventory, const std::string& id) {
  if (const auto* own = inventory.find_process(id)) return own->process->category;
  for (const auto& bought : inventory.plant->purchased)
    if (bought.id == id) return bought.category;
  return {};
}

/// Share of one kind of scrap in the charge of a melt shop without unit scrap, home scrap and alloys.
std::optional<Traced<Ratio>> share_of(embedded::Inventory& inventory, const plant::Process& melt, plant::ScrapKind kind) {
  auto& trace = inventory.trace;
  std::vector<MassTerm> wanted;
  std::vector<MassTerm> charge;
  for (const auto& scrap : melt.scrap) {
    if (scrap.kind != plant::ScrapKind::pre && scrap.kind != plant::ScrapKind::post) continue;
    const auto mass = trace.input(scrap.mass, &melt.id);
    if (scrap.kind == kind) wanted.push_back({mass, false});
    charge.push_back({mass, false});
  }
  for (const auto& use : melt.precursors) {
    const auto category = category_of(inventory, use.from);
    if (category == "Pig iron" || category == "Direct reduced iron") charge.push_back({trace.input(use.mass, &use.from), false});
    if (category == "Crude steel" || category == "Iron or steel products") return std::nullopt;
  }
  if (charge.empty()) return std::nullopt;
  return trace.quotient<Ratio>(Rule::recycled_content, &melt.id, trace.sum<Mass>(Rule::recycled_content, &melt.id, std::span<const MassTerm>{wanted}),
                               trace.sum<Mass>(Rule::recycled_content, &melt.id, std::span<const MassTerm>{charge}));
}

std::optional<Traced<Ratio>> over_melts(embedded::Inventory& inventory, const std::vector<StageSource>& melts, plant::ScrapKind kind) {
  auto& trace = inventory.trace;
  std::vector<RatioTerm> parts;
  std::vector<RatioTerm> amounts;
  for (const auto& melt : melts) {
    std::optional<Traced<Ratio>> share;
    if (melt.bought != nullptr) {
      const auto& stated = kind == plant::ScrapKind::pre ? melt.bought->crude_steel->pre_consumer : melt.bought->crude_steel->post_consumer;
      if (stated) share = trace.input(*stated, &melt.bought->id);
    } else {
      const auto index = inventory.node_process[static_cast<std::size_t>(melt.node)];
      share = share_of(inventory, *inventory.processes[static_cast<std::size_t>(index)].process, kind);
    }
    if (!share) return std::nullopt;
    parts.push_back({trace.product<Ratio>(Rule::recycled_content, &inventory.plant->id, melt.amount, *share), false});
    amounts.push_back({melt.amount, false});
  }
  if (parts.empty()) return std::nullopt;
  return trace.quotient<Ratio>(Rule::recycled_content, &inventory.plant->id, trace.sum<Ratio>(Rule::recycled_content, &inventory.plant->id, std::span<const RatioTerm>{parts}),
                               trace.sum<Ratio>(Rule::recycled_content, &inventory.plant->id, std::span<const RatioTerm>{amounts}));
}

}  // namespace

RecycledContent recycled_content(embedded::Inventory& inventory, std::string_view good) {
  const auto* figures = inventory.find_good(good);
  if (figures == nullptr) return {};
  const auto melts = find_stage(inventory, *figures, "crude-steel");
  if (!melts.refused_because.empty()) return {};
  return {over_melts(inventory, melts.sources, plant::ScrapKind::pre), over_melts(inventory, melts.sources, plant::ScrapKind::post)};
}

}  // namespace ferrolabel::label
