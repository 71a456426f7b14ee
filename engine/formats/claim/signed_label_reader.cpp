// SPDX-License-Identifier: Apache-2.0
#include "formats/claim/signed_label_reader.hpp"

#include "formats/label/label_reader.hpp"
#include "trust/jws.hpp"

namespace ferrolabel::formats {

namespace {

constexpr const char* payload_name = "label (payload)";

void read_payload(const syntax::Document& document, const LabelIdentity& identity, claim::SignedLabel& result) {
  auto read = read_label(document);
  for (auto& finding : read.findings()) result.findings.push_back(std::move(finding));
  if (!read.ok()) return;
  result.label = std::move(read).value();
  result.id_follows = result.authentic && identity && identity(*result.label, result.kid) == result.label->id;
}

}  // namespace

claim::SignedLabel read_signed_label(std::string_view token, const trust::TrustList* trust, const LabelIdentity& identity, std::string_view pointer) {
  claim::SignedLabel result;
  result.token = token;
  const auto lookup = trust == nullptr ? trust::KeyLookup{[](std::string_view) { return nullptr; }} : trust->lookup();
  Place place;
  place.pointer = pointer;
  auto verified = trust::verify_document(token, trust::typ::label, lookup, place, payload_name);
  if (verified.ok()) {
    result.authentic = true;
    result.kid = verified->jws.kid;
    result.payload_digest = verified->jws.payload_digest;
    read_payload(verified->payload, identity, result);
    return result;
  }
  result.findings = verified.findings();
  for (auto& finding : result.findings) finding.place.pointer.clear();  // the field is the claim's; a payload has none here
  if (const auto document = trust::unverified_payload(token, payload_name)) read_payload(*document, identity, result);
  return result;
}

}  // namespace ferrolabel::formats
