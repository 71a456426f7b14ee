// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/result.hpp"
#include "quantity/date.hpp"
#include "quantity/datum.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// Adds an error `code` at a place of a pack.
void add_pack_error(Findings& findings, std::string code, Place place, std::string message, std::string fix);

/// Reads the members of one object of a pack and collects what is wrong with them. Order of use: construct, take
/// members, then finish(), which reports the members that nobody took. What is missing or of a wrong type is a finding
/// and reads as an empty value, so that one pass finds everything. Valid while the document and the findings live.
class ObjectReader {
 public:
  /// A node that is no object is a finding `pack.wrong-type`; all members then read as missing, without further
  /// findings.
  ObjectReader(syntax::Node object, Findings& findings);

  [[nodiscard]] syntax::Node node() const noexcept { return object_; }
  [[nodiscard]] Findings& findings() const noexcept { return *findings_; }
  [[nodiscard]] bool is_object() const noexcept { return is_object_; }

  /// The member, or a node that does not exist; never a finding.
  syntax::Node optional(std::string_view name);
  /// The member; a finding `pack.missing-member` where there is none.
  syntax::Node required(std::string_view name);

  /// A string that is not empty.
  std::string text(std::string_view name);
  std::string optional_text(std::string_view name);
  /// A finite number >= 0; `pack.bad-value` for a negative one.
  double number(std::string_view name);
  bool flag(std::string_view name);
  bool optional_flag(std::string_view name);
  quantity::Date date(std::string_view name);
  quantity::Confidence confidence(std::string_view name);
  std::vector<std::string> texts(std::string_view name);
  /// The items of a required array.
  std::vector<syntax::Node> items(std::string_view name);

  /// Reports members that were not taken: `pack.unknown-member`.
  void finish();

 private:
  syntax::Node object_;
  Findings* findings_;
  std::vector<std::string_view> taken_;
  bool is_object_ = false;
};

/// The string of a scalar node, or an empty one with a finding.
[[nodiscard]] std::string text_of(syntax::Node node, Findings& findings);
/// The number >= 0 of a node, or 0 with a finding.
[[nodiscard]] double number_of(syntax::Node node, Findings& findings);
[[nodiscard]] quantity::Confidence confidence_of(syntax::Node node, Findings& findings);
/// The items of an array node; a finding where it is none.
[[nodiscard]] std::vector<syntax::Node> items_of(syntax::Node node, Findings& findings);

}  // namespace ferrolabel::formats
