// SPDX-License-Identifier: Apache-2.0
#include "claim/equivalence.hpp"

#include <algorithm>

#include "claim/examination.hpp"
#include "claim/scrap_bounds.hpp"
#include "label/ladder.hpp"
#include "label/limit.hpp"

namespace ferrolabel::claim {

namespace {

using quantity::Decimal;

std::string_view basis_word(method::ElectricityCase basis) noexcept {
  return basis == method::ElectricityCase::country_average ? "location" : method::to_string(basis);
}

/// Writes the lines of one equivalence.
class Proof {
 public:
  Proof(const label::Label& label, const method::Scheme& own, const method::Scheme& asked, const EquivalenceTerms& terms)
      : label_{label}, own_{own.projected()}, asked_{asked.projected()}, asked_scheme_{asked}, terms_{terms} {}

  Equivalence run() && {
    result_.scheme = terms_.asked.scheme;
    result_.class_name = terms_.asked.class_name;
    stage();
    boundary();
    gases();
    credits();
    electricity();
    verification();
    family();
    validity();
    limit();
    const auto any = [this](Holds holds) { return std::any_of(result_.lines.begin(), result_.lines.end(), [&](const auto& line) { return line.holds == holds; }); };
    result_.serving = any(Holds::no) ? Serving::not_shown : any(Holds::unknown) ? Serving::needs_dossier : Serving::equivalent;
    return std::move(result_);
  }

 private:
  void add(std::string rule, Holds holds, std::string claimed, std::string asked, std::string reason) {
    result_.lines.push_back({std::move(rule), holds, std::move(claimed), std::move(asked), std::move(reason)});
  }

  void stage() {
    if (asked_.stage.empty() || asked_.stage == "process") return add("stage", Holds::unknown, label_.stage, asked_.stage, "the asked scheme has no one stage");
    const bool same = asked_.stage == label_.stage;
    add("stage", same ? Holds::yes : Holds::no, label_.stage, asked_.stage, same ? "same stage" : "figures of different stages are not compared");
  }

  void boundary() {
    std::vector<std::string> counted;
    std::vector<std::string> at_will;
    std::vector<std::string> wanted;
    for (const auto& term : own_.boundary) (term.required ? counted : at_will).push_back(term.term);
    for (const auto& term : asked_.boundary) wanted.push_back(term.term);
    const auto claimed = one_of(counted);
    if (wanted.empty() || (counted.empty() && at_will.empty())) return add("boundary", Holds::unknown, claimed, one_of(wanted), "a boundary is not stated");
    std::vector<std::string> lacking;
    std::vector<std::string> doubtful;
    for (const auto& term : wanted) {
      if (contains(counted, term)) continue;
      (contains(at_will, term) ? doubtful : lacking).push_back(term);
    }
    if (!lacking.empty()) return add("boundary", Holds::no, claimed, one_of(wanted), "the label's scheme does not count " + one_of(lacking));
    if (!doubtful.empty()) return add("boundary", Holds::unknown, claimed, one_of(wanted), "the label's scheme counts " + one_of(doubtful) + " only where stated");
    for (const auto& open : asked_.unsettled) {
      if (open.concern == method::Concern::intensity) return add("boundary", Holds::unknown, claimed, one_of(wanted), "the asked scheme leaves open: " + open.term);
    }
    add("boundary", Holds::yes, claimed, one_of(wanted), "all that the asked scheme counts is counted");
  }

  void gases() {
    const auto claimed = one_of(own_.gases);
    const auto wanted = one_of(asked_.gases);
    if (own_.gases.empty() || asked_.gases.empty()) return add("gases", Holds::unknown, claimed, wanted, "the gases are not stated");
    std::vector<std::string> lacking;
    for (const auto& gas : asked_.gases) {
      if (!contains(own_.gases, gas)) lacking.push_back(gas);
    }
    if (!lacking.empty()) return add("gases", Holds::no, claimed, wanted, one_of(lacking) + " is not counted");
    add("gases", Holds::yes, claimed, wanted, "all gases of the asked scheme are counted");
  }

