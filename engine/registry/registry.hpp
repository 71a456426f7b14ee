// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "label/label_document.hpp"
#include "registry/records.hpp"
#include "trust/merkle.hpp"

namespace ferrolabel::registry {

class Database;

struct OpenOptions {
  bool create = false;     ///< make the tables (and, embedded, the file) where they are not there
  std::string id{};        ///< of a registry that is made: an https or urn URI, which labels and heads name
  bool lenient = false;    ///< for verify: read damaged pages as they are, and write nothing
  std::chrono::milliseconds patience{60'000};  ///< waits so long for other writers. SQLite's queue is not fair: 64 on a loaded machine waited over 5 s
  std::string sqlite_file_system{};  ///< SQLite's name of the file system below the page checksums; empty = its default
};

/// What writes need beside their data. Both functions are needed.
struct Signers {
  SignLabel label;
  SignHead head;
};

/// An inclusion proof of a log entry under a stored head.
struct LogProof {
  std::uint64_t index = 0;
  std::string leaf;  ///< what leaf_hash is taken of
  StoredHead head;
  trust::MerkleProof proof;
};

/// Issued labels and their tonnes, in one database. Any number of threads may use one object; any number of processes may
/// open one registry. What a function that writes has returned is on the disk.
/// Findings are refusals of what was asked, and nothing is written then. Throws StoreError where database or disk fail; the same
/// call may then be made again, as everything is found by its id or key.
class Registry {
 public:
  /// @param url "sqlite:PATH" or "postgresql://…"
  /// Findings: registry.url; registry.id (made without an id that is a URI); registry.missing (no registry there, and none to be made).
  [[nodiscard]] static Result<Registry> open(const std::string& url, const OpenOptions& options = {});

  Registry(Registry&&) noexcept;
  Registry& operator=(Registry&&) noexcept;
  ~Registry();

  [[nodiscard]] const std::string& id() const noexcept;
  [[nodiscard]] const std::string& url() const noexcept;

  /// States or corrects what was produced; the same again changes nothing.
  /// Findings: registry.text, .production.period (ends before it begins), .production.amount (negative or 10^18 g and more),
  /// .production.overlap (the product has a production in part of the period), .production.below-issued.
  [[nodiscard]] Findings record_production(const Production& production);

  /// Issues a group: intents in one commit, signatures, the signed labels with their log entries and one head in a second commit.
  /// One request refused does not hold up the others. Outcomes are in the order of the requests. A production that comes with a
  /// request is stated first, as by record_production, unless the label is there already: whatever came after it then stands.
  /// Findings of an outcome: registry.text, .label.amount, .label.period, .label.other-content, .production.unknown,
  /// .production.exceeded, .pool.other-production, .input.unknown, .input.not-valid, .input.exceeded, .token; those of
  /// record_production.
  [[nodiscard]] std::vector<IssueOutcome> issue(std::span<const IssueRequest> requests, const Signers& signers, Time now);

  /// Finishes intents that a crash has left, from their stored bytes, in the order in which they were stored.
  /// @return outcomes of those that were finished, and of those whose token was refused
  std::vector<IssueOutcome> recover(const Signers& signers, Time now);

  /// Findings: registry.text, .label.unknown, .status.revoked (nothing leads back from there), .status.unchanged (as a note).
  [[nodiscard]] Findings set_status(std::string_view label, const StatusChange& change, const SignHead& sign);

  /// Holds tonnes. The same key and request again gives the same reservation.
  /// Findings: registry.text, .reservation.amount, .reservation.over (expires is not after now), .reservation.key-reused,
  /// .label.unknown, .label.not-issued, .label.suspended, .label.revoked, .reservation.exceeded.
  [[nodiscard]] Result<Reservation> reserve(const ReserveRequest& request, Time now);
  /// Uses what is held; again changes nothing. Findings: registry.reservation.unknown, .reservation.ended,
  /// .label.suspended, .label.revoked.
  [[nodiscard]] Result<Reservation> consume(std::string_view reservation, Time now);
  /// Frees what is held; again changes nothing. Findings: registry.reservation.unknown, .reservation.ended.
  [[nodiscard]] Result<Reservation> free(std::string_view reservation, Time now);
  /// Frees what has expired by then; reserve does it too. @return how many
  std::size_t expire(Time now);

  /// @param now reservations that have expired by then count no more
  [[nodiscard]] std::optional<LabelState> find(std::string_view label, Time now) const;
  /// As find, of many labels at one moment, in their order.
  [[nodiscard]] std::vector<std::optional<LabelState>> find_all(std::span<const std::string> labels, Time now) const;
  [[nodiscard]] std::optional<Reservation> find_reservation(std::string_view reservation) const;
  /// Labels that name an instrument, in order of their ids.
  [[nodiscard]] std::vector<InstrumentUse> instrument_uses(std::string_view instrument) const;
  /// The signed label; nothing where it is not issued.
  [[nodiscard]] std::optional<std::string> token(std::string_view label) const;
  [[nodiscard]] std::optional<Production> find_production(std::string_view installation, std::string_view product, quantity::Date from) const;
  /// Labels and their status, in the order of their log entries, for a status list.
  void each_label(const std::function<void(std::string_view label, std::uint64_t log_index, LabelStatus status)>& take) const;

  /// Changes of status, label by label in the order of their ids, each label's oldest first.
  void each_change(const std::function<void(std::string_view label, const StatusChange& change)>& take) const;

  /// The last signed head; nothing before the first.
  [[nodiscard]] std::optional<StoredHead> head() const;
  /// The time of an act: `now`, or that of the last head where a clock was stepped back. What a write enters is never before it.
  [[nodiscard]] Time not_before_last_head(Time now) const;
  /// The head of that many log entries.
  [[nodiscard]] std::optional<StoredHead> head_of_size(std::uint64_t size) const;
  /// That a label is in the log, under the last head; nothing where it is not issued.
  [[nodiscard]] std::optional<LogProof> prove(std::string_view label) const;
  /// @pre 0 < first <= second <= entries of the log
  [[nodiscard]] trust::MerkleProof prove_consistency(std::uint64_t first, std::uint64_t second) const;

  /// The ledger as JSON Lines, in its order: {"event":…,"bytes":…,"hash":…}, and with heads {"head":…} where each was signed.
  /// Same registry, same bytes. @param take gets one line with its '\n'
  void export_lines(bool with_heads, const std::function<void(std::string_view line)>& take) const;

  /// For the other functions of this room.
  [[nodiscard]] Database& database() const noexcept;

 private:
  struct Core;
  explicit Registry(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

/// What a composed label asks of a registry. @param payload the bytes to be signed
[[nodiscard]] IssueRequest issue_request(const label::Label& label, std::string payload);

}  // namespace ferrolabel::registry
