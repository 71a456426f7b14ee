// SPDX-License-Identifier: Apache-2.0
#include "formats/plant/plant_checks.hpp"

#include <algorithm>

#include "formats/plant/plant_limits.hpp"
#include "formats/plant/spelling.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::formats {

using quantity::number_text;

namespace {

void check_period(const plant::ReportingPeriod& period, FindingList& findings) {
  if (!period.from.ok() || !period.to.ok() || period.from == quantity::Date{} || period.to == quantity::Date{}) return;
  const auto from = quantity::to_string(period.from);
  const auto to = quantity::to_string(period.to);
  if (period.to < period.from) {
    findings.error("plant.period.reversed", period.place, "the period ends on " + to + ", before it begins on " + from, "exchange the two days, or mend the year");
    return;
  }
  const auto after_a_year = std::chrono::sys_days{period.from + std::chrono::years{1}};
  if (std::chrono::sys_days{period.to} >= after_a_year)
    findings.error("plant.period.too-long", period.place, "the period from " + from + " to " + to + " is longer than 12 months",
                   "report at most 12 months; the last one of this period would end on " + quantity::to_string(quantity::Date{after_a_year - std::chrono::days{1}}));
}

void does_not_apply(FindingList& findings, const Place& place, std::string message, std::string fix) {
  findings.error("plant.member.does-not-apply", place, std::move(message), std::move(fix));
}

void check_kind(const plant::Process& process, FindingList& findings) {
  const auto name = "process " + in_quotes(process.id);
  if (process.kind == plant::ProcessKind::production) {
    if (process.category.empty() && !process.category_place.known())
      findings.error("plant.member.missing", process.end_place, "'category' is missing in the production " + name, "name the aggregated goods category, such as \"Crude steel\"");
    if (!process.activity_level)
      findings.error("plant.member.missing", process.end_place, "'activityLevel' is missing in the production " + name,
                     "add the tonnes of goods that it made in the period; a missing value is never taken as zero");
    if (process.chp) does_not_apply(findings, process.chp->place, "the production " + name + " has 'chp'", "move it to the process of kind 'utility' that makes heat and power");
    return;
  }
  if (process.category_place.known())
    does_not_apply(findings, process.category_place, "the utility " + name + " has a goods category", "leave 'category' out, or write kind 'production'");
  if (!process.goods.empty()) does_not_apply(findings, process.goods.front().place, "the utility " + name + " has goods", "leave 'goods' out, or write kind 'production'");
}

/// Totals of a process over its tonnes: what a slip of unit in one of the two shows.
void check_per_tonne(const plant::Process& process, FindingList& findings) {
  if (process.kind != plant::ProcessKind::production || !process.activity_level || !(process.activity_level->value > 0)) return;
  const auto& level = *process.activity_level;
  double power = 0;
  for (const auto& use : process.electricity) power += use.amount.value;
  const auto most_power = most_power_per_tonne(process.category);
  if (power / level.value > most_power.most)
    findings.error("plant.value.absurd", process.electricity.front().amount.place,
                   "process " + in_quotes(process.id) + " takes " + number_text(power / level.value) + " MWh per t of goods, more than is possible (at most " + number_text(most_power.most) +
                       "): " + std::string{most_power.reason},
                   "check the units: MWh against kWh, t against kg", level.place);
  if (!process.reported_direct) return;
  const auto most_direct = range_of("t CO2e/t", Role::plain);
  const auto direct = process.reported_direct->value / level.value;
  if (direct > most_direct.most)
    findings.error("plant.value.absurd", process.reported_direct->place,
                   "process " + in_quotes(process.id) + " emits " + number_text(direct) + " t CO2e per t of goods, more than is possible (at most " + number_text(most_direct.most) + ")",
                   "check the units: t against kg", level.place);
}

bool names(const plant::SourceStream& stream, std::string_view process) {
  if (!stream.process.empty()) return stream.process == process;
  return std::any_of(stream.shares.begin(), stream.shares.end(), [process](const plant::Share& share) { return share.process == process; });
}

/// A reported total stands for all direct emissions of its process; a stream or a stack beside it would count twice.
void check_reported_direct(const plant::Installation& plant, const plant::Process& process, FindingList& findings) {
  if (!process.reported_direct || process.id.empty()) return;
  const auto both = [&](const Place& place, const std::string& what) {
    findings.error("plant.member.exclusive", place, "process " + in_quotes(process.id) + " has a reported total of direct emissions, and " + what + " adds to it",
                   "keep the total or the single figures, not both", process.reported_direct->place);
  };
  for (const auto& stream : plant.source_streams)
    if (names(stream, process.id)) both(stream.place, "source stream " + in_quotes(stream.id));
  for (const auto& measured : plant.measured_emissions)
    if (measured.process == process.id) both(measured.place, "measured emission " + in_quotes(measured.id));
}

/// A share is an amount of its key; a meter of its own reads in the unit of the stream.
void check_shares(const plant::SourceStream& stream, FindingList& findings) {
  for (const auto& share : stream.shares) {
    if (!share.amount.place.known()) continue;
    std::string_view wanted;
    switch (stream.sharing) {
      case plant::SharingKey::mass: wanted = "t"; break;
      case plant::SharingKey::energy: wanted = "GJ"; break;
      case plant::SharingKey::hours: wanted = "h"; break;
      case plant::SharingKey::meters: {
        const auto& total = stream.activity.metered ? stream.activity.metered : stream.activity.purchased;
        if (total) wanted = plant::datum(*total).unit;
        break;
      }
    }
    if (!wanted.empty() && share.amount.unit != wanted)
      findings.error("plant.unit.does-not-fit", share.amount.place,
                     "a share of stream " + in_quotes(stream.id) + " is in '" + std::string{share.amount.unit} + "', but its key asks for '" + std::string{wanted} + "'",
                     "state all shares in the unit of the key; meters read in the unit of the activity data");
  }
}

void check_stream(const plant::SourceStream& stream, FindingList& findings) {
  check_shares(stream, findings);
  if (stream.direction == plant::Direction::output && stream.method != plant::CalculationMethod::mass_balance)
    does_not_apply(findings, stream.place, "stream " + in_quotes(stream.id) + " is an output, but only a mass balance has outputs", "write method 'mass-balance', or direction 'input'");
}

void check_measured(const plant::MeasuredEmission& measured, FindingList& findings) {
  const auto limit = range_of("h", Role::plain);
  double total = 0;
  for (const auto& entry : measured.series) total += entry.hours.value;
  if (total > limit.most && std::all_of(measured.series.begin(), measured.series.end(), [&](const auto& entry) { return entry.hours.value <= limit.most; }))
    findings.error("plant.value.absurd", measured.place, "the series of " + in_quotes(measured.id) + " covers " + number_text(total) + " h: " + std::string{limit.reason},
                   "state each hour once");
}

void check_verification(const plant::Installation& plant, FindingList& findings) {
  if (plant.verification.level == plant::VerificationLevel::self_declared || !plant.verification.verifier.empty()) return;
  findings.error("plant.verification.no-verifier", plant.place, "the data are said to be verified, but not by whom", "name 'verifier' and 'accreditation' under 'verification', or write level 'self-declared'");
}

void check_supply(const plant::ElectricitySupply& supply, FindingList& findings) {
  const auto name = "supply " + in_quotes(supply.id);
  if (supply.source == plant::ElectricitySource::own && supply.process.empty() && !supply.process_place.known())
    findings.error("plant.member.missing", supply.place, "'process' is missing in the own " + name, "name the utility process that makes this power");
  if (supply.source != plant::ElectricitySource::own && !supply.process.empty())
    does_not_apply(findings, supply.process_place, name + " names a process, but is not 'own'", "leave 'process' out, or write source 'own'");
  if (supply.source != plant::ElectricitySource::grid && supply.residual_mix)
    does_not_apply(findings, supply.residual_mix->place, name + " has 'residualMix', which is of the grid", "leave it out, or write source 'grid'");
  if (supply.source != plant::ElectricitySource::ppa && supply.location_factor)
    does_not_apply(findings, supply.location_factor->place, name + " has 'locationFactor', which goes with a PPA", "leave it out, or write source 'ppa'");
}

}  // namespace

void check_installation(const plant::Installation& plant, FindingList& findings) {
  check_period(plant.period, findings);
  check_verification(plant, findings);
  for (const auto& process : plant.processes) {
    check_kind(process, findings);
    check_per_tonne(process, findings);
    check_reported_direct(plant, process, findings);
  }
  for (const auto& stream : plant.source_streams) check_stream(stream, findings);
  for (const auto& measured : plant.measured_emissions) check_measured(measured, findings);
  for (const auto& supply : plant.electricity) check_supply(supply, findings);
  for (const auto& flow : plant.waste_gases)
    if (flow.energy && flow.net_calorific_value)
      findings.error("plant.member.exclusive", flow.net_calorific_value->place, "waste gas " + in_quotes(flow.id) + " has its energy and a calorific value", "state the energy, or volume and calorific value",
                     flow.energy->place);
  for (const auto& precursor : plant.purchased)
    if (precursor.period) check_period(*precursor.period, findings);
  check_references(plant, findings);
}

}  // namespace ferrolabel::formats
