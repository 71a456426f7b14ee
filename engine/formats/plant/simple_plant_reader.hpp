// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formats/plant/simple_plant.hpp"
#include "plant/installation.hpp"

namespace ferrolabel::formats {

/// The full model of a plant in the one-page form: one production process `products` of the category
/// "Iron or steel products" over the calendar year, its steel as precursors steel-1, steel-2 …, its fuels as streams
/// fuel-1 …, its power as supplies power-1 …, each used in full.
[[nodiscard]] plant::Installation expand(SimplePlant&& simple);

/// Reads the root of a document of that form; what is wrong goes to the context.
[[nodiscard]] plant::Installation read_simple_plant(syntax::Node root, ReadContext& context);

}  // namespace ferrolabel::formats
