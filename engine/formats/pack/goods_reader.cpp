// SPDX-License-Identifier: Apache-2.0
#include "formats/pack/goods_reader.hpp"

#include <algorithm>
#include <utility>

#include "formats/pack/stated_reader.hpp"

namespace ferrolabel::formats {

namespace {

method::GoodsCategory read_category(syntax::Node node, Findings& findings) {
  ObjectReader reader{node, findings};
  method::GoodsCategory category;
  category.name = reader.text("name");
  category.routes = reader.texts("routes");
  category.precursors = reader.texts("precursors");
  category.reporting_parameters = reader.texts("reportingParameters");
  category.indirect_in_basis = reader.flag("indirectInBasis");
  category.indirect_in_basis_transitional = reader.flag("indirectInBasisTransitional");
  reader.finish();
  return category;
}

void read_codes(syntax::Node node, method::GoodsPack& pack, Findings& findings) {
  ObjectReader reader{node, findings};
  const auto category = reader.text("category");
  if (!category.empty() && pack.find_category(category) == nullptr)
    add_pack_error(findings, "pack.unknown-category", node.place(),
                   "category '" + category + "' is not one of the pack's", "Add it to \"categories\".");
  const auto source = reader.text("source");
  const auto& sources = pack.info.sources;
  if (!source.empty() &&
      std::none_of(sources.begin(), sources.end(), [&](const auto& each) { return each.id == source; }))
    add_pack_error(findings, "pack.unknown-source", node.place(), "source '" + source + "' is not one of the pack's",
                   "Name an id of \"sources\", or add the source there.");
  static_cast<void>(reader.confidence("confidence"));
  for (const auto item : reader.items("cn")) {
    auto code = text_of(item, findings);
    if (!is_cn(code))
      add_pack_error(findings, "pack.bad-cn", item.place(), "'" + code + "' is no CN code", "Write 4, 6 or 8 digits.");
    pack.codes.emplace_back(std::move(code), category);
  }
  reader.finish();
}

}  // namespace

bool is_cn(std::string_view text) noexcept {
  return (text.size() == 4 || text.size() == 6 || text.size() == 8) &&
         std::all_of(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

Result<method::GoodsPack> read_goods_pack(const PackDocument& document) {
  Findings findings;
  ObjectReader root{document.document->root(), findings};
  method::GoodsPack pack;
  pack.info = read_header(document, "goods", root);
  for (const auto item : root.items("categories")) {
    auto category = read_category(item, findings);
    if (!category.name.empty() && pack.find_category(category.name) != nullptr)
      add_pack_error(findings, "pack.double-id", item.place(), "category '" + category.name + "' is there twice",
                     "Keep one of the two.");
    pack.categories.push_back(std::move(category));
  }
  for (const auto& category : pack.categories)
    for (const auto& precursor : category.precursors)
      if (pack.find_category(precursor) == nullptr)
        add_pack_error(findings, "pack.unknown-category", root.node().member("categories").place(),
                       "precursor '" + precursor + "' of '" + category.name + "' is no category", "Mend the name.");
  for (const auto item : root.items("codes")) read_codes(item, pack, findings);
  root.finish();
  std::sort(pack.codes.begin(), pack.codes.end());
  const auto twice = std::adjacent_find(pack.codes.begin(), pack.codes.end(),
                                        [](const auto& left, const auto& right) { return left.first == right.first; });
  if (twice != pack.codes.end())
    add_pack_error(findings, "pack.double-id", root.node().member("codes").place(),
                   "CN code " + twice->first + " is there twice", "Keep one of the two.");
  if (has_errors(findings)) return findings;
  return {std::move(pack), std::move(findings)};
}

}  // namespace ferrolabel::formats
