// SPDX-License-Identifier: Apache-2.0
#include "generate/signing_keys.hpp"

#include <stdexcept>

#include "syntax/encoding.hpp"
#include "syntax/file.hpp"
#include "syntax/json_reader.hpp"

namespace ferrolabel::generate {

trust::XmlSigningKey signing_key(const std::filesystem::path& keys, const std::string& name) {
  // Not by read_xml_key_file: what everybody can read is no key file for it.
  const auto document = syntax::read_json_file((keys / (name + ".json")).string());
  if (!document) throw std::runtime_error{"there is no test key '" + name + "'"};
  const auto root = document->root();
  const auto bytes = [&](const char* member) { return syntax::base64url_decode(root.member("jwk").member(member).scalar()).value(); };
  const trust::Issuer issuer{std::string{root.member("issuer").member("id").scalar()}, std::string{root.member("issuer").member("name").scalar()}};
  return trust::xml_key_from(issuer, quantity::parse_date(root.member("created").scalar()).value(), trust::RsaSigner::from(bytes("n"), bytes("d")).value()).value();
}

trust::TrustList signers_trusted(const std::filesystem::path& keys) {
  const auto day = quantity::parse_date("2026-01-01").value();
  trust::TrustList list{"https://example.com/trust/signers", day};
  for (const auto& [name, purpose] : {std::pair{"producer", trust::Purpose::submission}, std::pair{"verifier", trust::Purpose::statement}, std::pair{"certifier", trust::Purpose::report}})
    list = trust::add(std::move(list), trust::public_record(signing_key(keys, name)), {.purpose = purpose}, day).value();
  return list;
}

}  // namespace ferrolabel::generate
