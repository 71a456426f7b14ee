// SPDX-License-Identifier: Apache-2.0
#include "claim/checks_of_claim.hpp"

namespace ferrolabel::claim {

namespace {

using List = std::vector<std::string>;

constexpr About country_field = on_label("/credentialSubject/installation/country");
constexpr About melt_field = on_label("/credentialSubject/installation/meltCountry");
constexpr About pour_field = on_label("/credentialSubject/installation/pourCountry");
constexpr About melt_site_field = on_label("/credentialSubject/installation/meltSite");

void hold(Examination& exam, About about, const char* code, const char* what, const List& wanted, const std::string& found) {
  if (wanted.empty()) return;
  const std::string rule = std::string{what} + one_of(wanted);
  if (found.empty()) exam.undecided(Check::origin, about, {"claim.origin.not-stated", rule, "the label does not say where", "ask for a label that says where the steel was melted and poured"});
  else if (contains(wanted, found)) exam.pass(Check::origin, about, rule, found);
  else exam.fail(Check::origin, about, {code, rule, "the label says " + found, "ask for steel of the origin that you need"});
}

void hold_rule(Examination& exam, const OriginRule& rule) {
  const auto& mill = exam.label().installation;
  const auto melt = mill.melt_country.value_or(std::string{});
  const auto pour = mill.pour_country.value_or(std::string{});
  hold(exam, country_field, "claim.origin.country", "made in ", rule.made_in, mill.country);
  hold(exam, melt_field, "claim.origin.melt", "melted in ", rule.melted_in, melt);
  hold(exam, pour_field, "claim.origin.pour", "poured in ", rule.poured_in, pour);
  hold(exam, melt_site_field, "claim.origin.melt-site", "melted at ", rule.melt_sites, mill.melt_site);
  if (!rule.melted_and_poured) return;
  const std::string asked = "melted and poured in one country, and both stated";
  if (melt.empty() || pour.empty()) exam.undecided(Check::origin, melt.empty() ? melt_field : pour_field, {"claim.origin.not-stated", asked, "the label does not state both", "ask for a label that says where the steel was melted and poured"});
  else if (melt == pour) exam.pass(Check::origin, melt_field, asked, melt);
  else exam.fail(Check::origin, pour_field, {"claim.origin.not-one-country", asked, "melted in " + melt + ", poured in " + pour, "ask for steel that was melted and poured in one country"});
}

/// A re-roller buys its steel: whose melt counts must be said.
void check_re_roller(Examination& exam) {
  const auto& mill = exam.label().installation;
  const auto* known = exam.site();
  if (known == nullptr || known->stages.empty() || contains(known->stages, "crude-steel")) return;
  const std::string rule = "a works without a melt shop says where its steel was melted";
  const bool own = !mill.melt_site.empty() && (mill.melt_site == mill.site || mill.melt_site == mill.name || mill.melt_site == mill.id);
  if (mill.melt_site.empty() || !mill.melt_country || own)
    exam.fail(Check::origin, melt_site_field,
              {"claim.site.melt-hidden", rule, "the trust data know " + shown(mill.id) + " for " + one_of(known->stages) + "; as melt site the label says " + shown(mill.melt_site), "ask which works melted the steel, and for that works' label"});
  else exam.pass(Check::origin, melt_site_field, rule, mill.melt_site + ", " + *mill.melt_country);
}

}  // namespace

void check_origin(Examination& exam) {
  hold_rule(exam, exam.question.origin);
  if (exam.lot != nullptr) hold_rule(exam, exam.lot->origin);
  check_re_roller(exam);
}

}  // namespace ferrolabel::claim
