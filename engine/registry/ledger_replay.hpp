// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "finding/finding.hpp"
#include "registry/ledger.hpp"

namespace ferrolabel::registry {

/// One value of a derived row.
using Cell = std::variant<std::int64_t, std::string>;
using Cells = std::vector<Cell>;

/// Plays the ledger from its first entry, by the rules of LABELS.md section 4 and apart from the code that wrote it, and so finds
/// what all other tables must hold. Order of use: play each entry in turn; then ask.
class LedgerReplay {
 public:
  /// One entry; `stripped` are its bytes. What breaks a rule is a finding registry.verify.rule or .bytes and changes nothing.
  void play(const Entry& entry, std::string_view event, std::string_view bytes, Findings& findings);

  struct Leaf {
    std::int64_t entry = 0;
    Hash hash{};
  };
  [[nodiscard]] const std::vector<Leaf>& leaves() const noexcept { return leaves_; }
  [[nodiscard]] const std::string& registry() const noexcept { return registry_; }
  [[nodiscard]] std::size_t labels() const noexcept { return labels_.size(); }
  /// Rows of a table of derived_tables().
  [[nodiscard]] std::vector<Cells> rows(std::string_view table) const;

 private:
  struct Made {
    std::int64_t entry = 0;
    Production value;
    Grams pooled = 0;
  };
  struct Balance {
    std::int64_t production = 0;
    Grams grams = 0;
    Grams reserved = 0;
    Grams used = 0;
  };
  struct Known {
    std::string pool;
    std::string scheme;
    Balance tonnes;
    std::string payload_digest;
    std::string payload;  ///< until it is issued
    std::string valid_until;
    LabelStatus status = LabelStatus::active;
    std::int64_t intended = 0;
    std::int64_t issued = 0;
    std::string token_digest;
    std::int64_t leaf = -1;
  };
  struct Held {
    ReserveRequest request;
    ReservationState state = ReservationState::held;
  };
  using Key = std::tuple<std::string, std::string, std::string>;

  // Each returns what is wrong, or nothing.
  std::string play(const Founded& event);
  std::string play(const Produced& event);
  std::string play(const Intended& event);
  std::string play(const Issued& event);
  std::string play(const StatusChanged& event);
  std::string play(const Reserved& event);
  std::string play(const Settled& event);
  std::string use_input(const IssueRequest& request, const InputUse& input);
  std::string grow_pool(const IssueRequest& request, Made& made);

  std::int64_t entry_ = 0;
  std::string_view text_;
  std::string_view bytes_;

  std::string registry_;
  std::map<Key, Made> productions_;
  std::map<std::string, Balance, std::less<>> pools_;
  std::map<std::pair<std::string, std::string>, Grams> pool_schemes_;
  std::map<std::string, Known, std::less<>> labels_;
  std::map<Key, Grams> inputs_;
  std::map<std::pair<std::string, std::string>, bool> instruments_;
  std::map<std::pair<std::string, std::int64_t>, bool> statuses_;
  std::map<std::string, Held, std::less<>> reservations_;
  std::map<std::string, std::string, std::less<>> keys_;
  std::vector<Leaf> leaves_;
};

}  // namespace ferrolabel::registry
