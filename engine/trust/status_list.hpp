// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "syntax/node.hpp"
#include "trust/key.hpp"
#include "trust/trust_list.hpp"

namespace ferrolabel::trust {

/// Longest signed status list that is read: a quarter of a million labels with one change each.
inline constexpr std::size_t longest_status_list = 48u << 20;

enum class StatusChange : std::uint8_t { suspended, revoked, reinstated };
/// "suspended", "revoked" or "reinstated".
[[nodiscard]] std::string_view to_string(StatusChange change) noexcept;
[[nodiscard]] std::optional<StatusChange> parse_status_change(std::string_view text) noexcept;

struct StatusEvent {
  quantity::Date at{};  ///< first day on which it holds
  StatusChange change = StatusChange::suspended;
  std::string reason;   ///< for people; not empty

  friend bool operator==(const StatusEvent&, const StatusEvent&) = default;
};

/// What happened to one label since its issue, oldest first.
struct StatusEntry {
  std::string label;
  std::vector<StatusEvent> history;
};

/// Why the next change of a label's status cannot be.
enum class StatusFault : std::uint8_t {
  none,
  no_reason,
  order,          ///< before the change that it follows
  after_revoked,  ///< a revocation is the end
  not_suspended,  ///< only what is suspended can be reinstated
  suspended,      ///< suspended already
};
/// The one rule for histories: a registry asks before it writes, a reader asks for each event.
[[nodiscard]] StatusFault check_change(const std::vector<StatusEvent>& history, const StatusEvent& next) noexcept;

enum class Status : std::uint8_t { good, suspended, revoked };
/// "good", "suspended" or "revoked".
[[nodiscard]] std::string_view to_string(Status status) noexcept;

/// A label's status on a day, and the change that it rests on (nullptr where nothing had happened by then; points into the
/// list, or into the history given).
struct StatusOnDay {
  Status status = Status::good;
  const StatusEvent* since = nullptr;
};
[[nodiscard]] StatusOnDay status_on(const std::vector<StatusEvent>& history, const quantity::Date& day) noexcept;

/// The labels of a registry that are not, or were once not, as issued. A label that is not in it is good.
struct StatusList {
  std::string registry;          ///< id, as in the tree head
  quantity::Date issued{};       ///< on which it was signed
  quantity::Date next_update{};  ///< last day on which it may be used: caches keep it until then
  std::vector<StatusEntry> entries;  ///< by label, ascending bytes; each label once

  /// nullptr where the list does not name the label.
  [[nodiscard]] const StatusEntry* find(std::string_view label) const noexcept;
  [[nodiscard]] StatusOnDay status_of(std::string_view label, const quantity::Date& day) const noexcept;
};

/// The payload (schemas/status-list.schema.json) on one line; same list, same bytes.
[[nodiscard]] std::string write_status_list(const StatusList& list);
/// Findings: trust.document.*, trust.status.order (labels not ascending, or a label twice), trust.status.history (a change that
/// check_change refuses, or one after the list's day), trust.status.next-update (before issued).
[[nodiscard]] Result<StatusList> read_status_list(syntax::Node root);

/// Compact JWS of typ::status_list.
[[nodiscard]] std::string sign_status_list(const StatusList& list, const SigningKey& key);

/// A list that a trusted key signed. Whether it is fresh enough is check_freshness.
/// Findings: those of verify_document, read_status_list and check_standing (purpose status); trust.status.foreign-registry,
/// trust.status.other-registry as for a tree head.
/// @param registry that is meant; empty = any of the signer's
[[nodiscard]] Result<StatusList> verify_status_list(std::string_view token, const TrustList& trust, std::string_view registry,
                                                    const quantity::Date& decision, const Place& where = {});

/// Whether the list says anything about a day. Empty: yes. trust.status.stale: it ended before that day, so what happened since
/// is not known, and nothing can be decided. A list that was issued later than the day holds the history of the day.
[[nodiscard]] Findings check_freshness(const StatusList& list, const quantity::Date& decision, const Place& where = {});

}  // namespace ferrolabel::trust
