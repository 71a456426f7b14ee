// SPDX-License-Identifier: Apache-2.0
#include "formats/submission/submission_reader.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "formats/plant/plant_choices.hpp"
#include "formats/plant/plant_fields.hpp"
#include "formats/plant/plant_reader.hpp"
#include "formats/plant/plant_writer.hpp"
#include "formats/plant/simple_plant.hpp"
#include "formats/submission/submission_digest.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::formats {

using syntax::Node;

namespace {

constexpr std::string_view evidence_mark = "evidence:";

Finding fault(const char* code, Node at, std::string message, std::string fix) { return {code, Severity::error, at.place(), std::move(message), std::move(fix)}; }

/// Takes members of an element that the schema has passed. Should the schema let through what this cannot take, it is a finding
/// all the same.
class Members {
 public:
  Members(Node element, Findings& findings) : element_{element}, findings_{findings} {}

  [[nodiscard]] std::string text(std::string_view name) const { return std::string{element_.member(name).scalar()}; }
  [[nodiscard]] std::optional<quantity::Date> optional_day(std::string_view name) const { return take(name, quantity::parse_date); }
  [[nodiscard]] quantity::Date day(std::string_view name) const { return optional_day(name).value_or(quantity::Date{}); }
  [[nodiscard]] std::optional<quantity::Decimal> decimal(std::string_view name) const { return take(name, quantity::Decimal::parse); }
  template <class Enum>
  [[nodiscard]] Enum choice(std::string_view name, std::span<const std::string_view> names) const {
    const auto index = take(name, [names](std::string_view text) -> std::optional<std::size_t> {
      const auto found = std::find(names.begin(), names.end(), text);
      return found == names.end() ? std::optional<std::size_t>{} : static_cast<std::size_t>(found - names.begin());
    });
    return static_cast<Enum>(index.value_or(0));
  }
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const {
    std::vector<std::string> all;
    for (auto child = element_.first_child(); child; child = child.next())
      if (child.name() == name) all.emplace_back(child.scalar());
    return all;
  }
  [[nodiscard]] Place place() const { return element_.place(); }
  [[nodiscard]] Place place(std::string_view name) const {
    const auto member = element_.member(name);
    return member ? member.place() : Place{};
  }

 private:
  template <class Parse>
  auto take(std::string_view name, Parse parse) const -> decltype(parse(std::string_view{})) {
    const auto member = element_.member(name);
    if (!member) return std::nullopt;
    auto value = parse(member.scalar());
    if (!value) findings_.push_back(fault("submission.value.unreadable", member, "the value of '" + std::string{name} + "' cannot be read", "write it as the schema's documentation says"));
    return value;
  }

