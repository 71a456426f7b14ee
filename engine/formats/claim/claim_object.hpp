// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "quantity/date.hpp"
#include "quantity/decimal.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// Reads the members of one object of a question, claim, tender or receipt and collects what is wrong; what is missing or wrong
/// reads as an empty value, so that one pass finds everything. Use: construct, take members, finish().
/// Findings: claim.document.missing-member, .wrong-type, .bad-value, .decimal-comma, .unknown-member. Valid while document and
/// findings live.
class ClaimObject {
 public:
  ClaimObject(syntax::Node object, Findings& findings);

  [[nodiscard]] bool exists() const noexcept { return is_object_; }
  [[nodiscard]] syntax::Node node() const noexcept { return object_; }
  /// The member, or a node that does not exist; never a finding.
  syntax::Node optional(std::string_view name);
  syntax::Node required(std::string_view name);
  /// An object that may be missing: exists() tells.
  ClaimObject optional_object(std::string_view name) { return ClaimObject{optional(name), *findings_}; }
  std::string text(std::string_view name);
  std::string optional_text(std::string_view name);
  std::vector<std::string> optional_texts(std::string_view name);
  /// Items of a list that may be missing.
  std::vector<syntax::Node> items(std::string_view name);
  std::optional<bool> optional_truth(std::string_view name);
  std::optional<quantity::Date> optional_date(std::string_view name);
  /// A decimal, as a string; or as a number, which is read as its nearest double prints.
  std::optional<quantity::Decimal> optional_decimal(std::string_view name);
  quantity::Decimal decimal(std::string_view name) { return decimal_of(required(name)).value_or(quantity::Decimal{}); }
  /// A decimal from 0 to 1.
  std::optional<quantity::Decimal> optional_share(std::string_view name);
  /// {"value", "unit"} in t, kg or kt, as tonnes.
  std::optional<quantity::Decimal> optional_tonnes(std::string_view name);
  /// The members "format" and "formatVersion": that name, and 1.
  void format(std::string_view name);

  void bad_value(syntax::Node node, std::string_view expected);
  std::optional<quantity::Decimal> decimal_of(syntax::Node node);
  /// Reports the members that nobody took.
  void finish();

 private:
  std::string text_of(syntax::Node node);
  void add(const char* code, syntax::Node node, std::string message, std::string fix);

  syntax::Node object_;
  Findings* findings_;
  std::vector<std::string_view> taken_;
  bool is_object_ = false;
};

}  // namespace ferrolabel::formats
