// SPDX-License-Identifier: Apache-2.0
#include "trust/key_document.hpp"

#include <utility>

#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {

std::string write_key_document(const KeyRecord& record, std::string_view format, std::string_view d) {
  syntax::JsonWriter writer;
  writer.begin_object().member("format", format).member("formatVersion", 1);
  writer.key("issuer").begin_object().member("id", record.issuer.id).member("name", record.issuer.name).end_object();
  writer.member("kid", record.kid).member("created", quantity::to_string(record.created));
  write_jwk(writer.key("jwk"), record.key, d);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

Issuer read_issuer(syntax::Node id, syntax::Node name, Findings& findings) {
  Issuer issuer;
  const auto take = [](syntax::Node node, std::string& text) {
    if (node && node.kind() == syntax::Kind::string) text = std::string{node.scalar()};
    return node ? node.place() : Place{};
  };
  const Place id_place = take(id, issuer.id);
  const Place name_place = take(name, issuer.name);
  for (auto& finding : check_issuer(issuer, id_place, name_place)) {
    // A member that is missing is already a finding.
    if (finding.place.known()) findings.push_back(std::move(finding));
  }
  return issuer;
}

Result<KeyRecord> read_key_document(syntax::Node root, std::string_view format, JwkKind kind) {
  Findings findings;
  MemberReader members{root, findings};
  members.format(format);
  MemberReader issuer_members{members.required("issuer"), findings};
  const Issuer issuer = read_issuer(issuer_members.required("id"), issuer_members.required("name"), findings);
  issuer_members.finish();
  const auto kid = members.text("kid");
  const auto created = members.date("created");
  const auto jwk = members.required("jwk");
  members.finish();
  if (!jwk) {
    if (findings.empty()) add_error(findings, "trust.document.wrong-type", {}, "there is no key record", "write an object");
    return findings;
  }
  auto key = read_jwk(jwk, kind, RsaKeys::taken);
  for (auto& finding : key.findings()) findings.push_back(std::move(finding));
  if (key && !kid.empty() && key->thumbprint() != kid) {
    add_error(findings, "trust.key.kid", root.member("kid").place(), "the kid is not the thumbprint of the key (RFC 7638)",
              "the thumbprint is " + key->thumbprint() + "; ask the issuer which of the two is right");
  }
  if (has_errors(findings)) return findings;
  return {KeyRecord{issuer, kid, created, std::move(key).value()}, std::move(findings)};
}

}  // namespace ferrolabel::trust
