// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/inventory.hpp"
#include "method/accounting.hpp"

namespace ferrolabel::formats {

/// One figure of an explanation, with all that its step and the method's citation say.
struct ExplainedFigure {
  emissions::StepId step = emissions::no_step;
  int depth = 0;
  bool negative = false;                        ///< subtracted from the figure above it
  std::uint32_t left_out = 0;                   ///< operands that lie too deep to be told
  bool repeated = false;                        ///< told in full further up; its operands are not told again
  const emissions::Step* figure = nullptr;
  const method::Citation* citation = nullptr;   ///< null where the method cites none, and for a stated value
};

/// How a figure came about: the figure, then each operand followed by its own operands, down to stated values. A figure
/// that several need is told in full once and then referred to by its number, so that loops end and the text stays short.
/// It points into the inventory, its plant and its method.
[[nodiscard]] std::vector<ExplainedFigure> explain(const embedded::Inventory& inventory, emissions::StepId figure);

/// Leaves out what lies more than that many levels below the first figure; the last ones told say how many operands they lost.
void cut_below(std::vector<ExplainedFigure>& told, std::uint64_t depth);

/// The names that explain_step takes, in the order in which they are told.
[[nodiscard]] std::vector<std::string_view> explainable_figures() noexcept;

/// The step of a figure of a process by its name; nothing where the name is unknown, this process has no such
/// figure, or somebody in its chain leaves open what it rests on.
/// "installationTotal" is the installation's.
[[nodiscard]] std::optional<emissions::StepId> explain_step(const embedded::Inventory& inventory, const embedded::ProcessFigures& process, std::string_view figure);

/// "input", "product", "quotient", …
[[nodiscard]] std::string_view to_string(emissions::Operation operation) noexcept;

/// The explanation as the JSON result of `explain`, nested, ended by a newline.
struct ExplanationDocument {
  const embedded::Inventory& inventory;
  std::string_view input_digest;
  std::string_view product;
  std::string_view figure;
  const std::vector<ExplainedFigure>& told;
  const Findings& findings;
};
[[nodiscard]] std::string explanation_json(const ExplanationDocument& document);

}  // namespace ferrolabel::formats
