// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace ferrolabel::lca {

/// What the compartments of different flow lists mean: "Emissions to air, unspecified" and "air/unspecified" are one.
/// The names are data (a compartments pack); a name that is not in it stands for itself.
class Compartments {
 public:
  Compartments() = default;
  /// @param names as written → "medium/part", such as "air/urban"; "medium/unspecified" is the one that others fall back to
  explicit Compartments(const std::map<std::string, std::string>& names);

  /// "air/urban" for any way of writing it that is known; else the name in lower case.
  [[nodiscard]] std::string meaning(std::string_view written) const;

  /// "air/unspecified" of "air/urban".
  [[nodiscard]] static std::string unspecified(std::string_view meaning);

 private:
  std::map<std::string, std::string> names_;
};

}  // namespace ferrolabel::lca
