// SPDX-License-Identifier: Apache-2.0
#include "lca/compartments.hpp"

#include "lca/expression.hpp"

namespace ferrolabel::lca {

Compartments::Compartments(const std::map<std::string, std::string>& names) {
  for (const auto& [written, meaning] : names) names_.emplace(folded(written), meaning);
}

std::string Compartments::meaning(std::string_view written) const {
  auto name = folded(written);
  const auto found = names_.find(name);
  return found != names_.end() ? found->second : name;
}

std::string Compartments::unspecified(std::string_view meaning) {
  return std::string{meaning.substr(0, meaning.find('/'))} + "/unspecified";
}

}  // namespace ferrolabel::lca