  void credits() {
    const auto word = [](const method::Scheme& scheme) { return scheme.credit ? scheme.credit->rule : std::string{"none"}; };
    if (terms_.offsets) return add("credits", Holds::no, "offsets", word(asked_), "credits or offsets were taken off E");
    if (!own_.credit) return add("credits", Holds::yes, "none", word(asked_), "E holds no credit");
    const bool same = asked_.credit && asked_.credit->coefficient == own_.credit->coefficient;
    add("credits", same ? Holds::yes : Holds::unknown, word(own_), word(asked_), same ? "same credit" : "the label's scheme knows a credit that the asked one lacks");
  }

  void electricity() {
    const auto bases = electricity_bases(asked_);
    if (bases.empty()) return add("electricity", Holds::unknown, label_.electricity_basis, "not settled", "the asked scheme leaves the electricity basis open");
    const bool own = bases.front() == label_.electricity_basis;
    if (own) return add("electricity", Holds::yes, label_.electricity_basis, one_of(bases), "same basis");
    // What a scheme allows beside its own basis, or only inside the EU, it allows on conditions.
    if (contains(bases, label_.electricity_basis))
      return add("electricity", Holds::unknown, label_.electricity_basis, one_of(bases), "the asked scheme allows this basis on conditions: " + asked_.electricity.rule);
    add("electricity", Holds::no, label_.electricity_basis, one_of(bases), "another electricity basis");
  }

  void verification() {
    const auto rank = parse_verification_rank(label_.verification.level);
    const std::string wanted = terms_.verification ? std::string{to_string(*terms_.verification)} : asked_.verification.empty() ? "nothing" : asked_.verification;
    if (!rank) return add("verification", Holds::unknown, label_.verification.level, wanted, "the level is not known");
    if (terms_.verification) {
      const bool enough = *rank >= *terms_.verification;
      return add("verification", enough ? Holds::yes : Holds::no, label_.verification.level, wanted, enough ? "ranks no lower" : "ranks lower");
    }
    if (*rank == VerificationRank::reasonable) return add("verification", Holds::yes, label_.verification.level, wanted, "the highest rank");
    add("verification", Holds::unknown, label_.verification.level, wanted, "neither the question nor the asked scheme gives a rank to compare with");
  }

  void family() {
    const auto& asked = terms_.asked.family;
    family_ = asked;
    if (asked.empty() && asked_.families.size() == 1) family_ = asked_.families.front().id;
    const auto claimed = label_.scheme.id + " " + label_.scheme.family;
    const auto* found = asked_.find_family(family_);
    if (found == nullptr) return add("family", Holds::unknown, claimed, shown(family_), "the question does not say which family of the asked scheme the product belongs to");
    if (found->alloys_below) {
      const auto* own = own_.find_family(label_.scheme.family);
      const bool within = own != nullptr && own->alloys_below && *own->alloys_below <= *found->alloys_below;
      if (!within && asked.empty()) return add("family", Holds::unknown, claimed, family_, "alloys below " + found->alloys_below->to_string() + " are asked, and the label does not show them");
    }
    add("family", Holds::yes, claimed, family_, asked.empty() ? "the only family of the asked scheme" : "as the question says");
  }

  void validity() {
    const auto wanted = asked_.validity_months ? std::to_string(*asked_.validity_months) + " months" : std::string{"not stated"};
    const auto claimed = "from " + quantity::to_string(label_.valid_from);
    if (auto refusal = label::refusal_of(asked_scheme_, label_.valid_from); !refusal.empty()) return add("validity", Holds::no, claimed, wanted, "the asked scheme does not judge: " + refusal);
    if (asked_.validity_months && label::last_day_of_validity(label_.valid_from, *asked_.validity_months) < terms_.decision)
      return add("validity", Holds::no, claimed, wanted, "the label is older than the asked scheme lets a certificate be");
    add("validity", Holds::yes, claimed, wanted, asked_.validity_months ? "within it" : "the asked scheme states none");
  }

