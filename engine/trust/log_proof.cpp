// SPDX-License-Identifier: Apache-2.0
#include "trust/log_proof.hpp"

#include <utility>

#include "syntax/json_writer.hpp"
#include "syntax/reader_findings.hpp"
#include "trust/member_reader.hpp"

namespace ferrolabel::trust {
namespace {

constexpr std::string_view proof_format = "ferrolabel-log-proof";
constexpr std::string_view growth_format = "ferrolabel-log-growth";

void write_path(syntax::JsonWriter& writer, const MerkleProof& path) {
  writer.key("path").begin_array();
  for (const auto& hash : path) writer.string(to_hex(hash));
  writer.end_array();
}

}  // namespace

std::string write_log_proof(const LogProof& proof) {
  syntax::JsonWriter writer;
  writer.begin_object().member("format", proof_format).member("formatVersion", 1);
  writer.member("entry", proof.entry).key("index").integer(static_cast<std::int64_t>(proof.index));
  write_path(writer, proof.path);
  writer.member("head", proof.head).end_object();
  return std::move(writer).take() + "\n";
}

Result<LogProof> read_log_proof(syntax::Node root) {
  Findings findings;
  MemberReader members{root, findings};
  members.format(proof_format);
  LogProof proof{members.text("entry"), members.count("index"), members.hashes("path"), members.text("head")};
  members.finish();
  if (has_errors(findings)) return findings;
  return proof;
}

Result<TreeHead> verify_log_proof(const LogProof& proof, std::string_view entry, const TrustList& trust, std::string_view log,
                                  const quantity::Date& decision, const Place& where) {
  auto head = verify_tree_head(proof.head, trust, log, decision, where);
  Findings findings = std::move(head.findings());
  if (proof.entry != entry) {
    add_error(findings, "trust.log.other-entry", where, "the proof is of the entry " + syntax::quoted(proof.entry) + ", not of " + syntax::quoted(entry),
              "ask for the proof of this document");
  }
  if (head && verify_inclusion(leaf_hash(proof.entry), proof.index, head->size, proof.path, head->root) != ProofFault::none) {
    add_error(findings, "trust.log.inclusion", where, "the proof does not lead from the entry to the root of the log " + syntax::quoted(head->log),
              "ask the registry for the proof again; if it stays so, the entry does not stand in the log");
  }
  if (has_errors(findings)) return findings;
  return {std::move(head).value(), std::move(findings)};
}

SigningTime signing_time(const quantity::Date& claimed, const TreeHead& seen, const TrustedKey& key) noexcept {
  const auto day = seen.date();
  const bool good_then = (!key.revoked || day < key.revoked->at) && (!key.valid_until || day <= *key.valid_until);
  return {claimed, good_then};
}

std::string write_growth_proof(const GrowthProof& proof) {
  syntax::JsonWriter writer;
  writer.begin_object().member("format", growth_format).member("formatVersion", 1);
  writer.member("first", proof.first).member("second", proof.second);
  write_path(writer, proof.path);
  writer.end_object();
  return std::move(writer).take() + "\n";
}

Result<GrowthProof> read_growth_proof(syntax::Node root) {
  Findings findings;
  MemberReader members{root, findings};
  members.format(growth_format);
  GrowthProof proof{members.text("first"), members.text("second"), members.hashes("path")};
  members.finish();
  if (has_errors(findings)) return findings;
  return proof;
}

Result<TreeHead> verify_growth_proof(const GrowthProof& proof, const TrustList& trust, std::string_view log, const quantity::Date& decision,
                                     const Place& where) {
  const auto first = verify_tree_head(proof.first, trust, log, decision, where);
  auto second = verify_tree_head(proof.second, trust, log, decision, where);
  Findings findings = first.findings();
  findings.insert(findings.end(), second.findings().begin(), second.findings().end());
  if (first && second) {
    const auto growth = check_growth(*first, *second, proof.path, where);
    findings.insert(findings.end(), growth.begin(), growth.end());
  }
  if (has_errors(findings)) return findings;
  return {std::move(second).value(), std::move(findings)};
}

}  // namespace ferrolabel::trust
