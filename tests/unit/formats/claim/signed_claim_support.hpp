// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "formats/claim/claim_reader.hpp"
#include "formats/claim/signed_label_reader.hpp"
#include "formats/label/label_writer.hpp"
#include "issuing/label_id.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json_reader.hpp"
#include "trust/jws.hpp"
#include "unit/claim/claim_support.hpp"

namespace ferrolabel::formats::test {

inline trust::SigningKey mill_key() { return claim::test::key_of(7, {"https://example.com/issuers/mill", "Example Mill"}); }
inline trust::SigningKey office_key() { return claim::test::key_of(9, {"https://example.com/procurer", "Procurement Office"}); }

inline std::string identity(const label::Label& label, std::string_view kid) { return issuing::label_id(label, kid); }

inline syntax::Document json(std::string text, const syntax::ReaderLimits& limits = {}) {
  auto read = syntax::read_json({"test.json", std::move(text)}, limits);
  if (!read.ok()) throw std::runtime_error{read.findings().front().message};
  return std::move(read).value();
}

inline std::string codes(const Findings& findings) {
  std::string all;
  for (const auto& finding : findings) all += (all.empty() ? "" : " ") + finding.code;
  return all;
}

/// The token of a label whose id follows from it, signed by the mill.
inline std::string sign(label::Label& label) {
  const auto key = mill_key();
  label.id = issuing::label_id(label, key.kid());
  return trust::sign_compact(key, trust::typ::label, write_label(label));
}

/// The good claim of unit/claim with a label that is really signed, and registered under its own id.
struct SignedClaim : claim::test::GoodClaim {
  SignedClaim() {
    registry.labels.clear();
    claim.signed_label.token = sign(label());
    const auto payload = write_label(label());
    registry.labels[label().id] = {syntax::sha256_digest(payload), claim::test::day("2026-11-20"), {}, 120500000, 0, {}, {}, {}};
  }
};

}  // namespace ferrolabel::formats::test
