// SPDX-License-Identifier: Apache-2.0
#include "trust/trust_list_document.hpp"

#include <algorithm>

#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/key_document.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::string_view list_format = "ferrolabel-trust";
constexpr std::size_t longest_kid = 256;

void append(Findings& all, Findings more) {
  for (auto& finding : more) all.push_back(std::move(finding));
}

std::optional<Revocation> read_revocation(MemberReader& members, Findings& findings) {
  const auto at = members.optional_date("revokedAt");
  const auto reason = members.optional_text("revocationReason");
  if (!at && !reason) return std::nullopt;
  if (!at || (reason && !is_revocation_reason(*reason))) {
    add_error(findings, "trust.list.revocation", members.node().place(), "the revocation has no day, or a reason that is not known",
              "give revokedAt, and as reason key-compromise, superseded, ceased or other");
    return std::nullopt;
  }
  return Revocation{*at, reason.value_or("other")};
}

std::optional<TrustedKey> read_key(syntax::Node node, Findings& findings) {
  MemberReader members{node, findings};
  if (!members.is_object()) return std::nullopt;
  const auto before = findings.size();
  std::string kid = members.text("kid");
  const bool plain = kid.size() <= longest_kid && std::all_of(kid.begin(), kid.end(), [](char sign) { return sign > ' ' && sign < 0x7f; });
  if (!plain) {
    add_error(findings, "trust.list.kid", node.member("kid").place(), "the kid is too long or has signs other than visible ASCII",
              "copy the kid from the issuer's key record");
  }
  const auto purpose_text = members.text("purpose");
  const auto purpose = parse_purpose(purpose_text);
  if (!purpose && !purpose_text.empty()) {
    add_error(findings, "trust.list.purpose", node.member("purpose").place(), "the purpose " + syntax::quoted(purpose_text) + " is not known",
              "write label, receipt, registry, log, status, submission, statement or report");
  }
  const auto from = members.date("validFrom");
  const auto until = members.optional_date("validUntil");
  auto revoked = read_revocation(members, findings);
  const auto jwk = members.required("jwk");
  members.finish();
  if (!jwk) return std::nullopt;
  auto key = read_jwk(jwk, JwkKind::public_only, purpose && is_xml(*purpose) ? RsaKeys::taken : RsaKeys::refused);
  append(findings, std::move(key.findings()));
  if (const auto inner = jwk.member("kid"); inner && inner.scalar() != kid) {
    add_error(findings, "trust.list.kid", inner.place(), "the kid inside the key is another one", "keep one kid");
    findings.back().contradicted_by = node.member("kid").place();
  }
  if (findings.size() != before || !key) return std::nullopt;
  return TrustedKey{std::move(kid), std::move(key).value(), *purpose, from, until, std::move(revoked), node.place()};
}

std::vector<std::string> read_scope(MemberReader& members, Findings& findings) {
  std::vector<std::string> schemes;
  const auto scope = members.optional("scope");
  if (!scope) return schemes;
  MemberReader inner{scope, findings};
  for (const auto item : inner.items("schemes")) {
    if (item.kind() == syntax::Kind::string && !item.scalar().empty()) {
      schemes.emplace_back(item.scalar());
    } else {
      add_error(findings, "trust.document.wrong-type", item.place(), "there is no scheme id here", "write the id of a scheme, such as \"less-1.1\"");
    }
  }
  // An empty scope would read as no limit, the opposite of what it says.
  if (inner.is_object() && schemes.empty()) {
    add_error(findings, "trust.list.scope", scope.place(), "the scope names no scheme", "name the schemes, or leave scope out to allow all");
  }
  inner.finish();
  return schemes;
}

void read_entry(syntax::Node node, TrustList& list, Findings& findings) {
  MemberReader members{node, findings};
  if (!members.is_object()) return;
  TrustedIssuer entry;
  entry.issuer = read_issuer(members.required("id"), members.required("name"), findings);
  entry.schemes = read_scope(members, findings);
  for (const auto item : members.items("keys")) {
    if (auto key = read_key(item, findings)) entry.keys.push_back(std::move(*key));
  }
  members.finish();
  append(findings, list.add(std::move(entry), node.place()));
}

void write_key(syntax::JsonWriter& writer, const TrustedKey& key) {
  writer.begin_object().member("kid", key.kid);
  write_jwk(writer.key("jwk"), key.key);
  writer.member("purpose", to_string(key.purpose)).member("validFrom", quantity::to_string(key.valid_from));
  if (key.valid_until) writer.member("validUntil", quantity::to_string(*key.valid_until));
  if (key.revoked) writer.member("revokedAt", quantity::to_string(key.revoked->at)).member("revocationReason", key.revoked->reason);
  writer.end_object();
}

}  // namespace

Result<TrustList> read_trust_list(syntax::Node root) {
  Findings findings;
  MemberReader members{root, findings};
  members.format(list_format);
  std::string id = members.text("id");
  const auto updated = members.date("updated");
  TrustList list{std::move(id), updated};
  for (const auto item : members.items("issuers")) read_entry(item, list, findings);
  list.set_facts(read_trust_facts(members, findings));
  members.finish();
  if (has_errors(findings)) return findings;
  return {std::move(list), std::move(findings)};
}

std::string write_trust_list(const TrustList& list) {
  syntax::JsonWriter writer;
  writer.begin_object().member("format", list_format).member("formatVersion", 1);
  writer.member("id", list.id()).member("updated", quantity::to_string(list.updated()));
  writer.key("issuers").begin_array();
  for (const auto& entry : list.issuers()) {
    writer.begin_object().member("id", entry.issuer.id).member("name", entry.issuer.name);
    if (!entry.schemes.empty()) {
      writer.key("scope").begin_object().key("schemes").begin_array();
      for (const auto& scheme : entry.schemes) writer.string(scheme);
      writer.end_array().end_object();
    }
    writer.key("keys").begin_array();
    for (const auto& key : entry.keys) write_key(writer, key);
    writer.end_array().end_object();
  }
  writer.end_array();
  write_trust_facts(writer, list.facts());
  writer.end_object();
  return std::move(writer).take() + "\n";
}

}  // namespace ferrolabel::trust
