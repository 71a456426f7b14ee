// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "label/label_document.hpp"

namespace ferrolabel::label {

inline quantity::Date label_day(std::string_view text) { return quantity::parse_date(text).value(); }
inline quantity::Decimal decimal(std::string_view text) { return quantity::Decimal::parse(text).value(); }

/// A label with every member set, made by hand.
inline Label sample_label() {
  Label label;
  label.id = "https://example.com/issuers/mill/labels/00112233445566778899aabbccddeeff";
  label.issuer = {"https://example.com/issuers/mill", "Example Mill"};
  label.holder = "Example Steel SpA";
  label.installation = {"mill-1", "Mill 1", "IT", "ITBRC", "IT", "AT", "Brescia"};
  label.product = {"rebar", "Reinforcing bar", "72142000", "B500B", "bar", "hot-rolled", {"H-1001", "H-1002"}};
  label.period_from = label_day("2025-01-01");
  label.period_to = label_day("2025-12-31");
  label.method = {"eu-ets-2026", "1.0", "sha256:" + std::string(64, '1')};
  label.scheme = {"eu-ci", "1.0", "sha256:" + std::string(64, '2'), "carbon", "product-default", "product default", "not comparable with IEA"};
  label.intensity = decimal("252.17");
  label.unit = "kgCO2e/t";
  label.stage = "crude-steel";
  label.scrap_share = decimal("0.98");
  label.primary_fraction = decimal("0.02");
  label.scrap_per_product = decimal("1.07");
  label.class_name = "D";
  label.electricity_basis = "method";
  label.instruments = {"GO-1", "PPA-7"};
  label.recycled = {decimal("0.2"), decimal("0.75")};
  label.default_share = decimal("0.01");
  label.verification = {"reasonable", "Example Verification GmbH", "AT-EV-1"};
  label.quantity = decimal("120.5");
  label.valid_from = label_day("2026-11-24");
  label.valid_until = label_day("2028-11-23");
  label.status_pointer = "https://example.com/status/1";
  label.input_digest = "sha256:" + std::string(64, '3');
  label.submission_digest = "sha256:" + std::string(64, '4');
  return label;
}

inline std::string all_codes(const Findings& findings) {
  std::string all;
  for (const auto& finding : findings) all += (all.empty() ? "" : " ") + finding.code;
  return all;
}

}  // namespace ferrolabel::label
