// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"
#include "trust/merkle.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

/// The registry's ledger behind a log: how many entries, and the hash that covers them.
struct LedgerState {
  std::uint64_t entries = 0;
  MerkleHash hash{};

  friend bool operator==(const LedgerState&, const LedgerState&) = default;
};

/// What a log stands for at a time: its first `size` entries, and no others before them.
struct TreeHead {
  std::string log;  ///< id of the registry: the URI of who signs the head, or an address below it
  std::uint64_t size = 0;
  MerkleHash root{};
  std::optional<LedgerState> ledger{};  ///< left out by a log without one
  std::chrono::sys_seconds time{};      ///< UTC, when the head was signed

  [[nodiscard]] quantity::Date date() const { return std::chrono::floor<std::chrono::days>(time); }
  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

/// The payload, {"log","size","root","ledgerEntries","ledgerHash","time"} on one line; same head, same bytes.
[[nodiscard]] std::string write_tree_head(const TreeHead& head);
/// Findings: trust.document.*, trust.head.empty-root (an empty log with another root than empty_root).
[[nodiscard]] Result<TreeHead> read_tree_head(syntax::Node root);

/// Compact JWS of typ::tree_head.
[[nodiscard]] std::string sign_tree_head(const TreeHead& head, const SigningKey& key);

/// Whether a log's or list's id is the issuer's own URI or lies below it ("https://a.example/x/y" below "https://a.example/x",
/// "urn:a:b:c" below "urn:a:b"): an issuer's key speaks for its own registries only.
[[nodiscard]] bool belongs_to(std::string_view id, std::string_view issuer) noexcept;

/// A head that a trusted key signed; a warning in findings where its time is not proved (trust.key.time-not-proved).
/// Findings: those of verify_document, read_tree_head and check_standing (purpose log); trust.head.foreign-log (the log is not
/// the signer's), trust.head.other-log (not `log`).
/// @param log id of the registry that is meant; empty = any of the signer's
[[nodiscard]] Result<TreeHead> verify_tree_head(std::string_view token, const TrustList& trust, std::string_view log,
                                                const quantity::Date& decision, const Place& where = {});

/// Whether a later head of the same log goes on from an earlier one. Empty: yes. Otherwise trust.log.rollback (fewer entries, or
/// signed earlier), trust.log.fork (one size and two roots, or the proof does not lead from one to the other), trust.head.other-log.
/// @param proof from consistency_proof; empty where the first head is empty or both have one size
[[nodiscard]] Findings check_growth(const TreeHead& first, const TreeHead& second, const MerkleProof& proof, const Place& where = {});

}  // namespace ferrolabel::trust
