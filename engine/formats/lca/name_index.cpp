// SPDX-License-Identifier: Apache-2.0
#include "formats/lca/name_index.hpp"

#include <algorithm>
#include <functional>

#include "lca/dataset.hpp"

namespace ferrolabel::formats {

namespace {

std::size_t hash_of(std::string_view name) noexcept { return std::hash<std::string_view>{}(name); }

}  // namespace

std::pair<std::uint32_t, bool> NameIndex::place(std::string_view name) {
  if (2 * names_.size() >= slots_.size()) grow();
  const auto hash = hash_of(name);
  const auto slot = slot_of(name, hash);
  if (slots_[slot] != lca::none) return {slots_[slot], false};
  slots_[slot] = size();
  names_.emplace_back(name);
  hashes_.push_back(hash);
  return {slots_[slot], true};
}

std::uint32_t NameIndex::find(std::string_view name) const noexcept { return slots_.empty() ? lca::none : slots_[slot_of(name, hash_of(name))]; }

/// The slot of the name, or the empty one where it would stand. @pre there are empty slots
std::size_t NameIndex::slot_of(std::string_view name, std::size_t hash) const noexcept {
  const auto mask = slots_.size() - 1;
  auto slot = hash & mask;
  while (slots_[slot] != lca::none && (hashes_[slots_[slot]] != hash || names_[slots_[slot]] != name)) slot = (slot + 1) & mask;
  return slot;
}

void NameIndex::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), lca::none);
  const auto mask = slots_.size() - 1;
  for (std::uint32_t place = 0; place < size(); ++place) {
    auto slot = hashes_[place] & mask;
    while (slots_[slot] != lca::none) slot = (slot + 1) & mask;
    slots_[slot] = place;
  }
}

}  // namespace ferrolabel::formats
