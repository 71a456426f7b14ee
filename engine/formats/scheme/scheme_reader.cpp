// SPDX-License-Identifier: Apache-2.0
#include "formats/scheme/scheme_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "formats/scheme/ladder_reader.hpp"
#include "syntax/canonical_json.hpp"

namespace ferrolabel::formats {

namespace {

using method::Scheme;
using method::SchemeKind;

constexpr std::array<std::string_view, 4> stages{"crude-steel", "hot-rolled", "gate", "process"};
constexpr std::array<std::string_view, 8> terms{"direct",         "indirect",             "precursors", "upstream-materials",
                                                "upstream-fuels", "upstream-electricity", "transport",  "scrap-supply"};
constexpr std::array<std::string_view, 9> charges{"unit", "home", "pre", "post", "hot-metal", "pig-iron", "dri", "hbi", "alloys"};

std::string join(std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) text += (text.empty() ? "" : ", ") + std::string{word};
  return text;
}

/// A word of a list; empty with a finding where it is another.
std::string word_of(syntax::Node node, std::span<const std::string_view> words, Findings& findings) {
  auto text = text_of(node, findings);
  if (text.empty() || std::find(words.begin(), words.end(), text) != words.end()) return text;
  add_unknown_word(findings, node, join(words));
  return {};
}

/// A word that a parser of method/scheme.hpp knows.
template <class Word>
Word parsed_word(syntax::Node node, std::optional<Word> (*parse)(std::string_view) noexcept, Word fallback, std::string_view known, Findings& findings) {
  const auto text = text_of(node, findings);
  if (text.empty()) return fallback;
  const auto word = parse(text);
  if (!word) add_unknown_word(findings, node, known);
  return word.value_or(fallback);
}

constexpr std::string_view known_cases = "location, market, country-average, eu-average, actual-sources, unresolved";

method::ElectricityCase case_of(syntax::Node node, Findings& findings) {
  return parsed_word(node, method::parse_electricity_case, method::ElectricityCase::unresolved, known_cases, findings);
}

method::ElectricityTerms read_electricity(syntax::Node node, Findings& findings) {
  method::ElectricityTerms terms_read;
  if (!node) return terms_read;
  ObjectReader reader{node, findings};
  terms_read.basis = case_of(reader.required("basis"), findings);
  if (const auto in_eu = reader.optional("basisInEu")) terms_read.basis_in_eu = case_of(in_eu, findings);
  for (const auto item : items_of(reader.optional("alsoAllowed"), findings)) terms_read.also_allowed.push_back(case_of(item, findings));
  terms_read.rule = reader.optional_text("rule");
  reader.finish();
  return terms_read;
}

std::vector<std::string> words_of(syntax::Node node, std::span<const std::string_view> words, Findings& findings) {
  std::vector<std::string> result;
  for (const auto item : items_of(node, findings)) result.push_back(word_of(item, words, findings));
  return result;
}

method::ScrapRule read_scrap(syntax::Node node, Findings& findings) {
  method::ScrapRule rule;
  if (!node) return rule;
  ObjectReader reader{node, findings};
  rule.none = false;
  rule.numerator = words_of(reader.required("numerator"), charges, findings);
  rule.primary = words_of(reader.required("primary"), charges, findings);
  rule.excluded = words_of(reader.required("excluded"), charges, findings);
  rule.metallic_fraction = reader.flag("metallicFraction");
  if (const auto fractions = reader.optional("defaultFractions")) {
    ObjectReader by_kind{fractions, findings};
    for (auto member = fractions.first_child(); member; member = member.next()) {
      if (member.name() != "scrap" && std::find(charges.begin(), charges.end(), member.name()) == charges.end())
        add_pack_error(findings, "scheme.unknown-word", member.place(), "'" + std::string{member.name()} + "' is no kind of charge",
                       "Known: scrap, " + join(charges) + ".");
      if (const auto value = read_optional_share(by_kind, member.name()))
        rule.default_fractions.push_back({std::string{member.name()}, *value, quantity::Stated<quantity::Ratio>{value->to_double(), {}, member.place()}});
    }
    std::sort(rule.default_fractions.begin(), rule.default_fractions.end(), [](const auto& left, const auto& right) { return left.kind < right.kind; });
  }
  rule.missing_is_zero = word_of(reader.required("missing"), std::array<std::string_view, 2>{"refuse", "zero"}, findings) == "zero";
  reader.finish();
  std::set<std::string> seen;
  for (const auto* list : {&rule.numerator, &rule.primary, &rule.excluded})
    for (const auto& kind : *list)
      if (!kind.empty() && !seen.insert(kind).second)
        add_pack_error(findings, "scheme.double-name", node.place(), "'" + kind + "' is in two places of the scrap share", "Count each kind once.");
  return rule;
}

void read_boundary(Scheme& scheme, ObjectReader& root) {
  auto& findings = root.findings();
  for (const auto item : items_of(root.optional("boundary"), findings)) {
    ObjectReader reader{item, findings};
    method::BoundaryTerm term;
    term.term = word_of(reader.required("term"), terms, findings);
    term.required = reader.flag("required");
    term.note = reader.optional_text("note");
    reader.finish();
    scheme.boundary.push_back(std::move(term));
  }
  for (const auto item : items_of(root.optional("unsettled"), findings)) {
    ObjectReader reader{item, findings};
    method::UnsettledTerm term;
    term.term = reader.text("term");
    term.concern = parsed_word(reader.required("concern"), method::parse_concern, method::Concern::intensity,
                               "intensity, scrap-share, electricity, family", findings);
    term.reason = reader.text("reason");
    reader.finish();
    scheme.unsettled.push_back(std::move(term));
  }
}

std::optional<method::Reference> read_reference(syntax::Node node, Findings& findings) {
  if (!node) return {};
  ObjectReader reader{node, findings};
  method::Reference reference;
  reference.scheme = reader.text("scheme");
  reference.qualified = reader.text("qualified");
  reference.not_qualified = reader.text("notQualified");
  for (const auto item : reader.items("steps")) {
    ObjectReader step{item, findings};
    method::ReferenceStep read;
    if (const auto year = step.optional("year")) read.year = read_scheme_integer(year, 1900, 2999, findings);
    read.class_name = step.text("class");
    step.finish();
    reference.steps.push_back(std::move(read));
  }
  reader.finish();
  if (reference.steps.empty())
    add_pack_error(findings, "scheme.missing-part", node.place(), "the reference names no class", "Add 'steps' with the class that counts as reached.");
  return reference;
}

std::optional<quantity::Date> optional_date(ObjectReader& root, std::string_view name) {
  if (!root.node().member(name)) {
    static_cast<void>(root.optional(name));
    return {};
  }
  return root.date(name);
}

void read_rules(Scheme& scheme, ObjectReader& root) {
  auto& findings = root.findings();
  scheme.limits_confidence = root.confidence("limitsConfidence");
  if (const auto node = root.optional("tieRule")) {
    ObjectReader reader{node, findings};
    scheme.tie = {reader.optional_text("rule"), reader.optional_text("basis")};
    reader.finish();
  }
  if (const auto node = root.optional("rounding")) {
    ObjectReader reader{node, findings};
    if (const auto digits = reader.optional("digits")) scheme.rounding.digits = read_scheme_integer(digits, -3, 9, findings);
    scheme.rounding.rule = reader.optional_text("rule");
    static_cast<void>(reader.optional_text("basis"));
    reader.finish();
  }
  if (const auto node = root.optional("credit")) {
    ObjectReader reader{node, findings};
    scheme.credit = method::Credit{read_scheme_decimal(reader.required("coefficient"), "scheme.bad-figure", findings), reader.text("rule")};
    reader.finish();
  }
  if (const auto node = root.optional("quota")) {
    ObjectReader reader{node, findings};
    static_cast<void>(reader.required("share"));
    scheme.quota_share = read_optional_share(reader, "share");
    reader.finish();
  }
  scheme.reference = read_reference(root.optional("reference"), findings);
}

void read_certificate(Scheme& scheme, ObjectReader& root) {
  auto& findings = root.findings();
  ObjectReader validity{root.required("validity"), findings};
  const auto months = validity.required("months");
  if (months && months.kind() != syntax::Kind::null) scheme.validity_months = read_scheme_integer(months, 1, 600, findings);
  scheme.validity_text = validity.optional_text("text");
  validity.finish();
  scheme.verification = root.optional_text("verification");
  scheme.custody = root.optional_text("custody");
  for (const auto item : items_of(root.optional("gaps"), findings)) scheme.gaps.push_back(text_of(item, findings));
  if (const auto record = root.optional("record")) scheme.record = syntax::canonical_json(record);
}

void need(ObjectReader& root, bool there, std::string_view part, std::string_view why) {
  if (there || !root.is_object()) return;
  add_pack_error(root.findings(), "scheme.missing-part", root.node().place(), std::string{why} + " and '" + std::string{part} + "' is missing",
                 "Add '" + std::string{part} + "'.");
}

/// What a kind cannot do without, and what must not be there twice.
void judge_whole(const Scheme& scheme, ObjectReader& root) {
  const auto kind = "a scheme of kind '" + std::string{to_string(scheme.kind)} + "' was asked for";
  const bool on_lines = !method::is_attribute_only(scheme.kind) && scheme.kind != SchemeKind::quota && scheme.kind != SchemeKind::reference;
  need(root, !on_lines || !scheme.families.empty(), "families", kind);
  need(root, !on_lines || !scheme.stage.empty(), "stage", kind);
  need(root, !on_lines || !scheme.unit.empty(), "unit", kind);
  need(root, !on_lines || !scheme.boundary.empty(), "boundary", kind);
  need(root, scheme.kind != SchemeKind::credit_adjusted_limit || scheme.credit.has_value(), "credit", kind);
  need(root, scheme.kind != SchemeKind::quota || scheme.quota_share.has_value(), "quota", kind);
  need(root, scheme.kind != SchemeKind::reference || scheme.reference.has_value(), "reference", kind);
  need(root, scheme.usable || !scheme.refused_because.empty(), "refusedBecause", "the scheme is not usable");
  bool slopes = false;
  std::set<std::string> ids;
  for (const auto& family : scheme.families) {
    if (!ids.insert(family.id).second)
      add_pack_error(root.findings(), "scheme.double-name", root.node().member("families").place(), "family '" + family.id + "' is there twice",
                     "Give each family an id of its own.");
    for (const auto& each : family.classes) slopes = slopes || each.limit.slopes();
  }
  need(root, !slopes || !scheme.scrap.none, "scrapShare", "limits depend on the scrap share");
}

}  // namespace

