// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "finding/place.hpp"
#include "formats/lca/import_notes.hpp"
#include "formats/lca/linked_data.hpp"
#include "syntax/node.hpp"

namespace ferrolabel::formats {

/// Reads openLCA's JSON-LD, schema 1 and 2, a file an object, in any order. Call order: read() for each file, then pour().
/// Where the two differ: input and isInput, avoidedProduct and isAvoidedProduct, quantitativeReference and isQuantitativeReference,
/// referenceUnit and isRefUnit, referenceFlowProperty and isRefFlowProperty, inputParameter and isInputParameter, a category as an
/// object or as a path.
/// @source GreenDelta/olca-schema, docs/schema.yaml
class OpenlcaReader {
 public:
  /// @return whether the file is an object of JSON-LD, known or passed over as documentation
  bool read(SourceText source, DatasetBuilder& builder);
  void pour(DatasetBuilder& builder);

 private:
  void read_process(syntax::Node node, const std::string& file, DatasetBuilder& builder);
  void read_exchange(syntax::Node node, LinkedData::DraftProcess& draft, DatasetBuilder& builder);
  void read_flow(syntax::Node node, ImportNotes notes);
  void read_unit_group(syntax::Node node, ImportNotes notes);

  LinkedData data_;
  struct Category {
    std::string name, parent;
  };
  std::map<std::string, Category> categories_;
  std::map<std::string, std::string> category_of_flow_;
  std::map<std::string, std::string> location_codes_;
};

}  // namespace ferrolabel::formats
