// SPDX-License-Identifier: Apache-2.0
#include "trust/tree_head.hpp"

#include <utility>

#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/jws.hpp"
#include "trust/key_standing.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

bool ledger_shrank(const TreeHead& first, const TreeHead& second) noexcept {
  return first.ledger && (!second.ledger || second.ledger->entries < first.ledger->entries);
}

}  // namespace

std::string write_tree_head(const TreeHead& head) {
  syntax::JsonWriter writer{0};
  writer.begin_object().member("log", head.log);
  writer.key("size").integer(static_cast<std::int64_t>(head.size));
  writer.member("root", to_hex(head.root));
  if (head.ledger) {
    writer.key("ledgerEntries").integer(static_cast<std::int64_t>(head.ledger->entries));
    writer.member("ledgerHash", to_hex(head.ledger->hash));
  }
  writer.member("time", time_text(head.time)).end_object();
  return std::move(writer).take();
}

Result<TreeHead> read_tree_head(syntax::Node root) {
  Findings findings;
  MemberReader members{root, findings};
  TreeHead head;
  head.log = members.text("log");
  head.size = members.count("size");
  head.root = members.hash("root");
  if (root.member("ledgerEntries") || root.member("ledgerHash")) head.ledger = LedgerState{members.count("ledgerEntries"), members.hash("ledgerHash")};
  head.time = members.time("time");
  members.finish();
  if (findings.empty() && head.size == 0 && head.root != empty_root()) {
    add_error(findings, "trust.head.empty-root", root.place(), "the log has no entries, but another root than an empty log", "refuse the head, and tell the registry");
  }
  if (has_errors(findings)) return findings;
  return head;
}

std::string sign_tree_head(const TreeHead& head, const SigningKey& key) { return sign_compact(key, typ::tree_head, write_tree_head(head)); }

bool belongs_to(std::string_view id, std::string_view issuer) noexcept {
  if (!is_issuer_uri(id) || id.substr(0, issuer.size()) != issuer) return false;
  if (id.size() == issuer.size() || issuer.empty()) return id == issuer;
  const char next = id[issuer.size()];
  return issuer.back() == '/' || (issuer.substr(0, 4) == "urn:" ? next == ':' || next == '/' : next == '/');
}

Result<TreeHead> verify_tree_head(std::string_view token, const TrustList& trust, std::string_view log, const quantity::Date& decision,
                                  const Place& where) {
  const auto document = verify_document(token, typ::tree_head, trust.lookup(), where, "(tree head)");
  if (!document) return document.findings();
  auto head = read_tree_head(document->payload.root());
  if (!head) return head;
  const auto signer = trust.find(document->jws.kid).value();
  Findings findings = check_standing(*signer.key, Purpose::log, {head->date(), false}, decision);
  if (!belongs_to(head->log, signer.issuer->issuer.id)) {
    add_error(findings, "trust.head.foreign-log", where,
              syntax::quoted(signer.issuer->issuer.id) + " has signed a head of the log " + syntax::quoted(head->log) + ", which is not its own", "refuse the head");
  } else if (!log.empty() && head->log != log) {
    add_error(findings, "trust.head.other-log", where, "the head is of the log " + syntax::quoted(head->log) + ", not of " + syntax::quoted(log),
              "ask for the head of the right registry");
  }
  if (has_errors(findings)) return findings;
  return {std::move(head).value(), std::move(findings)};
}

Findings check_growth(const TreeHead& first, const TreeHead& second, const MerkleProof& proof, const Place& where) {
  Findings findings;
  const std::string sizes = std::to_string(first.size) + " and " + std::to_string(second.size) + " entries";
  if (first.log != second.log) {
    add_error(findings, "trust.head.other-log", where, "the heads are of two logs, " + syntax::quoted(first.log) + " and " + syntax::quoted(second.log),
              "compare heads of one registry");
  } else if (second.size < first.size || second.time < first.time || ledger_shrank(first, second)) {
    add_error(findings, "trust.log.rollback", where,
              "the log had " + std::to_string(first.size) + " entries at " + time_text(first.time) + " and shows " + std::to_string(second.size) + " of " +
                  time_text(second.time) + ": an older copy",
              "do not trust what the registry shows; ask for a head that is not older, and keep both as evidence");
  } else if (first.ledger && first.ledger->entries == second.ledger->entries && first.ledger->hash != second.ledger->hash) {
    add_error(findings, "trust.log.fork", where, "the heads show two ledgers of " + std::to_string(first.ledger->entries) + " entries",
              "do not trust what the registry shows; keep both heads as evidence");
  } else if (first.size == 0) {
    if (!proof.empty()) add_error(findings, "trust.log.fork", where, "the proof is of other heads: every log goes on from an empty one", "ask for the proof again");
  } else if (verify_consistency(first.size, first.root, second.size, second.root, proof) != ProofFault::none) {
    add_error(findings, "trust.log.fork", where, "the heads of " + sizes + " are not of one history, or the proof is of other heads",
              "do not trust what the registry shows; keep both heads as evidence");
  }
  return findings;
}

}  // namespace ferrolabel::trust
