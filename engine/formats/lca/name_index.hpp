// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ferrolabel::formats {

/// Names to places in a list, each name once; places are given in the order in which the names come.
class NameIndex {
 public:
  /// The place of the name, and whether it is new.
  std::pair<std::uint32_t, bool> place(std::string_view name);
  /// lca::none where the name is not there.
  [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept;
  [[nodiscard]] const std::string& name(std::uint32_t place) const { return names_[place]; }
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(names_.size()); }

 private:
  [[nodiscard]] std::size_t slot_of(std::string_view name, std::size_t hash) const noexcept;
  void grow();

  std::vector<std::string> names_;
  std::vector<std::size_t> hashes_;   ///< of the names
  std::vector<std::uint32_t> slots_;  ///< places by hash, none where empty; their number is a power of two, half of them empty
};

}  // namespace ferrolabel::formats
