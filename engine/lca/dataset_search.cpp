// SPDX-License-Identifier: Apache-2.0
#include "lca/dataset_search.hpp"

#include <algorithm>
#include <string>
#include <tuple>

#include "lca/expression.hpp"

namespace ferrolabel::lca {

namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t", at)) != std::string_view::npos;) {
    const auto end = std::min(text.find_first_of(" \t", at), text.size());
    words.push_back(folded(text.substr(at, end - at)));
    at = end;
  }
  return words;
}

template <class Item>
std::vector<std::uint32_t> matches(const std::vector<Item>& items, const std::vector<std::string>& words) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t index = 0; index < items.size(); ++index) {
    const auto text = folded(items[index].name) + '\n' + folded(items[index].id);
    if (std::all_of(words.begin(), words.end(), [&text](const std::string& word) { return text.find(word) != std::string::npos; })) found.push_back(index);
  }
  std::sort(found.begin(), found.end(), [&items](std::uint32_t one, std::uint32_t other) { return std::tie(items[one].name, items[one].id) < std::tie(items[other].name, items[other].id); });
  return found;
}

}  // namespace

std::string_view to_string(Flow::Kind kind) noexcept { return kind == Flow::Kind::product ? "product" : kind == Flow::Kind::waste ? "waste" : "elementary"; }

Found search(const Dataset& dataset, std::string_view text) {
  const auto words = words_of(text);
  return {matches(dataset.processes, words), matches(dataset.flows, words)};
}

const Process* find_process(const Dataset& dataset, std::string_view id_or_name) noexcept {
  const Process* named = nullptr;
  std::size_t count = 0;
  for (const auto& process : dataset.processes) {
    if (process.id == id_or_name) return &process;
    if (process.name != id_or_name) continue;
    named = &process;
    ++count;
  }
  return count == 1 ? named : nullptr;
}

}  // namespace ferrolabel::lca
