// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "support/input_world.hpp"
#include "unit/formats/lca/import_support.hpp"

namespace ferrolabel::formats::test {

/// The import of a text that is written to a file first.
inline ImportedDataset imported_text(const std::string& name, const std::string& text) {
  const support::InputWorld world;
  return imported({world.write(name, text)});
}

}  // namespace ferrolabel::formats::test
