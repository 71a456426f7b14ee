// SPDX-License-Identifier: Apache-2.0
#include "label/improve.hpp"

#include <algorithm>

#include "embedded/compute.hpp"
#include "label/ladder.hpp"
#include "label/lever.hpp"

namespace ferrolabel::label {

namespace {

/// E and class of a plant under the scheme; nothing where the changed plant gives none.
class Judge {
 public:
  Judge(const method::AccountingMethod& method, std::string_view good, const method::Scheme& scheme, const ProjectionChoices& choices)
      : method_{method}, good_{good}, scheme_{scheme}, choices_{choices} {}

  [[nodiscard]] Result<Classification> judge(const plant::Installation& plant) const {
    auto inventory = embedded::compute(plant, method_);
    if (!inventory) return inventory.findings();
    const auto projection = project(inventory.value(), good_, scheme_, choices_);
    if (projection.refused())
      return Finding{"improve.no-class", Severity::error, {}, "'" + std::string{good_} + "' has no class under " + scheme_.info.id + ": " + projection.refused_because,
                     "give what the reason names"};
    ClassifyInputs inputs;
    inputs.electricity_basis = projection.electricity_basis;
    return classify(scheme_, projection.family, *projection.intensity_kg, projection.scrap_share_exact, day_of_judgement(scheme_, plant.period.to), inputs);
  }

  /// The plant with a change made to a share.
  [[nodiscard]] std::optional<Classification> judge(const plant::Installation& plant, const PlantChange& change, double share) const {
    auto copy = plant;
    change.apply(copy, share);
    auto judged = judge(copy);
    if (!judged || judged->refused()) return std::nullopt;
    return std::move(judged).value();
  }

 private:
  const method::AccountingMethod& method_;
  std::string_view good_;
  const method::Scheme& scheme_;
  const ProjectionChoices& choices_;
};

double intensity(const Classification& classification) {
  const auto exact = quantity::Decimal::parse(classification.intensity);
  return exact ? exact->to_double() : 0;
}

/// The least share that reaches the rank, to a thousandth of the whole; the rank is known to be reached at `most`.
double least_share(const Judge& judge, const plant::Installation& plant, const PlantChange& change, int rank) {
  double low = 0;
  double high = 1;
  for (int step = 0; step < 20; ++step) {
    const double middle = (low + high) / 2;
    const auto judged = judge.judge(plant, change, middle);
    (judged && *judged->rank <= rank ? high : low) = middle;
  }
  return high;
}

std::optional<Lever> lever_of(const Judge& judge, const plant::Installation& plant, const PlantChange& change, const Classification& today, int target_rank) {
  constexpr double small = 1e-3;
  const auto at_most = judge.judge(plant, change, 1);
  const auto at_small = judge.judge(plant, change, small);
  if (!at_most || !at_small) return std::nullopt;
  Lever lever;
  lever.id = change.id;
  lever.title = change.title;
  lever.subject = change.subject;
  lever.unit = change.unit;
  lever.most = 1;
  lever.also_moves = change.also_moves;
  lever.effect_per_unit = (intensity(*at_small) - intensity(today)) / small;
  lever.intensity_at_most = intensity(*at_most);
  lever.class_at_most = *at_most->class_name;
  if (lever.effect_per_unit == 0 && lever.intensity_at_most == intensity(today)) return std::nullopt;
  if (target_rank >= 0 && *at_most->rank <= target_rank) lever.amount_needed = least_share(judge, plant, change, target_rank);
  return lever;
}

/// Rank of the class aimed at: the named one, or the next better; -1 where there is none.
int rank_aimed_at(const Classification& today, std::string_view target) {
  int best = -1;
  for (const auto& limit : today.limits) {
    if (!target.empty() && limit.class_name == target) return limit.rank;
    if (target.empty() && limit.rank < *today.rank) best = std::max(best, limit.rank);
  }
  return best;
}

/// Whether the scheme has that class, and it is today's or one behind it.
bool is_not_better(const method::Scheme& scheme, const Classification& today, std::string_view target) {
  const auto* family = scheme.projected().find_family(today.family);
  if (target == today.class_name || (family != nullptr && target == family->otherwise.name)) return true;
  return std::any_of(today.limits.begin(), today.limits.end(), [&](const ClassLimit& limit) { return limit.class_name == target && limit.rank >= *today.rank; });
}

}  // namespace

Result<Improvement> improve(const plant::Installation& plant, const method::AccountingMethod& method, std::string_view good, const method::Scheme& scheme,
                            const ProjectionChoices& choices, std::string_view target) {
  const Judge judge{method, good, scheme, choices};
  auto today = judge.judge(plant);
  if (!today) return today.findings();
  if (today->refused())
    return Finding{"improve.no-class", Severity::error, {}, scheme.info.id + " gives no class: " + today->refused_because, "choose a scheme that classifies"};
  Improvement result;
  result.today = *today;
  if (!target.empty() && is_not_better(scheme, *today, target))
    return Finding{"improve.not-better", Severity::error, {}, "'" + std::string{target} + "' is not better than the class today, '" + *today->class_name + "'",
                   "name a better class with --to, or leave it out for the next one"};
  const int rank = rank_aimed_at(result.today, target);
  if (!target.empty() && rank < 0)
    return Finding{"improve.class-unknown", Severity::error, {}, "'" + std::string{target} + "' is no class of this family", "take a class that `classify` lists"};
  for (const auto& limit : result.today.limits)
    if (limit.rank == rank) result.target_class = limit.class_name;

  auto all = plant;
  for (const auto& change : plant_changes(plant, method)) {
    auto lever = lever_of(judge, plant, change, result.today, rank);
    if (!lever) continue;
    result.levers.push_back(std::move(*lever));
    if (change.id != "scrap-share") change.apply(all, 1);
  }
  std::stable_sort(result.levers.begin(), result.levers.end(), [](const Lever& left, const Lever& right) {
    if (left.amount_needed.has_value() != right.amount_needed.has_value()) return left.amount_needed.has_value();
    if (left.amount_needed) return *left.amount_needed < *right.amount_needed;
    return left.intensity_at_most < right.intensity_at_most;
  });
  if (const auto combined = judge.judge(all); combined && !combined->refused()) {
    result.combined_intensity = intensity(*combined);
    result.combined_class = *combined->class_name;
  }
  return result;
}

}  // namespace ferrolabel::label
