// SPDX-License-Identifier: Apache-2.0
#include "trust/trust_facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "syntax/reader_findings.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::array<std::string_view, 6> custody_models{"identity-preserved", "segregated", "controlled-blending", "site-mass-balance", "group-mass-balance", "book-and-claim"};

bool allows(const std::vector<std::string>& scope, const std::string& asked) {
  return asked.empty() || scope.empty() || std::find(scope.begin(), scope.end(), asked) != scope.end();
}

std::string country_of(MemberReader& members, Findings& findings) {
  auto country = members.text("country");
  const bool two_letters = country.size() == 2 && std::all_of(country.begin(), country.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
  if (!country.empty() && !two_letters) {
    add_error(findings, "trust.facts.country", members.node().member("country").place(), syntax::quoted(country) + " is no country code",
              "write two capital letters (ISO 3166-1 alpha-2)");
  }
  return country;
}

/// An empty list would read as no limit, the opposite of what it says.
std::vector<std::string> scope_of(MemberReader& scope, std::string_view name, Findings& findings) {
  auto words = scope.optional_texts(name);
  if (const auto node = scope.node().member(name); node && node.kind() == syntax::Kind::array && !node.first_child()) {
    add_error(findings, "trust.list.scope", node.place(), "the scope names nothing", "name what is in scope, or leave the member out to allow all");
  }
  return words;
}

std::vector<AccreditedPeriod> read_periods(MemberReader& members, Findings& findings) {
  std::vector<AccreditedPeriod> periods;
  const auto items = members.items("periods");
  for (const auto item : items) {
    const auto count = findings.size();
    MemberReader inner{item, findings};
    AccreditedPeriod period{inner.date("from"), inner.optional_date("until")};
    inner.finish();
    if (findings.size() != count) continue;
    const bool follows = periods.empty() || (periods.back().until && *periods.back().until < period.from);
    if (!follows || (period.until && *period.until < period.from)) {
      add_error(findings, "trust.verifier.period", item.place(), "the period ends before it begins, or begins before the one before it has ended",
                "write the periods in their order, apart from each other");
      continue;
    }
    periods.push_back(period);
  }
  if (const auto node = members.node().member("periods"); node && node.kind() == syntax::Kind::array && items.empty()) {
    add_error(findings, "trust.verifier.period", node.place(), "the verifier has no period of accreditation", "write at least one");
  }
  return periods;
}

Verifier read_verifier(syntax::Node node, Findings& findings) {
  MemberReader members{node, findings};
  Verifier verifier;
  verifier.accreditation = members.text("accreditation");
  verifier.name = members.text("name");
  verifier.body = members.text("body");
  verifier.periods = read_periods(members, findings);
  verifier.withdrawn = members.optional_date("withdrawnAt");
  verifier.level = members.text("level");
  if (!verifier.level.empty() && verifier.level != "limited" && verifier.level != "reasonable") {
    add_error(findings, "trust.verifier.level-unknown", node.member("level").place(), syntax::quoted(verifier.level) + " is no level of assurance", "write limited or reasonable");
  }
  if (const auto scope = members.optional("scope")) {
    MemberReader inner{scope, findings};
    verifier.schemes = scope_of(inner, "schemes", findings);
    verifier.families = scope_of(inner, "families", findings);
    verifier.stages = scope_of(inner, "stages", findings);
    inner.finish();
  }
  members.finish();
  return verifier;
}

Site read_site(syntax::Node node, Findings& findings) {
  MemberReader members{node, findings};
  Site site;
  site.installation = members.text("installation");
  site.name = members.text("name");
  site.producer = members.text("producer");
  site.country = country_of(members, findings);
  site.site = members.optional_text("site").value_or(std::string{});
  site.stages = members.optional_texts("stages");
  site.intensity = members.optional_decimal("intensity");
  site.output = members.optional_decimal("output");
  site.custody = members.optional_text("custody").value_or(std::string{});
  if (!site.custody.empty() && std::find(custody_models.begin(), custody_models.end(), site.custody) == custody_models.end()) {
    add_error(findings, "trust.site.custody", node.member("custody").place(), syntax::quoted(site.custody) + " is no model of chain of custody",
              "write identity-preserved, segregated, controlled-blending, site-mass-balance, group-mass-balance or book-and-claim");
  }
  if (const auto verified = members.optional("verifiedData")) {
    if (verified.kind() != syntax::Kind::boolean) {
      add_error(findings, "trust.document.wrong-type", verified.place(), "the member 'verifiedData' is neither true nor false", "write true or false");
    }
    site.verified_data = verified.scalar() == "true";
  }
  site.source = members.text("source");
  members.finish();
  return site;
}

template <class Items, class Key>
void check_unique(const Items& items, const std::vector<syntax::Node>& nodes, const Key& key, const char* code, Findings& findings) {
  for (std::size_t later = 1; later < items.size(); ++later) {
    const auto first = std::find_if(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(later), [&](const auto& item) { return key(item) == key(items[later]); });
    if (first == items.begin() + static_cast<std::ptrdiff_t>(later) || key(items[later]).empty()) continue;
    add_error(findings, code, nodes[later].place(), syntax::quoted(key(items[later])) + " stands twice", "keep one of the two");
    findings.back().contradicted_by = nodes[static_cast<std::size_t>(first - items.begin())].place();
  }
}

void write_texts(syntax::JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  writer.key(name).begin_array();
  for (const auto& text : texts) writer.string(text);
  writer.end_array();
}

void write_verifier(syntax::JsonWriter& writer, const Verifier& verifier) {
  writer.begin_object().member("accreditation", verifier.accreditation).member("name", verifier.name).member("body", verifier.body);
  writer.key("periods").begin_array();
  for (const auto& period : verifier.periods) {
    writer.begin_object().member("from", quantity::to_string(period.from));
    if (period.until) writer.member("until", quantity::to_string(*period.until));
    writer.end_object();
  }
  writer.end_array();
  if (verifier.withdrawn) writer.member("withdrawnAt", quantity::to_string(*verifier.withdrawn));
  writer.member("level", verifier.level);
  if (!verifier.schemes.empty() || !verifier.families.empty() || !verifier.stages.empty()) {
    writer.key("scope").begin_object();
    write_texts(writer, "schemes", verifier.schemes);
    write_texts(writer, "families", verifier.families);
    write_texts(writer, "stages", verifier.stages);
    writer.end_object();
  }
  writer.end_object();
}

void write_site(syntax::JsonWriter& writer, const Site& site) {
  writer.begin_object().member("installation", site.installation).member("name", site.name).member("producer", site.producer).member("country", site.country);
  if (!site.site.empty()) writer.member("site", site.site);
  write_texts(writer, "stages", site.stages);
  if (site.intensity) writer.member("intensity", site.intensity->to_string());
  if (site.output) writer.member("output", site.output->to_string());
  if (!site.custody.empty()) writer.member("custody", site.custody);
  if (site.verified_data) writer.member("verifiedData", true);
  writer.member("source", site.source).end_object();
}

}  // namespace