  void limit() {
    const auto claimed = label_.intensity.to_string() + " " + label_.unit;
    const auto ladder = label::class_ladder(asked_scheme_, family_, label_.valid_from);
    if (!ladder.ok() || !ladder->ladder.refused_because.empty())
      return add("limit", Holds::unknown, claimed, terms_.asked.class_name, ladder.ok() ? ladder->ladder.refused_because : ladder.findings().front().message);
    if (is_otherwise()) return add("limit", Holds::no, claimed, terms_.asked.class_name, "the label's own class '" + label_.class_name + "' has no limit, and a class without a limit never serves");
    const auto& classes = ladder->ladder.classes;
    const auto found = std::find_if(classes.begin(), classes.end(), [this](const auto* each) { return each->name == terms_.asked.class_name; });
    if (found == classes.end()) return add("limit", Holds::no, claimed, terms_.asked.class_name, "the asked class has no limit, or is none of the scheme");
    compare(**found, claimed);
  }

  void compare(const method::SchemeClass& asked, const std::string& claimed) {
    auto share = scrap_share_by(asked_.scrap, own_.scrap, label_);
    std::string how = !asked.limit.slopes() ? "the limit does not depend on s" : share ? "at s = " + share->to_string() + " by the asked scheme's rule" : "";
    const bool tightest = asked.limit.slopes() && !share;
    if (tightest) {
      if (asked.limit.b < Decimal{} || !asked.limit.points.empty())
        return add("limit", Holds::unknown, claimed, asked.name, "s by the asked scheme's rule cannot be had from the label");
      share = Decimal{1};
      how = "even at s = 1, where the limit is lowest";
    }
    const auto value = label::Exact::of(label_.intensity);
    const auto limit = label::ExactLimit::at(asked.limit, share.value_or(Decimal{}));
    if (!value || !limit) return add("limit", Holds::unknown, claimed, asked.name, "a figure has too many decimals to be compared exactly");
    const auto wanted = asked.name + ": E " + std::string{method::to_string(asked.op)} + " " + limit->to_string();
    if (limit->admits(*value, asked.op)) return add("limit", Holds::yes, claimed, wanted, how);
    if (tightest) return add("limit", Holds::unknown, claimed, wanted, "s by the asked scheme's rule cannot be had from the label, and at s = 1 E would not pass");
    add("limit", Holds::no, claimed, wanted, how);
  }

  [[nodiscard]] bool is_otherwise() const {
    const auto* own = own_.find_family(label_.scheme.family);
    return own != nullptr && own->otherwise.name == label_.class_name &&
           std::none_of(own->classes.begin(), own->classes.end(), [this](const auto& each) { return each.name == label_.class_name; });
  }

  const label::Label& label_;
  const method::Scheme& own_;
  const method::Scheme& asked_;
  const method::Scheme& asked_scheme_;
  const EquivalenceTerms& terms_;
  std::string family_;
  Equivalence result_;
};

}  // namespace

std::vector<std::string> electricity_bases(const method::Scheme& scheme) {
  std::vector<std::string> bases;
  const auto add = [&](method::ElectricityCase basis) {
    const auto word = basis_word(basis);
    if (basis != method::ElectricityCase::unresolved && !contains(bases, word)) bases.emplace_back(word);
  };
  const auto& terms = scheme.projected().electricity;
  if (terms.basis == method::ElectricityCase::unresolved) return bases;
  add(terms.basis);
  if (terms.basis_in_eu) add(*terms.basis_in_eu);
  for (const auto basis : terms.also_allowed) add(basis);
  return bases;
}

Equivalence show_equivalence(const label::Label& label, const method::Scheme& own, const method::Scheme& asked, const EquivalenceTerms& terms) {
  return Proof{label, own, asked, terms}.run();
}

}  // namespace ferrolabel::claim
