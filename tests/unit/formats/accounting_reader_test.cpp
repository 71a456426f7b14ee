// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <catch2/catch.hpp>

#include "formats/pack/accounting_reader.hpp"
#include "pack_test_support.hpp"

using namespace ferrolabel;
using namespace ferrolabel::formats;
using namespace ferrolabel::formats::test;

namespace {

constexpr std::array methods{"eu-cbam-2026", "eu-cbam-2023", "eu-ets-2026", "ipcc-2006"};

constexpr std::array rules{"activity-data",
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
                           "scheme-intensity",
                           "specific-direct",
                           "specific-indirect",
                           "input",
                           "factor"};

Result<AccountingDraft> with(std::string_view piece, std::string_view by) {
  return read_accounting_draft(document(altered("accounting/eu-cbam-2026.json", piece, by)));
}

}  // namespace

TEST_CASE("every method cites every rule with an equation and a reference") {
  for (const auto* id : methods) {
    const auto method = library().method(id).value();
    CHECK(method->citations.size() == rules.size());
    for (const auto* rule : rules) {
      const auto at = method->citations.find(rule);
      REQUIRE(at != method->citations.end());
      CHECK_FALSE(at->second.equation.empty());
      CHECK_FALSE(at->second.reference.empty());
    }
  }
}

TEST_CASE("the attribution equation is cited from the act of its method") {
  const auto reference = [](std::string_view id) {
    return library().method(id).value()->citations.find("attributed-direct")->second.reference;
  };
  CHECK(reference("eu-cbam-2026") == "(EU) 2025/2547 Annex III A.3 eq. 55");
  CHECK(reference("eu-cbam-2023") == "(EU) 2023/1773 Annex III F.1 eq. 48");
  CHECK(reference("eu-ets-2026") == "FAR (EU) 2019/331 Annex VII");
}

TEST_CASE("the methods differ where their acts do") {
  const auto definitive = library().method("eu-cbam-2026").value();
  const auto transitional = library().method("eu-cbam-2023").value();
  const auto ets = library().method("eu-ets-2026").value();
  CHECK_FALSE(definitive->bubble_allowed);
  CHECK(transitional->bubble_allowed);
  CHECK(definitive->one_process_per_cn);
  CHECK_FALSE(transitional->one_process_per_cn);
  CHECK(transitional->transitional_indirect);
  CHECK_FALSE(definitive->transitional_indirect);
  CHECK_FALSE(definitive->scrap_carries_emissions);
  CHECK(ets->tiers_obligatory);
  CHECK_FALSE(ets->default_values_allowed);
  CHECK_FALSE(ets->basis_applies);
  CHECK(definitive->outside_boundary == std::vector<std::string>{"plating", "cutting", "welding", "finishing"});
  CHECK(transitional->outside_boundary.empty());
  CHECK(definitive->switches.find("precursorIndirectInBasis")->second.confidence == quantity::Confidence::inferred);
}

TEST_CASE("the ratio of CO2 to carbon belongs to the pack: 3.664 in the EU, 44/12 in the IPCC's") {
  CHECK(library().method("eu-cbam-2026").value()->co2_per_carbon.value == 3.664);
  CHECK(library().method("eu-ets-2026").value()->co2_per_carbon.value == 3.664);
  const auto ipcc = library().method("ipcc-2006").value();
  CHECK(ipcc->co2_per_carbon.value == 44.0 / 12.0);
  CHECK(ipcc->factors->find("eaf_carbon_electrodes")->carbon_content->value * ipcc->co2_per_carbon.value ==
        Approx(3.00667).margin(1e-5));
}

TEST_CASE("the constants are those of the Commission's template") {
  const auto method = library().method("eu-cbam-2023").value();
  CHECK(method->gwp_n2o.value == 265);
  CHECK(method->gwp_cf4.value == 6630);
  CHECK(method->gwp_c2f6.value == 11100);
  CHECK(method->waste_gas_factor.value == 56.1);
  CHECK(method->waste_gas_export_correction.value == 0.667);
  CHECK(method->boiler_efficiency.value == 0.9);
  CHECK(method->chp_reference_heat->value == 0.88);
  CHECK(method->chp_reference_electricity->value == 0.442);
  CHECK(method->oxidation_factor.value == 1);
}

TEST_CASE("a method without a switch, with a switch without reference or with a path for a pack is refused") {
  CHECK(is_refused_with(with("\"bubbleAllowed\"", "\"bubbleAlowed\""), "pack.missing-member"));
  CHECK(is_refused_with(with("\"bubbleAllowed\"", "\"bubbleAlowed\""), "pack.unknown-member"));
  CHECK(is_refused_with(with("\"reference\": \"(EU) 2025/2621\", ", ""), "pack.missing-member"));
  CHECK(is_refused_with(with("\"eu-standard-factors\"", "\"../../etc/passwd\""), "pack.bad-id"));
  CHECK(is_refused_with(with("\"actual-sources\"", "\"wishful\""), "pack.bad-value"));
  CHECK(is_refused_with(with("\"2099-12-31\"", "\"2020-12-31\""), "pack.bad-value"));
  CHECK(is_refused_with(with("\"unit\": \"t CO2/t C\"", "\"unit\": \"t CO2/t\""), "pack.bad-unit"));
}
