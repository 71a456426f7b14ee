// SPDX-License-Identifier: Apache-2.0
#include "emissions/rule.hpp"

#include <array>

namespace ferrolabel::emissions {

namespace {
constexpr std::array<std::string_view, rule_count> names{
    "input",
    "factor",
    "activity-data",
    "standard-combustion",
    "combustion-without-ncv",
    "process-emissions",
    "mass-balance",
    "measured-emissions",
    "carbon-from-emission-factor",
    "biomass-zero-rated",
    "biogenic-emissions",
    "captured",
    "installation-total",
    "shared-by-meters",
    "shared-by-key",
    "direct-of-process",
    "heat-import",
    "heat-export",
    "heat-factor",
    "waste-gas-import",
    "waste-gas-export",
    "electricity-produced",
    "chp-split",
    "chp-heat-factor",
    "chp-electricity-factor",
    "attributed-direct",
    "attributed-indirect",
    "electricity-mix",
    "electricity-location",
    "electricity-market",
    "electricity-eu-average",
    "own-electricity-factor",
    "precursor-share",
    "specific-direct",
    "specific-indirect",
    "specific-embedded",
    "basis-embedded",
    "default-value",
    "reported-total",
    "free-allocation",
    "free-allocation-default",
    "certificates",
    "upstream-term",
    "transport-term",
    "scrap-share",
    "recycled-content",
    "stage-intensity",
    "scheme-intensity"};
}  // namespace

std::string_view to_string(Rule rule) noexcept { return names[static_cast<std::size_t>(rule)]; }

}  // namespace ferrolabel::emissions
