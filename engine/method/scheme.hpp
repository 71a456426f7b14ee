// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "method/factors.hpp"
#include "method/pack.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"

namespace ferrolabel::method {

/// What a scheme is worth in law. Drafts and product defaults print that word on every artefact.
/// `private_scheme` is written "private": in use by its issuer's own authority, public body or not, without being law.
enum class SchemeStatus : std::uint8_t { law, draft, private_scheme, proposal, product_default, superseded };

/// How a scheme judges. Of the last five kinds no class follows from an intensity: they are declared attributes.
enum class SchemeKind : std::uint8_t {
  sliding_scale,
  fixed_bands,
  dated_glidepath,
  credit_adjusted_limit,
  quota,
  route_gate,
  reference,
  procurement_caps,
  blended_pathway,
  reduction_vs_reference,
  grade_model,
  pledge,
  no_threshold,
};

/// As in the files: "law", "draft", "private", "proposal", "product-default", "superseded".
[[nodiscard]] std::string_view to_string(SchemeStatus status) noexcept;
[[nodiscard]] std::optional<SchemeStatus> parse_scheme_status(std::string_view text) noexcept;
/// As in the files: "sliding-scale", "fixed-bands", …
[[nodiscard]] std::string_view to_string(SchemeKind kind) noexcept;
[[nodiscard]] std::optional<SchemeKind> parse_scheme_kind(std::string_view text) noexcept;
/// Whether a kind gives no class from an intensity whatever the figures.
[[nodiscard]] bool is_attribute_only(SchemeKind kind) noexcept;

/// How E is compared with a limit.
enum class LimitOperator : std::uint8_t { at_most, below };
/// "<=" or "<".
[[nodiscard]] std::string_view to_string(LimitOperator op) noexcept;

/// A point of a piecewise linear limit.
struct LimitPoint {
  quantity::Decimal scrap_share;  ///< 0 … 1
  quantity::Decimal limit;        ///< kg CO2e/t
};

/// limit(s) = a - b·s in kg CO2e/t; or, where points are given (at least two, s rising from 0 to 1), linear between them.
/// Figures have at most 3 decimals and are below 10^7 in size, so that every comparison can be exact in 128 bits.
struct LimitLine {
  quantity::Decimal a;
  quantity::Decimal b;
  std::vector<LimitPoint> points;

