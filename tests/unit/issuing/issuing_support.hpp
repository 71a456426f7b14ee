// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "formats/pack/pack_library.hpp"
#include "formats/plant/plant_reader.hpp"
#include "formats/scheme/scheme_library.hpp"
#include "issuing/issue.hpp"
#include "issuing/verify.hpp"
#include "syntax/file.hpp"
#include "trust/trust_list.hpp"
#include "unit/label/sample_label.hpp"

namespace ferrolabel::issuing {

using label::all_codes;
using label::decimal;
using label::label_day;

inline const std::string root = FERROLABEL_SOURCE_DIR;

inline plant::Installation sample_plant(const std::string& name = "eaf-long-products") {
  auto text = syntax::read_file(root + "/samples/plants/" + name + ".json", syntax::file_limits().bytes).value();
  return formats::read_plant(syntax::read_document(std::move(text), {}, syntax::file_limits()).value()).value();
}

inline std::shared_ptr<const method::AccountingMethod> method_of(std::string_view id) {
  return formats::PackLibrary::open(root + "/methods").value().method(id).value();
}

inline formats::SchemeLibrary schemes() { return formats::SchemeLibrary::open(root + "/methods/schemes").value(); }

/// A key whose private bytes are all `byte`: the same in each run.
inline trust::SigningKey test_key(char byte = 7, trust::Issuer issuer = {"https://example.com/issuers/mill", "Example Mill"}) {
  trust::Secret secret;
  secret.bytes().fill(static_cast<std::uint8_t>(byte));
  return trust::key_from_secret(std::move(issuer), label_day("2026-01-01"), std::move(secret)).value();
}

inline trust::TrustList trust_in(const trust::SigningKey& key, std::optional<quantity::Date> until = std::nullopt) {
  trust::TrustList list{"https://example.com/trust", label_day("2026-01-01")};
  return trust::add(std::move(list), trust::public_record(key), {trust::Purpose::label, std::nullopt, until}, label_day("2026-01-01")).value();
}

inline IssueTerms terms_for(std::string good = "rebar", std::string_view tonnes = "120.5") {
  IssueTerms terms;
  terms.good = std::move(good);
  terms.quantity = decimal(tonnes);
  terms.date = label_day("2026-11-24");
  return terms;
}

/// The label of the scrap mill's reinforcing bar by our own scheme.
inline Result<IssuedLabel> issue_sample(const IssueTerms& terms = terms_for(), std::string_view scheme = "eu-ci") {
  const auto plant = sample_plant();
  const auto method = method_of("eu-ets-2026");
  return issue(plant, *method, *schemes().scheme(scheme).value(), terms, test_key());
}

}  // namespace ferrolabel::issuing