Result<Scheme> read_scheme(const PackDocument& pack) {
  Findings findings;
  ObjectReader root{pack.document->root(), findings};
  Scheme scheme;
  scheme.info = read_header(pack, "scheme", root);
  scheme.issuer = root.text("issuer");
  scheme.status = parsed_word(root.required("status"), method::parse_scheme_status, method::SchemeStatus::draft,
                              "law, draft, private, proposal, product-default, superseded", findings);
  scheme.status_text = root.text("statusText");
  scheme.notice = root.optional_text("notice");
  scheme.jurisdiction = root.optional_text("jurisdiction");
  scheme.effective_from = optional_date(root, "effectiveFrom");
  scheme.effective_to = optional_date(root, "effectiveTo");
  scheme.kind = parsed_word(root.required("kind"), method::parse_scheme_kind, SchemeKind::no_threshold,
                            "sliding-scale, fixed-bands, dated-glidepath, credit-adjusted-limit, quota, route-gate, reference, procurement-caps, "
                            "blended-pathway, reduction-vs-reference, grade-model, pledge, no-threshold",
                            findings);
  scheme.tier = read_scheme_integer(root.required("tier"), 1, 3, findings);
  scheme.usable = !root.node().member("usable") || root.flag("usable");
  static_cast<void>(root.optional("usable"));
  scheme.refused_because = root.optional_text("refusedBecause");
  scheme.unit = word_of(root.optional("unit"), std::array<std::string_view, 2>{"kgCO2e/t", "kgCO2/t"}, findings);
  scheme.functional_unit = root.optional_text("functionalUnit");
  scheme.stage = word_of(root.optional("stage"), stages, findings);
  for (const auto item : items_of(root.optional("gases"), findings)) scheme.gases.push_back(text_of(item, findings));
  read_boundary(scheme, root);
  scheme.electricity = read_electricity(root.optional("electricity"), findings);
  scheme.scrap = read_scrap(root.optional("scrapShare"), findings);
  for (const auto item : items_of(root.optional("families"), findings)) scheme.families.push_back(read_scheme_family(item, findings));
  read_rules(scheme, root);
  read_certificate(scheme, root);
  root.finish();
  judge_whole(scheme, root);
  for (auto& fraction : scheme.scrap.default_fractions) {
    fraction.input.evidence.by_convention = true;
    fraction.input.evidence.source = scheme.info.id + " " + scheme.info.edition;
    fraction.input.evidence.confidence = scheme.limits_confidence;
  }
  if (has_errors(findings)) return findings;
  return {std::move(scheme), std::move(findings)};
}

}  // namespace ferrolabel::formats