  /// Whether the limit depends on s.
  [[nodiscard]] bool slopes() const noexcept;
};

/// One class of a family, as printed.
struct SchemeClass {
  std::string name;
  int rank = 0;  ///< 0 = best
  LimitLine limit;
  LimitOperator op = LimitOperator::at_most;
  std::optional<int> year;                          ///< dated-glidepath: the printed year that this limit is for
  std::optional<quantity::Decimal> scrap_minimum;   ///< route-gate: t scrap per t product that reaches the class whatever E
};

/// The class of what no line holds for.
struct OtherwiseClass {
  std::string name;
  int rank = 0;
};

/// A product family with its ladder.
struct SchemeFamily {
  std::string id;     ///< exactly as in the scheme
  std::string label;  ///< may be empty
  std::string assignment;                         ///< the scheme's words on what belongs here; may be empty
  std::optional<quantity::Decimal> alloys_below;  ///< mass share of alloys that a good must stay under, e.g. 0.08
  std::vector<SchemeClass> classes;               ///< best first; several years of a glidepath one after the other
  OtherwiseClass otherwise;
  std::string refused_because;                    ///< not empty where the scheme names the family without a limit
};

/// Terms of a boundary by which a projection is made. `required` false: counted where the plant states it.
/// Ids: "direct", "indirect" (electricity used), "precursors" (embedded emissions of what is bought), "upstream-materials",
/// "upstream-fuels", "upstream-electricity" (fuel supply, losses), "transport" (inbound), "scrap-supply" (collection,
/// sorting, processing).
struct BoundaryTerm {
  std::string term;
  bool required = true;
  std::string note;
};

/// Which electricity figure a scheme asks for.
enum class ElectricityCase : std::uint8_t { location, market, country_average, eu_average, actual_sources, unresolved };
/// "location", "market", "country-average", "eu-average", "actual-sources", "unresolved".
[[nodiscard]] std::string_view to_string(ElectricityCase basis) noexcept;
[[nodiscard]] std::optional<ElectricityCase> parse_electricity_case(std::string_view text) noexcept;

struct ElectricityTerms {
  ElectricityCase basis = ElectricityCase::unresolved;
  std::optional<ElectricityCase> basis_in_eu;  ///< for plants in the EU, where it differs
  std::vector<ElectricityCase> also_allowed;   ///< on the scheme's conditions, which `rule` tells
  std::string rule;                            ///< the scheme's words
};

/// The metallic fraction by which a scheme weighs a kind of charge that states none.
struct DefaultFraction {
  std::string kind;             ///< of charge; "scrap" for all scrap
  quantity::Decimal fraction;   ///< as printed, 0 … 1
  Stated<quantity::Ratio> input;  ///< the same as an input of traces, fixed by convention
  friend bool operator==(const DefaultFraction& left, const DefaultFraction& right) { return left.kind == right.kind && left.fraction == right.fraction; }
};

/// How s is made. Kinds are "unit", "home", "pre", "post" for scrap; "hot-metal", "pig-iron", "dri", "hbi", "alloys" for the rest.
/// s = Σ numerator / (Σ numerator + Σ primary), masses weighted by metallic fraction where `metallic_fraction` says so.
struct ScrapRule {
  bool none = true;  ///< the scheme has no scrap term
  std::vector<std::string> numerator;
  std::vector<std::string> primary;
  std::vector<std::string> excluded;  ///< in neither
  bool metallic_fraction = false;     ///< false: raw tonnes charged
  std::vector<DefaultFraction> default_fractions;  ///< sorted by kind
  bool missing_is_zero = false;       ///< s unknown counts as 0 (IEA); else it is refused
};

/// What an unsettled term bears on.
enum class Concern : std::uint8_t { intensity, scrap_share, electricity, family };
[[nodiscard]] std::string_view to_string(Concern concern) noexcept;
[[nodiscard]] std::optional<Concern> parse_concern(std::string_view text) noexcept;

/// A term that the scheme's public text does not settle: a projection is refused with the reason, unless a verified value
/// (plant::VerifiedTerm, for an intensity), a stated metallic fraction (for a scrap share), a stated electricity basis, or
/// a stated family settles it. An intensity given by the user as it stands is taken to contain it.
struct UnsettledTerm {
  std::string term;
  Concern concern = Concern::intensity;
  std::string reason;
};

/// kind `credit-adjusted-limit`: E_adj = E - F_primary · coefficient is compared; it is never shown as a footprint.
struct Credit {
  quantity::Decimal coefficient;  ///< kg CO2e/t
  std::string rule;
};

/// kind `reference`: another scheme's class counts as reached.
struct ReferenceStep {
  std::optional<int> year;  ///< where the step is dated
  std::string class_name;   ///< of the other scheme; that class or a better one
};
struct Scheme;
struct Reference {
  std::string scheme;
  std::vector<ReferenceStep> steps;
  std::string qualified = "qualifies";
  std::string not_qualified = "does not qualify";
  std::shared_ptr<const Scheme> referred;  ///< set by the library that read the pack
};

struct Rounding {
  std::optional<int> digits;  ///< decimals of kg/t for display; nothing = not stated
  std::string rule;
};

struct TieRule {
  std::string rule;   ///< the scheme's words
  std::string basis;  ///< confidence letter, with the scheme's words
};

/// One version of a class scheme, as its file has it.
struct Scheme {
  PackInfo info;  ///< id, title, edition = version, sources, digest
  std::string issuer;
  SchemeStatus status = SchemeStatus::private_scheme;
  std::string status_text;  ///< the scheme's own words
  std::string notice;       ///< sentence that every output prints; may be empty
  std::string jurisdiction; ///< may be empty
  std::optional<quantity::Date> effective_from;
  std::optional<quantity::Date> effective_to;
  SchemeKind kind = SchemeKind::no_threshold;
  int tier = 2;  ///< 1 first class, 2 classifies, 3 attribute only
  std::string unit;             ///< "kgCO2e/t" or "kgCO2/t"; empty where there is none
  std::string functional_unit;
  std::string stage;            ///< "crude-steel", "hot-rolled", "gate"; "process" where it differs by family; empty = none
  std::vector<std::string> gases;  ///< empty = not stated
  std::vector<BoundaryTerm> boundary;
  ElectricityTerms electricity;
  ScrapRule scrap;
  std::vector<UnsettledTerm> unsettled;
  std::vector<SchemeFamily> families;
  quantity::Confidence limits_confidence = quantity::Confidence::second_hand;  ///< recalled limits refuse
  TieRule tie;
  Rounding rounding;
  std::optional<Credit> credit;
  std::optional<quantity::Decimal> quota_share;  ///< kind `quota`
  std::optional<Reference> reference;            ///< kind `reference`
  std::optional<int> validity_months;            ///< of a certificate; nothing = "validity unknown"
  std::string validity_text;
  std::string verification;
  std::string custody;
  std::vector<std::string> gaps;
  bool usable = true;
  std::string refused_because;  ///< not empty where usable is false
  std::string record;           ///< canonical JSON: what the collected file says and no member above holds

  [[nodiscard]] const SchemeFamily* find_family(std::string_view id) const noexcept;

  /// The word that every output prints beside the class: "draft", "product-default", …
  [[nodiscard]] std::string_view status_word() const noexcept { return to_string(status); }

  /// The scheme by whose stage, boundary, electricity and scrap rule E and s are made: of a reference the one referred to,
  /// when the library has set it; else itself.
  [[nodiscard]] const Scheme& projected() const noexcept;
};

}  // namespace ferrolabel::method