const Verifier* TrustFacts::find_verifier(std::string_view accreditation) const noexcept {
  const auto found = std::find_if(verifiers.begin(), verifiers.end(), [&](const Verifier& verifier) { return verifier.accreditation == accreditation; });
  return found == verifiers.end() ? nullptr : &*found;
}

const Site* TrustFacts::find_site(std::string_view installation) const noexcept {
  const auto found = std::find_if(sites.begin(), sites.end(), [&](const Site& site) { return site.installation == installation; });
  return found == sites.end() ? nullptr : &*found;
}

Findings check_accreditation(const Verifier& verifier, const Engagement& engagement, const quantity::Date& day, const Place& where) {
  Findings findings;
  const std::string who = verifier.name + " (" + verifier.accreditation + ")";
  const auto& periods = verifier.periods;
  const bool within = std::any_of(periods.begin(), periods.end(), [&](const AccreditedPeriod& period) { return period.from <= day && (!period.until || day <= *period.until); });
  if (!within || (verifier.withdrawn && *verifier.withdrawn <= day)) {
    add_error(findings, "trust.verifier.not-accredited", where, who + " was not accredited on " + quantity::to_string(day),
              "ask for a verification by a verifier who was accredited on that day");
  }
  const auto outside = [&](const std::vector<std::string>& scope, const std::string& asked, const char* what) {
    if (allows(scope, asked)) return;
    add_error(findings, "trust.verifier.scope", where, who + " is not accredited for the " + what + " " + syntax::quoted(asked), "ask for a verifier whose accreditation covers it");
  };
  outside(verifier.schemes, engagement.scheme, "scheme");
  outside(verifier.families, engagement.family, "family");
  outside(verifier.stages, engagement.stage, "stage");
  if (engagement.level == "reasonable" && verifier.level != "reasonable") {
    add_error(findings, "trust.verifier.level", where, who + " may give limited assurance only", "ask for a verifier who may give reasonable assurance");
  }
  return findings;
}

TrustFacts read_trust_facts(MemberReader& list, Findings& findings) {
  TrustFacts facts;
  const auto verifiers = list.optional_items("verifiers");
  for (const auto item : verifiers) facts.verifiers.push_back(read_verifier(item, findings));
  check_unique(facts.verifiers, verifiers, [](const Verifier& verifier) { return verifier.accreditation; }, "trust.verifier.duplicate", findings);
  const auto sites = list.optional_items("sites");
  for (const auto item : sites) facts.sites.push_back(read_site(item, findings));
  check_unique(facts.sites, sites, [](const Site& site) { return site.installation; }, "trust.site.duplicate", findings);
  for (const auto item : list.optional_items("countryDefaults")) {
    MemberReader members{item, findings};
    facts.country_defaults.push_back({country_of(members, findings), members.text("cn"), members.decimal("intensity"), members.text("source")});
    members.finish();
  }
  return facts;
}

void write_trust_facts(syntax::JsonWriter& writer, const TrustFacts& facts) {
  const auto write_all = [&](std::string_view name, const auto& items, const auto& write) {
    if (items.empty()) return;
    writer.key(name).begin_array();
    for (const auto& item : items) write(writer, item);
    writer.end_array();
  };
  write_all("verifiers", facts.verifiers, write_verifier);
  write_all("sites", facts.sites, write_site);
  write_all("countryDefaults", facts.country_defaults, [](syntax::JsonWriter& out, const CountryDefault& value) {
    out.begin_object().member("country", value.country).member("cn", value.cn).member("intensity", value.intensity.to_string()).member("source", value.source).end_object();
  });
}

}  // namespace ferrolabel::trust
