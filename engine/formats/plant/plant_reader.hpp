// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finding/result.hpp"
#include "plant/installation.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// Reads a plant file of either form ("format": ferrolabel-plant or ferrolabel-plant-simple) and either syntax into the
/// one model. What needs no method pack is checked here: members, kinds, numbers, units, ranges, ids and references,
/// period. All findings of the document at once, in its order, under plant.…
/// @pre the document lives as long as this call; places keep its text alive beyond
[[nodiscard]] Result<plant::Installation> read_plant(const syntax::Document& document);

/// The same for a plant inside another document. @param root the element or object of the plant
[[nodiscard]] Result<plant::Installation> read_plant(syntax::Node root, syntax::Document::Syntax syntax);

}  // namespace ferrolabel::formats