  Node element_;
  Findings& findings_;
};

Submitter read_submitter(Members members) {
  constexpr std::array<std::string_view, 2> roles{"producer", "representative"};
  return {members.place(), members.text("organisation"), members.text("contact"), members.choice<SubmitterRole>("role", roles)};
}

LabelRequest read_request(Members members) {
  LabelRequest request;
  request.place = members.place();
  request.product = members.text("product");
  request.product_place = members.place("product");
  request.scheme = members.text("scheme");
  request.scheme_place = members.place("scheme");
  request.tonnes = members.decimal("tonnes").value_or(quantity::Decimal{});
  request.tonnes_place = members.place("tonnes");
  request.issue_date = members.optional_day("issueDate");
  request.issue_date_place = members.place("issueDate");
  request.family = members.text("family");
  request.electricity = members.text("electricity");
  request.primary_fraction = members.decimal("primaryFraction");
  request.scrap_per_product = members.decimal("scrapPerProduct");
  request.heats = members.texts("heat");
  return request;
}

EvidenceItem read_item(Members members) {
  return {members.place(), members.text("id"), members.text("kind"), members.text("title"), members.text("digest"), members.text("file"), members.optional_day("date")};
}

VerifierStatement read_statement(Members members) {
  constexpr std::array<std::string_view, 2> levels{"limited", "reasonable"};
  VerifierStatement statement;
  statement.place = members.place();
  statement.verifier = members.text("verifier");
  statement.accreditation = members.text("accreditation");
  statement.accredited_from = members.day("accreditedFrom");
  statement.accredited_until = members.optional_day("accreditedUntil");
  const bool is_reasonable = members.choice<std::size_t>("level", levels) == 1;
  statement.level = is_reasonable ? plant::VerificationLevel::reasonable : plant::VerificationLevel::limited;
  statement.opinion = members.choice<VerifierOpinion>("opinion", opinion_names);
  statement.date = members.day("date");
  statement.period_from = members.day("periodFrom");
  statement.period_to = members.day("periodTo");
  statement.materiality_percent = members.decimal("materialityPercent");
  statement.site_visit = members.optional_day("siteVisit");
  statement.remarks = members.texts("remark");
  return statement;
}

/// What the plant names as evidence, in document order.
void collect_references(Node node, std::vector<EvidenceReference>& references) {
  for (auto child = node.first_child(); child; child = child.next()) {
    const auto name = child.name();
    const auto said = child.scalar();
    if (said.starts_with(evidence_mark) && (name == "source" || name == "biomassEvidence" || name == "proof")) {
      const auto id = said.substr(evidence_mark.size());
      references.push_back({child.place(), std::string{id.substr(0, id.find_first_of(" \t\r\n"))}});
    }
    collect_references(child, references);
  }
}

void read_signature(Node signature, Submission& submission, Findings& findings) {
  const auto whose = signature.member("Id").scalar();
  const bool is_verifiers = whose == "verifier";
  auto& has_this = is_verifiers ? submission.has_verifier_signature : submission.has_producer_signature;
  if (has_this || (!is_verifiers && (whose != "producer" || submission.has_verifier_signature)))
    findings.push_back(fault("submission.signature.order", signature, "the signatures are not one of the producer, one of the verifier or both in this order", "let the producer sign first and the verifier after that, each once"));
  has_this = true;
}

/// The statement's verification, where the plant has none of its own.
void take_verification(Submission& submission) {
  auto& own = submission.plant.verification;
  submission.plant_states_verification = own.level != plant::VerificationLevel::self_declared || !own.verifier.empty();
  const auto& statement = submission.statement;
  const bool concludes = statement && (statement->opinion == VerifierOpinion::unmodified || statement->opinion == VerifierOpinion::modified);
  if (!submission.plant_states_verification && concludes) own = {statement->level, statement->verifier, statement->accreditation};
}

/// The submission itself, or the one in an envelope of one; nothing where there are several or none.
Node only_submission(Node root) {
  if (root.name() == "submission") return root;
  Node only;
  for (auto child = root.first_child(); child; child = child.next()) {
    if (child.name() != "submission") continue;
    if (only) return {};
    only = child;
  }
  return only;
}

}  // namespace

Result<Submission> read_submission(SourceText source, const syntax::XmlSchema& schema, const syntax::ReaderLimits& limits) {
  const auto document = syntax::read_xml(std::move(source), schema, limits);
  if (!document) return document.findings();
  return read_submission(*document);
}

Result<Submission> read_submission(const syntax::Document& document) {
  const auto root = only_submission(document.root());
  if (!root) return fault("submission.document.batch", document.root(), "this is a batch of submissions, and one submission is read here", "give the file to ferrolabel batch, which cuts it");

  Findings findings;
  Submission submission;
  submission.id = root.member("id").scalar();
  Node plant;
  for (auto part = root.first_child(); part; part = part.next()) {
    const auto name = part.name();
    const Members members{part, findings};
    if (name == "submitter") submission.submitter = read_submitter(members);
    if (name == "request") submission.request = read_request(members);
    if (name == "evidence")
      for (auto item = part.first_child(); item; item = item.next()) submission.evidence.push_back(read_item({item, findings}));
    if (name == "statement") submission.statement = read_statement(members);
    if (name == plant_root || name == simple_plant_root) plant = part;
    if (name == "Signature") read_signature(part, submission, findings);
  }
  auto installation = read_plant(plant, document.syntax());
  findings.insert(findings.end(), installation.findings().begin(), installation.findings().end());
  if (!installation || has_errors(findings)) return findings;
  submission.plant = std::move(installation).value();
  collect_references(plant, submission.references);
  take_verification(submission);
  submission.plant_digest = plant_digest(submission.plant);
  submission.digest = submission_digest(submission);
  return {std::move(submission), std::move(findings)};
}

}  // namespace ferrolabel::formats
