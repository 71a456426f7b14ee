// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"
#include "syntax/json_writer.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {

/// A time for which a verifier is accredited, both days included.
struct AccreditedPeriod {
  quantity::Date from{};
  std::optional<quantity::Date> until;  ///< nothing = open
};

/// One accreditation of a verifier. Scope lists that are empty mean all.
struct Verifier {
  std::string accreditation;  ///< its number, as labels name it; once in the list
  std::string name;
  std::string body;           ///< who accredited
  std::vector<AccreditedPeriod> periods;   ///< ascending, apart from each other
  std::optional<quantity::Date> withdrawn; ///< from this day on
  std::string level = "reasonable";        ///< the highest that it may give: "limited" or "reasonable"
  std::vector<std::string> schemes;
  std::vector<std::string> families;
  std::vector<std::string> stages;
};

/// What is known of an installation beside its labels.
struct Site {
  std::string installation;  ///< id, as labels name it; once in the list
  std::string name;
  std::string producer;      ///< who runs it, as labels name the holder
  std::string country;       ///< ISO 3166-1 alpha-2
  std::string site;          ///< may be empty
  std::vector<std::string> stages;             ///< what it can make; empty: not known
  std::optional<quantity::Decimal> intensity;  ///< kg CO2e/t, its average
  std::optional<quantity::Decimal> output;     ///< t a year
  std::string custody;       ///< of its chain-of-custody certificate; may be empty
  bool verified_data = false;  ///< verified figures of its own exist
  std::string source;        ///< where this was found
};

/// The default value for a country's steel.
struct CountryDefault {
  std::string country;          ///< ISO 3166-1 alpha-2
  std::string cn;               ///< code or its beginning
  quantity::Decimal intensity;  ///< kg CO2e/t
  std::string source;
};

/// What a verifier's trust list knows beside keys.
struct TrustFacts {
  std::vector<Verifier> verifiers;
  std::vector<Site> sites;
  std::vector<CountryDefault> country_defaults;

  [[nodiscard]] bool empty() const noexcept { return verifiers.empty() && sites.empty() && country_defaults.empty(); }
  /// nullptr where the list has none.
  [[nodiscard]] const Verifier* find_verifier(std::string_view accreditation) const noexcept;
  [[nodiscard]] const Site* find_site(std::string_view installation) const noexcept;
};

/// What a verifier vouched for. Empty texts are not checked.
struct Engagement {
  std::string scheme;
  std::string family;
  std::string stage;
  std::string level;  ///< "limited" or "reasonable"
};

/// Whether the verifier was accredited for that on a day. Empty: yes. trust.verifier.not-accredited (outside its periods, or
/// withdrawn by then), .scope, .level.
[[nodiscard]] Findings check_accreditation(const Verifier& verifier, const Engagement& engagement, const quantity::Date& day, const Place& where = {});

/// Reads the members verifiers, sites and countryDefaults of a trust list, each of which may be missing.
/// Findings: trust.document.*, trust.verifier.level-unknown, .period, .duplicate, trust.site.duplicate, .custody, trust.facts.country.
[[nodiscard]] TrustFacts read_trust_facts(MemberReader& list, Findings& findings);
/// Writes the members that are not empty.
void write_trust_facts(syntax::JsonWriter& writer, const TrustFacts& facts);

}  // namespace ferrolabel::trust
