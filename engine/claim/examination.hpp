// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claim/answer.hpp"
#include "claim/claim.hpp"
#include "claim/evidence.hpp"
#include "claim/question.hpp"
#include "quantity/date.hpp"

namespace ferrolabel::claim {

/// What a reason is about: a member of the user's document, or of the label's payload.
struct About {
  std::string_view member;       ///< pointer below the claim: "/quantity"; "/label" for the label
  std::string_view label_field;  ///< pointer in the payload: "/credentialSubject/class"
};
[[nodiscard]] constexpr About on_label(std::string_view label_field = {}) noexcept { return {"/label", label_field}; }
[[nodiscard]] constexpr About on_claim(std::string_view member) noexcept { return {member, {}}; }

/// What is wrong or open, and what to do about it.
struct Fault {
  const char* code;
  std::string rule;
  std::string evidence;
  std::string fix;
};

/// One claim while it is examined: everything that a check may look at, and the reasons so far.
class Examination {
 public:
  Examination(const Claim& the_claim, const Question& the_question, const Evidence& the_evidence, const quantity::Date& day)
      : claim{the_claim}, question{the_question}, evidence{the_evidence}, decision{day}, lot{the_question.find_lot(the_claim.lot)} {}

  void pass(Check check, About about, std::string rule, std::string found) { add(check, Outcome::pass, about, {"", std::move(rule), std::move(found), {}}); }
  void fail(Check check, About about, Fault fault) { add(check, Outcome::fail, about, std::move(fault)); }
  void undecided(Check check, About about, Fault fault) { add(check, Outcome::undecided, about, std::move(fault)); }
  void note(Check check, About about, Fault fault) { add(check, Outcome::note, about, std::move(fault)); }
  void add(Check check, Outcome outcome, About about, Fault fault);

  /// @pre the label could be read
  [[nodiscard]] const label::Label& label() const { return *claim.signed_label.label; }
  /// What the bidder says under that name; empty where nothing.
  [[nodiscard]] std::string_view offered(std::string_view name) const;
  /// The scheme of the label in the very edition and digest that it names, or nullptr.
  [[nodiscard]] const method::Scheme* label_scheme() const;
  [[nodiscard]] const trust::Site* site() const;

  const Claim& claim;
  const Question& question;
  const Evidence& evidence;
  const quantity::Date& decision;
  const Lot* lot;  ///< nullptr where the claim names none, or one that the question has not
  Answer answer;
};

/// Whether the list has the text.
[[nodiscard]] bool contains(const std::vector<std::string>& list, std::string_view text) noexcept;
/// Whether the list has the text or a beginning of it.
[[nodiscard]] bool contains_beginning(const std::vector<std::string>& list, std::string_view text) noexcept;
/// "a, b or c", "nothing" for an empty list.
[[nodiscard]] std::string one_of(const std::vector<std::string>& list);
/// "'text'", or "nothing" where it is empty.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace ferrolabel::claim
