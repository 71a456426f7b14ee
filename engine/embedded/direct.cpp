// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "embedded/assembly.hpp"
#include "quantity/number_text.hpp"

namespace ferrolabel::embedded {

using emissions::Rule;
using emissions::Traced;
using quantity::Ratio;

using quantity::number_text;

namespace {

/// Splits one figure over processes by the amounts stated for them; for own meters the correction RecF = total / Σ meters
/// is the division by the sum.
void share_out(Assembly& assembly, const plant::SourceStream& stream, const Traced<Co2Mass>& emissions) {
  auto& trace = assembly.trace();
  const Rule rule = stream.sharing == plant::SharingKey::meters ? Rule::shared_by_meters : Rule::shared_by_key;
  Scratch<Term<Ratio>> amounts{assembly.memory};
  amounts.reserve(stream.shares.size());
  for (const auto& share : stream.shares) amounts.push_back({trace.key_amount(share.amount, &share.process), false});
  const auto total = trace.sum<Ratio>(rule, &stream.id, std::span<const Term<Ratio>>{amounts});
  if (!(total.value.value() > 0)) {
    assembly.calculation.error("embedded.share.zero", stream.place, "the shares of stream '" + stream.id + "' add up to nothing",
                               "state for each process what its meter read, or an amount of the key");
    return;
  }
  for (std::size_t at = 0; at < stream.shares.size(); ++at) {
    const auto process = assembly.process(stream.shares[at].process);
    if (process < 0) continue;
    const auto part = trace.quotient<Ratio>(rule, &stream.shares[at].process, amounts[at].figure, total);
    assembly.direct_terms[static_cast<std::size_t>(process)].push_back(
        {trace.product<Co2Mass>(rule, &stream.id, emissions, part), false});
  }
}

void check_meters(const Assembly& assembly, const plant::SourceStream& stream, const emissions::Activity& activity) {
  constexpr double noticeable = 0.001;
  if (stream.sharing != plant::SharingKey::meters || stream.shares.empty()) return;
  double metered = 0;
  for (const auto& share : stream.shares) metered += share.amount.value;
  const double total = std::visit([](const auto& traced) { return traced.value.value(); }, activity);
  const double correction = total / metered;
  if (std::abs(correction - 1) > noticeable)
    assembly.calculation.note("embedded.share.corrected", stream.place,
                              "the meters of stream '" + stream.id + "' read " + number_text(metered) + " of " + number_text(total) +
                                  "; each is corrected by RecF = " + number_text(correction),
                              "nothing to mend where the meters are less exact than the total");
}

void add_streams(Assembly& assembly, Scratch<CarbonTerm>& total) {
  assembly.inventory.streams.reserve(assembly.plant.source_streams.size());
  for (const auto& stream : assembly.plant.source_streams) {
    auto emissions = emissions::stream_emissions(stream, assembly.calculation);
    if (!emissions) continue;
    total.push_back({emissions->counted, false});
    if (stream.shares.empty()) {
      if (const auto process = assembly.process(stream.process); process >= 0)
        assembly.direct_terms[static_cast<std::size_t>(process)].push_back({emissions->counted, false});
    } else {
      check_meters(assembly, stream, emissions->activity);
      share_out(assembly, stream, emissions->counted);
    }
    assembly.inventory.streams.push_back({.stream = &stream, .emissions = std::move(*emissions)});
  }
}

void add_one(Assembly& assembly, Scratch<CarbonTerm>& total, const std::string& process_id, const Traced<Co2Mass>& figure, bool negative) {
  total.push_back({figure, negative});
  if (const auto process = assembly.process(process_id); process >= 0)
    assembly.direct_terms[static_cast<std::size_t>(process)].push_back({figure, negative});
}

/// What was captured may be biogenic, and a verified total may hold the capture already: both are asked, not assumed.
void check_capture(const Assembly& assembly, const plant::Capture& capture) {
  const auto& plant = assembly.plant;
  const bool zero_rated = std::any_of(plant.source_streams.begin(), plant.source_streams.end(), [&](const auto& stream) {
    return stream.process == capture.process && !stream.biomass_evidence.empty();
  });
  if (zero_rated && !capture.biomass_fraction)
    assembly.calculation.error("embedded.capture.biomass-not-stated", capture.place,
                               "capture '" + capture.id + "' takes CO2 of a process with zero-rated biomass and does not say how much of it is biogenic",
                               "state biomassFraction: captured biogenic CO2 is not deducted");
  const auto process = assembly.process(capture.process);
  if (process >= 0 && plant.processes[static_cast<std::size_t>(process)].reported_direct)
    assembly.calculation.error("embedded.capture.in-total", capture.place, "capture '" + capture.id + "' would be deducted from the reported total of '" + capture.process + "'",
                               "state the total after the capture and leave the capture out, or report source streams");
}

/// Carbon that leaves the site in waste gas is no emission of the installation; what enters in bought gas is.
void add_gas_crossing_the_fence(const Assembly& assembly, Scratch<CarbonTerm>& total) {
  for (const auto& flow : assembly.plant.waste_gases) {
    const bool exported = flow.to == plant::outside;
    if (exported == (flow.from == plant::outside)) continue;
    if (const auto carbon = waste_gas_carbon(assembly, flow)) total.push_back({*carbon, exported});
  }
}

}  // namespace

void add_direct(Assembly& assembly) {
  auto& trace = assembly.trace();
  Scratch<CarbonTerm> total{assembly.memory};
  total.reserve(assembly.plant.source_streams.size() + 8);
  add_streams(assembly, total);
  for (const auto& measured : assembly.plant.measured_emissions) {
    const auto stack = emissions::measured_emissions(measured, assembly.calculation);
    add_one(assembly, total, measured.process, stack.counted, false);
    assembly.inventory.stacks.push_back({&measured, stack});
  }
  for (const auto& capture : assembly.plant.captures) check_capture(assembly, capture);
  for (const auto& capture : assembly.plant.captures)
    if (const auto amount = emissions::captured(capture, assembly.calculation)) add_one(assembly, total, capture.process, *amount, true);
  for (const auto& process : assembly.plant.processes)
    if (process.reported_direct) add_one(assembly, total, process.id, trace.input(*process.reported_direct, &process.id, Rule::reported_total), false);
  for (std::size_t at = 0; at < assembly.direct_terms.size(); ++at)
    assembly.inventory.processes[at].direct =
        trace.sum<Co2Mass>(Rule::direct_of_process, &assembly.plant.processes[at].id, std::span<const CarbonTerm>{assembly.direct_terms[at]});
  add_gas_crossing_the_fence(assembly, total);
  assembly.inventory.installation_total = trace.sum<Co2Mass>(Rule::installation_total, &assembly.plant.id, std::span<const CarbonTerm>{total});
}

}  // namespace ferrolabel::embedded
