// SPDX-License-Identifier: Apache-2.0
#include "label/stage.hpp"

#include <algorithm>

namespace ferrolabel::label {

using emissions::Rule;
using emissions::Traced;
using quantity::Ratio;

namespace {

bool is_steel(std::string_view category) { return category == "Crude steel" || category == "Iron or steel products"; }

/// Walks from a good to the stage, multiplying the tonnes per tonne on the way.
class Walk {
 public:
  Walk(embedded::Inventory& inventory, plant::Stage stage, std::string_view name) : inventory_{inventory}, stage_{stage}, name_{name} {}

  void follow(const embedded::ProcessFigures& figures, const Traced<Ratio>& amount) {
    if (!result_.refused_because.empty()) return;
    if (figures.process->stage == stage_) {
      result_.sources.push_back({figures.node, nullptr, amount});
      return;
    }
    if (std::find(path_.begin(), path_.end(), &figures) != path_.end()) {
      refuse("the goods of '" + figures.process->id + "' come back to it behind the " + std::string{name_} + " stage");
      return;
    }
    if (figures.process->stage < stage_ && figures.process->stage != plant::Stage::other) {
      refuse("'" + figures.process->id + "' ends before the " + std::string{name_} + " stage");
      return;
    }
    path_.push_back(&figures);
    const auto before = result_.sources.size();
    for (const auto& use : figures.process->precursors) follow_use(figures, use, amount);
    if (result_.sources.size() == before && result_.refused_because.empty())
      refuse("the chain of '" + figures.process->id + "' has no process of stage " + std::string{name_});
    path_.pop_back();
  }

  StageSources take() && { return std::move(result_); }

 private:
  void refuse(std::string reason) { result_.refused_because = std::move(reason); }

  void follow_use(const embedded::ProcessFigures& figures, const plant::PrecursorUse& use, const Traced<Ratio>& amount) {
    auto& trace = inventory_.trace;
    const auto* own = inventory_.find_process(use.from);
    const plant::PurchasedPrecursor* bought = nullptr;
    for (const auto& precursor : inventory_.plant->purchased)
      if (precursor.id == use.from) bought = &precursor;
    if (own ? !is_steel(own->process->category) : bought == nullptr || !is_steel(bought->category)) return;
    const auto share = trace.quotient<Ratio>(Rule::precursor_share, &figures.process->id, trace.input(use.mass, &use.from), figures.activity_level);
    const auto reached = trace.product<Ratio>(Rule::stage_intensity, &use.from, amount, share);
    if (own != nullptr) {
      follow(*own, reached);
    } else if (stage_ == plant::Stage::crude_steel && bought->crude_steel) {
      result_.sources.push_back({-1, bought, reached});
    } else {
      refuse("bought steel '" + bought->id + "' comes without a label or verified value of its " + std::string{name_});
    }
  }

  embedded::Inventory& inventory_;
  plant::Stage stage_;
  std::string_view name_;
  std::vector<const embedded::ProcessFigures*> path_;
  StageSources result_;
};

}  // namespace

StageSources find_stage(embedded::Inventory& inventory, const embedded::ProcessFigures& good, std::string_view stage) {
  const auto one = inventory.trace.constant<Ratio>(1, Rule::stage_intensity, &good.process->id);
  if (stage == "gate") return {{{good.node, nullptr, one}}, {}};
  if (stage != "crude-steel" && stage != "hot-rolled") return {{}, "the scheme's stage '" + std::string{stage} + "' is none of one product"};
  Walk walk{inventory, stage == "crude-steel" ? plant::Stage::crude_steel : plant::Stage::hot_rolled, stage};
  walk.follow(good, one);
  return std::move(walk).take();
}

}  // namespace ferrolabel::label
