// SPDX-License-Identifier: Apache-2.0
#include "report/pack_text.hpp"

#include "formats/result/pack_json.hpp"
#include "report/table.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::report {

namespace {

std::string confidences(const formats::PackSummary& pack) {
  std::string text;
  for (const auto& [confidence, count] : pack.confidences) text += (text.empty() ? "" : " ") + std::string{quantity::to_string(confidence)} + std::to_string(count);
  return text;
}

std::string info_text(const method::PackInfo& info, const Style& style) {
  auto text = style.paint(Ink::strong, info.id) + "  " + info.title + ", " + info.edition + "\n" + style.paint(Ink::faint, info.digest) + "\n";
  for (const auto& source : info.sources)
    text += "  source [" + std::string{quantity::to_string(source.confidence)} + "] " + source.reference + (source.note.empty() ? "" : " (" + source.note + ")") + "\n";
  return text;
}

std::string letter(quantity::Confidence confidence) { return confidence == quantity::Confidence::primary ? "" : " [" + std::string{quantity::to_string(confidence)} + "]"; }

}  // namespace

std::string packs_text(const std::vector<formats::PackSummary>& packs, const Style& style) {
  Table table{{{"id"}, {"kind"}, {"edition"}, {"figures"}, {"digest"}}};
  for (const auto& pack : packs) table.add({style.paint(Ink::strong, pack.id), pack.kind, pack.edition, confidences(pack), style.paint(Ink::faint, pack.digest.substr(0, 19))});
  return table.text(style);
}

std::string pack_text(const formats::PackSummary& pack, const Style& style) {
  return style.paint(Ink::strong, pack.id) + "  " + pack.title + "\nkind " + pack.kind + ", edition " + pack.edition + "\n" + style.paint(Ink::faint, pack.digest) + "\n" +
         "figures by confidence: " + (pack.confidences.empty() ? "none stated" : confidences(pack)) + "\n";
}

std::string method_text(const method::AccountingMethod& method, const Style& style) {
  auto text = info_text(method.info, style) + "valid " + quantity::to_string(method.valid_from) + " to " + quantity::to_string(method.valid_to) + "\n\n";
  Table table{{{"rule"}, {"equation"}, {"act"}}};
  for (const auto& [rule, citation] : method.citations) table.add({rule, citation.equation, citation.reference + letter(citation.confidence)});
  return text + table.text(style);
}

std::string factors_text(const method::FactorPack& factors, const Style& style) {
  Table table{{{"material"}, {"name"}, {"NCV GJ/t", Table::Align::right}, {"EF t/TJ", Table::Align::right}, {"EF t/t", Table::Align::right}, {"C t/t", Table::Align::right},
               {"biomass", Table::Align::right}}};
  const auto value = [&style](const auto& stated) {
    if (!stated) return std::string{};
    const auto mark = letter(stated->evidence.confidence);
    return syntax::format_number(stated->value) + (mark.empty() ? "" : style.paint(Ink::doubtful, mark));
  };
  for (const auto& material : factors.materials)
    table.add({style.paint(Ink::strong, material.id), material.name, value(material.net_calorific_value), value(material.emission_factor), value(material.emission_factor_by_mass),
               value(material.carbon_content), material.biomass_fraction ? syntax::format_number(material.biomass_fraction->value) : ""});
  return info_text(factors.info, style) + table.text(style);
}

std::string goods_text(const method::GoodsPack& goods, const Style& style) {
  auto text = info_text(goods.info, style);
  const auto list = [](const std::vector<std::string>& names) {
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "" : "; ") + name;
    return joined.empty() ? std::string{"none"} : joined;
  };
  for (const auto& category : goods.categories) {
    std::vector<std::string> codes;
    for (const auto& [code, name] : goods.codes)
      if (name == category.name) codes.push_back(code);
    text += "\n" + style.paint(Ink::strong, category.name) + (category.indirect_in_basis ? " (indirect emissions count in the basis)" : "") + "\n  routes: " + list(category.routes) +
            "\n  precursors: " + list(category.precursors) + "\n  CN: " + list(codes) + "\n";
  }
  return text;
}

std::string scheme_text(const method::Scheme& scheme, const Style& style) {
  auto text = info_text(scheme.info, style);
  text += "issuer " + scheme.issuer + "; status " + style.paint(scheme.status == method::SchemeStatus::law ? Ink::good : Ink::doubtful, scheme.status_word()) + ": " +
          scheme.status_text + "\n";
  if (!scheme.notice.empty()) text += style.paint(Ink::doubtful, scheme.notice) + "\n";
  text += "kind " + std::string{method::to_string(scheme.kind)} + (scheme.stage.empty() ? "" : ", stage " + scheme.stage) + (scheme.unit.empty() ? "" : ", " + scheme.unit) + "\n";
  if (!scheme.refused_because.empty()) text += style.paint(Ink::doubtful, "gives no class: ") + scheme.refused_because + "\n";
  for (const auto& term : scheme.boundary) text += "  counts " + term.term + (term.required ? "" : " where stated") + "\n";
  Table table{{{"family"}, {"class"}, {""}, {"limit, s = scrap share"}, {"year"}}};
  for (const auto& family : scheme.families) {
    for (const auto& entry : family.classes)
      table.add({style.paint(Ink::strong, family.id), entry.name, std::string{method::to_string(entry.op)}, formats::limit_text(entry.limit),
                 entry.year ? std::to_string(*entry.year) : ""});
    if (!family.otherwise.name.empty()) table.add({family.id, family.otherwise.name, "", "above all", ""});
    if (!family.refused_because.empty()) table.add({family.id, "none", "", family.refused_because, ""});
  }
  text += table.text(style);
  for (const auto& term : scheme.unsettled) text += "open: " + term.term + ": " + term.reason + "\n";
  return text;
}

}  // namespace ferrolabel::report
