// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "lca/dataset.hpp"

namespace ferrolabel::lca {

/// "product", "waste" or "elementary".
[[nodiscard]] std::string_view to_string(Flow::Kind kind) noexcept;

/// What a search found, each list by name and id.
struct Found {
  std::vector<ProcessIndex> processes;
  std::vector<FlowIndex> flows;
};

/// Processes and flows whose name or id holds every word of the text; Latin letters in any case.
[[nodiscard]] Found search(const Dataset& dataset, std::string_view text);

/// The process of that id, or else the only one of that name; nothing where there is none, or several of the name.
[[nodiscard]] const Process* find_process(const Dataset& dataset, std::string_view id_or_name) noexcept;

}  // namespace ferrolabel::lca
