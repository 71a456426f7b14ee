// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"
#include "syntax/node.hpp"
#include "trust/merkle.hpp"

namespace ferrolabel::trust {

/// Adds an error `code` at a place.
void add_error(Findings& findings, const char* code, Place place, std::string message, std::string fix);

/// "2026-11-24T12:00:00Z".
[[nodiscard]] std::string time_text(std::chrono::sys_seconds time);

/// Reads the members of one object of a trust document and collects what is wrong. Order of use: construct, take members,
/// then finish(), which reports the members that nobody took. What is missing or of a wrong type is a finding and reads as
/// an empty value, so that one pass finds everything. Valid while the document and the findings live.
/// Findings: trust.document.wrong-type, .missing-member, .unknown-member, .bad-date, .bad-number, .bad-hash, .format.
class MemberReader {
 public:
  MemberReader(syntax::Node object, Findings& findings);

  [[nodiscard]] syntax::Node node() const noexcept { return object_; }
  [[nodiscard]] bool is_object() const noexcept { return is_object_; }

  /// The member, or a node that does not exist; never a finding.
  syntax::Node optional(std::string_view name);
  syntax::Node required(std::string_view name);
  /// A string that is not empty.
  std::string text(std::string_view name);
  std::optional<std::string> optional_text(std::string_view name);
  quantity::Date date(std::string_view name);
  std::optional<quantity::Date> optional_date(std::string_view name);
  /// "2026-11-24T12:00:00Z", UTC.
  std::chrono::sys_seconds time(std::string_view name);
  std::vector<syntax::Node> items(std::string_view name);
  /// items() of a member that may be missing.
  std::vector<syntax::Node> optional_items(std::string_view name);
  /// A list of strings that are not empty.
  std::vector<std::string> texts(std::string_view name);
  /// texts() of a member that may be missing.
  std::vector<std::string> optional_texts(std::string_view name);
  /// A whole number, 0 to 2^53 − 1, in plain digits.
  std::uint64_t count(std::string_view name);
  /// A hash of a Merkle tree in hexadecimal.
  MerkleHash hash(std::string_view name);
  std::vector<MerkleHash> hashes(std::string_view name);
  /// An exact decimal written as a string, not below 0.
  quantity::Decimal decimal(std::string_view name);
  std::optional<quantity::Decimal> optional_decimal(std::string_view name);
  /// The members "format" and "formatVersion": that name, and 1.
  void format(std::string_view name);

  void finish();

 private:
  std::string text_of(syntax::Node node);
  quantity::Date date_of(syntax::Node node);
  quantity::Decimal decimal_of(syntax::Node node);
  MerkleHash hash_of(syntax::Node node);
  std::vector<syntax::Node> items_of(syntax::Node array);
  std::vector<std::string> texts_of(const std::vector<syntax::Node>& nodes);

  syntax::Node object_;
  Findings* findings_;
  std::vector<std::string_view> taken_;
  bool is_object_ = false;
};

}  // namespace ferrolabel::trust
