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

/// Reads the members of one object of a label's payload and collects what is wrong; what is missing or wrong reads as an
/// empty value, so that one pass finds everything. Use: construct, take members, finish().
/// Findings: label.payload.missing-member, .wrong-type, .bad-value, .unknown-member. Valid while document and findings live.
class PayloadObject {
 public:
  PayloadObject(syntax::Node object, Findings& findings);

  /// The member, or a node that does not exist; never a finding.
  syntax::Node optional(std::string_view name);
  syntax::Node required(std::string_view name);
  PayloadObject object(std::string_view name) { return PayloadObject{required(name), *findings_}; }
  std::string text(std::string_view name);
  std::string optional_text(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  /// A day, written with a fixed end (such as "T00:00:00Z", or nothing).
  quantity::Date date(std::string_view name, std::string_view end = {});
  /// {"value": "…", "unit": unit}
  quantity::Decimal amount(std::string_view name, std::string_view unit);
  std::optional<quantity::Decimal> optional_amount(std::string_view name, std::string_view unit);
  /// A decimal as a string.
  quantity::Decimal decimal(std::string_view name);

  void bad_value(syntax::Node node, std::string_view expected);
  /// Reports the members that nobody took.
  void finish();

 private:
  std::string text_of(syntax::Node node);
  void add(const char* code, syntax::Node node, std::string message);

  syntax::Node object_;
  Findings* findings_;
  std::vector<std::string_view> taken_;
  bool is_object_ = false;
};

}  // namespace ferrolabel::formats
