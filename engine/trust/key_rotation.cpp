// SPDX-License-Identifier: Apache-2.0
#include "trust/key_rotation.hpp"

#include <cassert>
#include <utility>

#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/jws.hpp"
#include "trust/key_document.hpp"
#include "trust/key_standing.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::string_view rotation_format = "ferrolabel-key-rotation";

void append(Findings& all, const Findings& more) { all.insert(all.end(), more.begin(), more.end()); }

/// Payload: {"previous","from","previousUntil","next": a key record}.
std::string payload_of(const KeyRotation& rotation) {
  syntax::JsonWriter writer{0};
  writer.begin_object().member("previous", rotation.previous).member("from", quantity::to_string(rotation.from));
  writer.member("previousUntil", quantity::to_string(rotation.previous_until));
  writer.key("issuer").begin_object().member("id", rotation.next.issuer.id).member("name", rotation.next.issuer.name).end_object();
  writer.member("kid", rotation.next.kid).member("created", quantity::to_string(rotation.next.created));
  write_jwk(writer.key("jwk"), rotation.next.key);
  writer.end_object();
  return std::move(writer).take();
}

Result<KeyRotation> read_payload(syntax::Node root) {
  Findings findings;
  MemberReader members{root, findings};
  const auto previous = members.text("previous");
  const auto from = members.date("from");
  const auto until = members.date("previousUntil");
  MemberReader issuer_members{members.required("issuer"), findings};
  auto issuer = read_issuer(issuer_members.required("id"), issuer_members.required("name"), findings);
  issuer_members.finish();
  const auto kid = members.text("kid");
  const auto created = members.date("created");
  const auto jwk = members.required("jwk");
  members.finish();
  if (!jwk) return findings;
  auto key = read_jwk(jwk);
  append(findings, key.findings());
  if (key && key->thumbprint() != kid) {
    add_error(findings, "trust.key.kid", root.member("kid").place(), "the kid is not the thumbprint of the key (RFC 7638)", "ask the issuer which of the two is right");
  }
  if (has_errors(findings)) return findings;
  return KeyRotation{{std::move(issuer), kid, created, std::move(key).value()}, previous, from, until};
}

/// What must hold between the two keys.
void check_rotation(const KeyRotation& rotation, const TrustList::Entry& old, const quantity::Date& today, const Place& where, Findings& findings) {
  append(findings, check_standing(*old.key, old.key->purpose, {today, false}, today));
  if (rotation.previous != old.key->kid || rotation.next.issuer.id != old.issuer->issuer.id) {
    add_error(findings, "trust.rotation.issuer", where,
              "the key of " + syntax::quoted(old.issuer->issuer.id) + " vouches for a key of " + syntax::quoted(rotation.next.issuer.id) + " after " + syntax::quoted(rotation.previous),
              "an issuer's key vouches for the next key of the same issuer only");
  }
  if (rotation.next.key == old.key->key) {
    add_error(findings, "trust.rotation.same-key", where, "the new key is the old one", "make a new key: ferrolabel key rotate");
  }
  if (rotation.previous_until < rotation.from) {
    add_error(findings, "trust.rotation.order", where,
              "the old key ends on " + quantity::to_string(rotation.previous_until) + ", before the new one begins on " + quantity::to_string(rotation.from),
              "let the old key's last day be the new key's first day, or later");
  }
}

}  // namespace

std::string write_key_rotation(const SigningKey& previous, const SigningKey& next, const quantity::Date& from, const quantity::Date& previous_until) {
  assert(previous.issuer().id == next.issuer().id && !(previous.public_key() == next.public_key()) && from <= previous_until);
  const auto payload = payload_of({public_record(next), previous.kid(), from, previous_until});
  syntax::JsonWriter writer;
  writer.begin_object().member("format", rotation_format).member("formatVersion", 1);
  writer.member("endorsement", sign_compact(previous, typ::key_rotation, payload));
  writer.member("acceptance", sign_compact(next, typ::key_rotation, payload)).end_object();
  return std::move(writer).take() + "\n";
}

Result<KeyRotation> read_key_rotation(syntax::Node root, const TrustList& list, const quantity::Date& today) {
  Findings findings;
  MemberReader members{root, findings};
  members.format(rotation_format);
  const auto endorsement = members.text("endorsement");
  const auto acceptance = members.text("acceptance");
  members.finish();
  if (has_errors(findings)) return findings;
  const Place where = root.member("endorsement").place();
  const auto endorsed = verify_document(endorsement, typ::key_rotation, list.lookup(), where, "(key rotation)");
  if (!endorsed) return endorsed.findings();
  auto rotation = read_payload(endorsed->payload.root());
  if (!rotation) return rotation;
  const auto& next = rotation->next;
  const auto own = [&next](std::string_view kid) { return kid == next.kid ? &next.key : nullptr; };
  const auto accepted = verify_compact(acceptance, typ::key_rotation, own, root.member("acceptance").place());
  append(findings, accepted.findings());
  if (accepted && accepted->payload != endorsed->jws.payload) {
    add_error(findings, "trust.rotation.two-payloads", root.member("acceptance").place(), "the two keys have signed two different things", "refuse the record, and tell the issuer");
  }
  check_rotation(*rotation, list.find(endorsed->jws.kid).value(), today, where, findings);
  if (has_errors(findings)) return findings;
  return {std::move(rotation).value(), std::move(findings)};
}

Result<TrustList> apply(TrustList list, const KeyRotation& rotation, const quantity::Date& today) {
  const auto old = list.find(rotation.previous).value();
  const auto purpose = old.key->purpose;
  const bool sooner = old.key->valid_until && *old.key->valid_until <= rotation.previous_until;
  auto changed = add(std::move(list), rotation.next, {purpose, rotation.from, std::nullopt}, today);
  if (changed && !sooner) changed.value().end_key(rotation.previous, rotation.previous_until);
  return changed;
}

}  // namespace ferrolabel::trust
