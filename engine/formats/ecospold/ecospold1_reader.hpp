// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finding/place.hpp"
#include "formats/lca/dataset_builder.hpp"

namespace ferrolabel::formats {

inline constexpr std::string_view ecospold1_namespace = "http://www.EcoInvent.org/EcoSpold01";

/// Reads EcoSpold 1 files, of one dataset or of thousands, into a builder. Call order: read() for each file, then link().
///
/// A flow is its name, category and subcategory, and of a product its location too, of another the quantity that its unit measures: numbers of exchanges are names within one
/// dataset only, unless a whole database agrees on them. An input without a location is linked where just one location makes the
/// product, or one under its number; that is a guess, and the report says so.
/// The deviation of a lognormal is σ of ln from the 95 % figure: ln(SD95)/2; of a normal SD95/2.
/// @source EcoSpold01FlowData.xsd: inputGroup 1 to 5, outputGroup 0 to 4, uncertaintyType 0 to 4, allocationMethod -1 to 2
class Ecospold1Reader {
 public:
  explicit Ecospold1Reader(DatasetBuilder& builder) : builder_{builder} {}

  void read(SourceText source);
  void link();

  /// A product flow as one exchange named it.
  struct Product {
    lca::FlowIndex flow = lca::none;
    std::string key;  ///< without the location
    std::string number;
    bool located = false;
    bool made = false;
  };

 private:
  DatasetBuilder& builder_;
  std::vector<Product> products_;  ///< by flow index where they are products; others have no key
};

}  // namespace ferrolabel::formats
