// SPDX-License-Identifier: Apache-2.0
#include "issuing/classification.hpp"

#include <algorithm>

#include "embedded/uncertainty.hpp"
#include "issuing/computation.hpp"
#include "label/ladder.hpp"
#include "label/projection.hpp"

namespace ferrolabel::issuing {

namespace {

/// One good under one scheme: the projection's steps wait for the draws that all results share.
struct Judged {
  std::shared_ptr<const method::Scheme> scheme;
  label::Projection projection;
  label::Classification classification;
  label::ClassifyInputs inputs;
  std::optional<quantity::Date> date;
  std::vector<formats::ElectricityCaseClass> cases;
};

/// The family to ask of one of so many schemes: the named one; of one among several only where it has such a family, else its
/// only family or none.
std::string family_for(const method::Scheme& scheme, const std::string& family, std::size_t schemes) {
  return schemes > 1 && scheme.projected().find_family(family) == nullptr ? std::string{} : family;
}

/// E and class under each electricity case that the plant knows, beside the one that counts.
std::vector<formats::ElectricityCaseClass> electricity_classes(embedded::Inventory& inventory, const Judged& judged) {
  std::vector<formats::ElectricityCaseClass> cases;
  for (const auto& projection : label::electricity_projections(inventory, *judged.scheme, judged.projection)) {
    const auto result = label::classify(*judged.scheme, projection.family, *projection.intensity_kg, projection.scrap_share_exact, judged.date, {{}, {}, projection.electricity_basis});
    if (result && !result->refused()) cases.push_back({projection.electricity_basis, projection.intensity_kg->to_string(), *result->class_name});
  }
  return cases;
}

Judged judge(embedded::Inventory& inventory, const std::string& good, const std::shared_ptr<const method::Scheme>& scheme, const std::string& family,
             const ClassifyTerms& terms, Findings& findings) {
  label::ProjectionChoices choices;
  choices.family = family;
  if (const auto open = open_electricity_case(*scheme, terms.electricity)) choices.electricity = *open;
  Judged judged{scheme, label::project(inventory, good, *scheme, choices), {}, {}, label::day_of_judgement(*scheme, inventory.plant->period.to, terms.date), {}};
  const auto& projection = judged.projection;
  if (projection.refused()) {
    judged.classification = refusal(*scheme, projection.family, {}, {});
    judged.classification.refused_because = projection.refused_because;
    judged.classification.electricity_basis = projection.electricity_basis;
    return judged;
  }
  judged.inputs.electricity_basis = projection.electricity_basis;
  auto result = label::classify(*scheme, projection.family, *projection.intensity_kg, projection.scrap_share_exact, judged.date, judged.inputs);
  if (!result) {
    judged.classification = refusal(*scheme, projection.family, projection.intensity_kg->to_string(), result.findings());
    return judged;
  }
  for (auto& finding : result.findings())
    if (finding.severity == Severity::warning) findings.push_back(finding);
  judged.classification = std::move(result).value();
  if (!judged.classification.refused()) judged.cases = electricity_classes(inventory, judged);
  return judged;
}

/// How far the inputs of E and s tell their spread.
embedded::SpreadCoverage coverage_of(const embedded::Inventory& inventory, const label::Projection& projection) {
  auto coverage = embedded::spread_coverage(inventory, projection.intensity->step);
  if (!projection.scrap_share) return coverage;
  const auto of_share = embedded::spread_coverage(inventory, projection.scrap_share->step);
  coverage.told += of_share.told;
  coverage.untold += of_share.untold;
  return coverage;
}

/// The chance of each class, from draws of all intensities and scrap shares together; none where no input tells its spread.
Findings add_probabilities(const embedded::Inventory& inventory, std::vector<Judged>& judged, const embedded::MonteCarloOptions& options) {
  struct Drawn {
    Judged* entry;
    embedded::SpreadCoverage coverage;
  };
  std::vector<embedded::StepId> figures;
  std::vector<Drawn> classed;
  for (auto& entry : judged) {
    if (entry.classification.refused()) continue;
    const auto coverage = coverage_of(inventory, entry.projection);
    if (!coverage.any()) continue;
    classed.push_back({&entry, coverage});
    figures.push_back(entry.projection.intensity->step);
    if (entry.projection.scrap_share) figures.push_back(entry.projection.scrap_share->step);
  }
  Findings findings;
  if (figures.empty()) return findings;
  const auto drawn = embedded::monte_carlo(inventory, figures, options, findings);
  std::erase_if(findings, [](const Finding& finding) { return finding.code == "uncertainty.input.unknown"; });
  std::size_t untold = 0;
  for (const auto& entry : classed) untold = std::max(untold, entry.coverage.untold);
  if (untold > 0) findings.push_back(embedded::untold_note(untold));
  std::size_t at = 0;
  for (const auto& [entry, coverage] : classed) {
    const auto& intensities = drawn.draws[at++];
    const auto* shares = entry->projection.scrap_share ? &drawn.draws[at++] : nullptr;
    std::vector<label::Draw> draws(intensities.size());
    for (std::size_t k = 0; k < draws.size(); ++k) draws[k] = {1000 * intensities[k], shares != nullptr ? (*shares)[k] : 0.0};
    const auto chances = label::probabilities(*entry->scheme, entry->projection.family, draws, entry->date, entry->inputs);
    if (!chances) continue;
    for (const auto& chance : *chances)
      if (chance.class_name == *entry->classification.class_name) entry->classification.probability = label::stated_probability(chance.probability, coverage);
    entry->classification.probability_complete = coverage.complete();
  }
  return findings;
}

}  // namespace

std::vector<ClassedGood> classify_goods(embedded::Inventory& inventory, const Schemes& schemes, const ClassifyTerms& terms, Findings& findings) {
  std::vector<Judged> judged;
  std::vector<std::string> owners;
  for (const auto& good : goods_of(inventory, terms.product))
    for (const auto& scheme : schemes) {
      judged.push_back(judge(inventory, good, scheme, family_for(*scheme, terms.family, schemes.size()), terms, findings));
      owners.push_back(good);
    }
  if (terms.draws > 0) {
    const auto more = add_probabilities(inventory, judged, {terms.draws, terms.seed, terms.threads});
    findings.insert(findings.end(), more.begin(), more.end());
  }
  std::vector<ClassedGood> results;
  for (std::size_t at = 0; at < judged.size(); ++at) results.push_back({owners[at], std::move(judged[at].classification), std::move(judged[at].cases)});
  return results;
}

Result<std::vector<ClassedGood>> classify_intensity(const Schemes& schemes, const IntensityTerms& terms) {
  std::vector<ClassedGood> results;
  Findings findings;
  for (const auto& scheme : schemes) {
    const auto family = family_for(*scheme, terms.family, schemes.size());
    auto result = label::classify(*scheme, family, terms.intensity, terms.scrap, terms.date, terms.inputs);
    if (!result && schemes.size() == 1) return result.findings();
    if (!result) {
      results.push_back({{}, refusal(*scheme, family, terms.intensity.to_string(), result.findings()), {}});
      continue;
    }
    findings.insert(findings.end(), result.findings().begin(), result.findings().end());
    results.push_back({{}, std::move(result).value(), {}});
  }
  return {std::move(results), std::move(findings)};
}

Findings unknown_family(const Schemes& schemes, const std::string& family) {
  if (family.empty() || schemes.size() < 2) return {};
  std::string known;
  for (const auto& scheme : schemes) {
    if (scheme->projected().find_family(family) != nullptr) return {};
    std::string ids;
    for (const auto& each : scheme->projected().families) ids += (ids.empty() ? "'" : ", '") + each.id + "'";
    if (!ids.empty()) known += (known.empty() ? "" : "; ") + scheme->info.id + ": " + ids;
  }
  return {{"classify.family.unknown", Severity::error, {}, "none of these schemes has a product family '" + family + "'", "families that there are: " + known}};
}

label::Classification refusal(const method::Scheme& scheme, std::string_view family, std::string intensity, const Findings& findings) {
  label::Classification refused;
  refused.scheme = scheme.info.id;
  refused.version = scheme.info.edition;
  refused.digest = scheme.info.digest;
  refused.status = scheme.status;
  refused.status_text = scheme.status_text;
  refused.notice = scheme.notice;
  refused.unit = scheme.unit;
  refused.stage = scheme.stage;
  refused.family = family;
  refused.intensity = std::move(intensity);
  for (const auto& finding : findings)
    if (finding.severity == Severity::error) refused.refused_because += (refused.refused_because.empty() ? "" : "; ") + finding.message;
  return refused;
}

std::vector<std::string> electricity_cases() { return {"location", "market", "eu-average", "method"}; }

std::optional<embedded::ElectricityBasis> electricity_case(std::string_view name) {
  using embedded::ElectricityBasis;
  for (const auto basis : {ElectricityBasis::method, ElectricityBasis::location, ElectricityBasis::market, ElectricityBasis::eu_average})
    if (name == embedded::to_string(basis)) return basis;
  return std::nullopt;
}

Result<std::optional<embedded::ElectricityBasis>> open_electricity_case(const method::Scheme& scheme, std::string_view name) {
  const auto basis = electricity_case(name);
  const auto& terms = scheme.projected().electricity;
  if (!basis || terms.basis == method::ElectricityCase::unresolved) return basis;
  const auto is_asked = [name](method::ElectricityCase each) { return (each == method::ElectricityCase::actual_sources ? "method" : method::to_string(each)) == name; };
  const bool own = is_asked(terms.basis) || (terms.basis_in_eu && is_asked(*terms.basis_in_eu));
  if (own || std::any_of(terms.also_allowed.begin(), terms.also_allowed.end(), is_asked)) return basis;
  return Finding{"classify.electricity.settled", Severity::error, {}, "'" + scheme.info.id + "' says itself which electricity figure counts, and it is not '" + std::string{name} + "'",
                        "leave the electricity case out (--electricity, or 'electricity' of a submission's request); 'classify' shows the other cases for comparison"};
}

}  // namespace ferrolabel::issuing
