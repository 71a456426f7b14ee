// SPDX-License-Identifier: Apache-2.0
#include "claim/evidence.hpp"

#include <algorithm>

namespace ferrolabel::claim {

const method::Scheme* Evidence::scheme(std::string_view id) const {
  if (schemes == nullptr) return nullptr;
  const auto found = schemes->find(id);
  return found == schemes->end() ? nullptr : found->second.get();
}

const RegisteredLabel* Evidence::registered(std::string_view label_id) const {
  if (registry == nullptr) return nullptr;
  const auto found = registry->labels.find(label_id);
  return found == registry->labels.end() ? nullptr : &found->second;
}

std::string_view standing_on(const RegisteredLabel& label, const quantity::Date& day) noexcept {
  std::string_view standing = "active";
  for (const auto& change : label.history) {
    if (day < change.on) continue;
    if (change.state == "revoked") return "revoked";
    standing = change.state == "suspended" ? "suspended" : "active";
  }
  return standing;
}

std::int64_t available_to(const RegisteredLabel& label, std::string_view bidder) noexcept {
  std::int64_t own = 0;
  std::int64_t others = 0;
  for (const auto& each : label.reservations) (!bidder.empty() && each.holder == bidder ? own : others) += each.grams;
  auto free = label.issued - label.used - others;
  // What is reserved for the bidder has already left the pool.
  if (label.pool_free) free = std::min(free, *label.pool_free + own);
  return std::max<std::int64_t>(free, 0);
}

}  // namespace ferrolabel::claim
