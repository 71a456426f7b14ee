// SPDX-License-Identifier: Apache-2.0
#include "generate/planted_fault.hpp"

#include <array>
#include <chrono>
#include <stdexcept>

namespace ferrolabel::generate {

namespace {

using Plant = void (*)(std::string& xml, const FaultFacts& facts);

struct Fault {
  const char* name;
  const char* code;
  const char* place;  ///< empty = depends on the plant
  FaultKinds least;   ///< the narrowest kinds that it belongs to
  Plant plant;
};

/// Replaces the first `from` behind `after`.
void replace(std::string& xml, std::string_view after, std::string_view from, std::string_view to) {
  const auto start = xml.find(after);
  const auto at = start == std::string::npos ? start : xml.find(from, start);
  if (at == std::string::npos) throw std::logic_error{"no place for the fault: " + std::string{from}};
  xml.replace(at, from.size(), to);
}

/// Replaces the value of the first attribute of that name behind `after`.
void set(std::string& xml, std::string_view after, std::string_view name, std::string_view value) {
  const std::string opening = " " + std::string{name} + "=\"";
  const auto start = xml.find(after);
  const auto at = start == std::string::npos ? start : xml.find(opening, start);
  if (at == std::string::npos) throw std::logic_error{"no attribute for the fault: " + std::string{name}};
  const auto from = at + opening.size();
  xml.replace(from, xml.find('"', from) - from, value);
}

/// Replaces the text of the element whose start tag holds `after`.
void set_text(std::string& xml, std::string_view after, std::string_view text) {
  const auto start = xml.find(after);
  const auto open = start == std::string::npos ? start : xml.find('>', start);
  if (open == std::string::npos) throw std::logic_error{"no text for the fault: " + std::string{after}};
  xml.replace(open + 1, xml.find('<', open) - open - 1, text);
}

std::string day(const quantity::Date& date, int later) { return quantity::to_string(quantity::Date{std::chrono::sys_days{date} + std::chrono::days{later}}); }

std::string attribute(const std::string& xml, std::string_view after, std::string_view name) {
  const std::string opening = " " + std::string{name} + "=\"";
  const auto from = xml.find(opening, xml.find(after)) + opening.size();
  return xml.substr(from, xml.find('"', from) - from);
}

constexpr auto all = FaultKinds::all;
constexpr auto well_formed = FaultKinds::well_formed;
constexpr auto readable = FaultKinds::readable;

const std::array faults = {
    Fault{"doctype", "syntax.xml.doctype", "", all, [](std::string& xml, const FaultFacts&) { replace(xml, "", "<submission", "<!DOCTYPE submission SYSTEM \"file:///etc/hostname\">\n<submission"); }},
    Fault{"cut-off", "syntax.xml.not-well-formed", "", all, [](std::string& xml, const FaultFacts&) { xml.resize(xml.size() * 2 / 3); xml.resize(xml.rfind('>') + 1); }},
    Fault{"entity", "syntax.xml.entity", "", all, [](std::string& xml, const FaultFacts&) { set(xml, "<submitter", "contact", "&company;"); }},
    Fault{"not-utf8", "syntax.xml.utf8", "", all, [](std::string& xml, const FaultFacts&) { set(xml, "<submitter", "contact", "B\xFCro"); }},
    Fault{"no-role", "xml.schema.missing-attribute", "/submission/submitter", well_formed, [](std::string& xml, const FaultFacts&) { replace(xml, "<submitter", " role=\"producer\"", ""); }},
    Fault{"unknown-element", "xml.schema.unexpected-element", "/submission/price", well_formed, [](std::string& xml, const FaultFacts&) { replace(xml, "", "  <evidence>", "  <price currency=\"EUR\">100</price>\n  <evidence>"); }},
    Fault{"unknown-attribute", "xml.schema.unexpected-attribute", "/submission/request/class", well_formed, [](std::string& xml, const FaultFacts&) { replace(xml, "", "<request ", "<request class=\"A\" "); }},
    Fault{"comma-in-tonnes", "xml.schema.value", "/submission/request/tonnes", well_formed, [](std::string& xml, const FaultFacts&) { set(xml, "<request", "tonnes", "1.200,5"); }},
    Fault{"short-digest", "xml.schema.value", "/submission/evidence/item[1]/digest", well_formed, [](std::string& xml, const FaultFacts&) { set(xml, "<item", "digest", "sha256:12ab"); }},
    Fault{"no-such-day", "xml.schema.value", "/submission/statement/date", well_formed, [](std::string& xml, const FaultFacts&) { set(xml, "<statement", "date", "2026-02-30"); }},
    Fault{"unknown-unit", "xml.schema.value", "", well_formed, [](std::string& xml, const FaultFacts&) { replace(xml, "", "unit=\"MWh\"", "unit=\"MWd\""); }},
    Fault{"other-namespace", "syntax.xml.namespace", "", well_formed, [](std::string& xml, const FaultFacts&) { replace(xml, "", "https://ferrolabel.eu/ns/plant/1", "https://ferrolabel.eu/ns/plant/9"); }},
    Fault{"no-opinion", "xml.schema.missing-attribute", "/submission/statement", well_formed, [](std::string& xml, const FaultFacts&) { replace(xml, "<statement", " opinion=\"unmodified\"", ""); }},
    Fault{"absurd-factor", "plant.value.absurd", "", well_formed, [](std::string& xml, const FaultFacts&) { set_text(xml, "unit=\"t CO2/MWh\"", "99"); }},
    Fault{"no-tonnes", "submission.request.tonnes", "/submission/request/tonnes", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<request", "tonnes", "0"); }},
    Fault{"too-many-tonnes", "submission.request.available", "/submission/request/tonnes", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<request", "tonnes", "99999999"); }},
    Fault{"other-product", "submission.request.product", "/submission/request/product", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<request", "product", "anvils"); }},
    Fault{"no-such-scheme", "submission.request.scheme", "/submission/request/scheme", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<request", "scheme", "eu-ci-9"); }},
    Fault{"label-before-statement", "submission.request.issue-after-statement", "/submission/request/issueDate", readable, [](std::string& xml, const FaultFacts& facts) { set(xml, "<request", "issueDate", day(facts.period_to, 3)); }},
    Fault{"label-before-period-ends", "submission.request.issue-after-period", "/submission/request/issueDate", readable, [](std::string& xml, const FaultFacts& facts) { set(xml, "<request", "issueDate", day(facts.period_to, -30)); }},
    Fault{"period-not-covered", "submission.statement.covers-period", "/submission/statement", readable, [](std::string& xml, const FaultFacts& facts) { set(xml, "<statement", "periodFrom", day(facts.period_from, 90)); }},
    Fault{"statement-before-period-ends", "submission.statement.after-period", "/submission/statement", readable, [](std::string& xml, const FaultFacts& facts) { set(xml, "<statement", "date", day(facts.period_to, -20)); }},
    Fault{"accreditation-over", "submission.statement.accredited", "/submission/statement", readable, [](std::string& xml, const FaultFacts& facts) { set(xml, "<statement", "accreditedUntil", day(facts.period_to, -1)); }},
    Fault{"verifies-itself", "submission.statement.independent", "/submission/statement", readable, [](std::string& xml, const FaultFacts& facts) { set(xml, "<statement", "verifier", facts.company); }},
    Fault{"adverse-opinion", "submission.statement.opinion", "/submission/statement", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<statement", "opinion", "adverse"); }},
    Fault{"coarse-materiality", "submission.statement.materiality", "/submission/statement", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<statement", "materialityPercent", "12.5"); }},
    Fault{"evidence-id-twice", "submission.evidence.ids", "", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<item id=\"V1\"", "id", "E1"); }},
    Fault{"evidence-twice", "submission.evidence.digests", "", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<item id=\"V1\"", "digest", attribute(xml, "<item", "digest")); }},
    Fault{"empty-evidence", "submission.evidence.content", "", readable, [](std::string& xml, const FaultFacts&) { set(xml, "<item", "digest", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"); }},
    Fault{"evidence-not-there", "submission.evidence.references", "", readable, [](std::string& xml, const FaultFacts&) { replace(xml, "", "evidence:E1", "evidence:E77"); }},
};

bool belongs(const Fault& fault, FaultKinds kinds) noexcept { return static_cast<int>(fault.least) >= static_cast<int>(kinds); }

}  // namespace

void plant_fault(Generated& submission, const FaultFacts& facts, FaultKinds kinds, Chance& chance) {
  const Fault* fault = nullptr;
  do fault = &faults[chance.below(faults.size())];
  while (!belongs(*fault, kinds));
  fault->plant(submission.xml, facts);
  submission.fault = fault->name;
  submission.code = fault->code;
  submission.place = fault->place;
}

}  // namespace ferrolabel::generate
