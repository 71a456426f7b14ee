// SPDX-License-Identifier: Apache-2.0
#include "lca/module.hpp"

#include <array>
#include <cstddef>

namespace ferrolabel::lca {
namespace {

enum class Stage : std::uint8_t { production, construction, use, end_of_life, beyond };

struct Named {
  std::string_view name;
  Stage stage;
};

constexpr std::array modules{Named{"A1", Stage::production}, Named{"A2", Stage::production}, Named{"A3", Stage::production}, Named{"A4", Stage::construction}, Named{"A5", Stage::construction}, Named{"B1", Stage::use},
                             Named{"B2", Stage::use}, Named{"B3", Stage::use}, Named{"B4", Stage::use}, Named{"B5", Stage::use}, Named{"B6", Stage::use}, Named{"B7", Stage::use},
                             Named{"C1", Stage::end_of_life}, Named{"C2", Stage::end_of_life}, Named{"C3", Stage::end_of_life}, Named{"C4", Stage::end_of_life}, Named{"D", Stage::beyond}};

/// From 1 on; 0 for what is none.
std::uint8_t rank_of(std::string_view name) noexcept {
  for (std::size_t i = 0; i < modules.size(); ++i)
    if (modules[i].name == name) return static_cast<std::uint8_t>(i + 1);
  return 0;
}

}  // namespace

std::optional<Module> Module::read(std::string_view name) noexcept {
  const auto dash = name.find('-');
  const auto first = rank_of(name.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : rank_of(name.substr(dash + 1));
  if (first == 0 || last == 0 || (dash != std::string_view::npos && last <= first)) return std::nullopt;
  if (modules[first - 1U].stage != modules[last - 1U].stage) return std::nullopt;
  return Module{first, last};
}

std::string Module::name() const {
  if (is_none()) return {};
  std::string text{modules[first_ - 1U].name};
  if (last_ != first_) text.append("-").append(modules[last_ - 1U].name);
  return text;
}

bool Module::is_beyond_the_system() const noexcept { return !is_none() && modules[first_ - 1U].stage == Stage::beyond; }

std::string all_modules() {
  std::string text;
  for (const auto& module : modules) text.append(text.empty() ? "" : ", ").append(module.name);
  return text;
}

}  // namespace ferrolabel::lca
