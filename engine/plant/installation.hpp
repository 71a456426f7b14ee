// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plant/codes.hpp"
#include "plant/energy_flow.hpp"
#include "plant/process.hpp"
#include "plant/purchased_precursor.hpp"
#include "plant/source_stream.hpp"

/// What an installation reported, and nothing computed. The same values serve every method and scheme.
namespace ferrolabel::plant {

/// Who checked the data, and how far.
enum class VerificationLevel : std::uint8_t { self_declared, limited, reasonable };

struct Verification {
  VerificationLevel level = VerificationLevel::self_declared;
  std::string verifier;
  std::string accreditation;
};

/// A term of a scheme that its public text does not settle, as a verifier fixed it for one good.
struct VerifiedTerm {
  Place place;
  std::string scheme;
  std::string term;                 ///< name as the scheme pack lists it, e.g. "alloy-adjustment"
  std::string good;                 ///< id
  Stated<quantity::SpecificEmissions> value;  ///< added to E; may be negative
};

struct Installation {
  std::string id;
  std::string name;
  std::string operator_name;
  CountryCode country;
  Place country_place;
  std::string site;                 ///< address, UN/LOCODE or coordinates
  MeltOrigin origin;
  ReportingPeriod period;
  std::string method;               ///< id of the accounting method; empty = by period
  Place method_place;
  std::optional<int> import_year;   ///< year of release for free circulation, for mark-ups and certificates; else the period's year
  Verification verification;
  std::optional<Stated<quantity::Co2Mass>> reported_total;  ///< installation total as reported under the ETS, for the balance
  std::vector<Process> processes;
  std::vector<SourceStream> source_streams;
  std::vector<MeasuredEmission> measured_emissions;
  std::vector<Capture> captures;
  std::vector<HeatFlow> heat;
  std::vector<WasteGasFlow> waste_gases;
  std::vector<ElectricitySupply> electricity;
  std::optional<Stated<quantity::EmissionFactorPerElectricity>> eu_average_electricity;  ///< for the EU-average case
  std::vector<PurchasedPrecursor> purchased;
  std::vector<VerifiedTerm> verified_terms;
  std::optional<quantity::Datum> carbon_price_paid;  ///< abroad, EUR per t CO2e of basis
  std::optional<quantity::Datum> certificate_price;  ///< EUR per t CO2e
  Place place;
};

}  // namespace ferrolabel::plant
