// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "embedded/certificates.hpp"
#include "embedded/inventory.hpp"
#include "finding/finding.hpp"
#include "syntax/json_writer.hpp"

namespace ferrolabel::formats {

/// A half width at 95 %, t CO2e/t.
struct HalfWidth {
  double value = 0;
  bool complete = true;  ///< false where inputs that move the figure state no uncertainty: then it is too small
};

/// What is written beside the inventory itself.
struct InventoryDocument {
  const embedded::Inventory& inventory;
  std::string_view input_digest;  ///< over the model: formats/plant/plant_writer.hpp
  std::string_view product;       ///< the one good or process to write; empty = all
  /// Half width at 95 % of directEmbedded by process; empty or nothing where no input states an uncertainty.
  std::vector<std::optional<HalfWidth>> uncertainties;
  /// What an importer surrenders, by good; empty where the method knows no certificates.
  std::map<std::string, embedded::Certificates, std::less<>> certificates;
  const Findings& findings;
};

/// The result of `compute` (INTERFACES): input, method, goods, processes, sourceStreams, installation, balances, confidence,
/// findings, ended by a newline. Numbers in full precision; `units` tells the unit of every figure. A figure that rests on
/// something that the plant leaves open (power, direct emissions, the indirect part of a default value) is null, never a part
/// of itself; `directKnown` and `indirectKnown` say which. `uncertainty` is null where no input states one, and
/// `uncertaintyComplete` false where some do not.
[[nodiscard]] std::string inventory_json(const InventoryDocument& document);

/// The members `input {digest}` and `method {id, edition, digest}` that every result carries.
void write_origin(syntax::JsonWriter& writer, std::string_view input_digest, const method::AccountingMethod& method);

/// A figure of a method pack that the calculation used and that its source does not state at first hand.
struct DoubtfulFigure {
  const quantity::Datum* datum = nullptr;
  std::vector<std::string> subjects;  ///< ids of the streams, processes or goods that use it, in the order of the calculation
};

/// The figures of confidence S, M or I that the trace holds, each once, in the order of the calculation.
[[nodiscard]] std::vector<DoubtfulFigure> doubtful_figures(const emissions::Trace& trace);

/// "major", "minor" or "de-minimis".
[[nodiscard]] std::string_view to_string(embedded::StreamCategory category) noexcept;
/// "ok", "deviation", "below", "not-stated" or "not-checkable".
[[nodiscard]] std::string_view to_string(embedded::TierCheck check) noexcept;

}  // namespace ferrolabel::formats
