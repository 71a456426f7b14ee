// SPDX-License-Identifier: Apache-2.0
#include "formats/ilcd/ilcd_method_reader.hpp"

#include "syntax/json_reader.hpp"
#include "syntax/number.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::formats {
namespace {

Finding method_error(std::string code, Place place, std::string message, std::string fix) { return {std::move(code), Severity::error, std::move(place), std::move(message), std::move(fix)}; }

/// The text of an element, whether it has attributes or not.
std::string text_of_element(syntax::Node node) {
  const auto value = node.member("value");
  return std::string{value ? value.scalar() : node.scalar()};
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string{text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1)};
}

/// Takes "name (Property, unit, compartment)" apart: the bracket is the last one that holds two commas and ends the text.
void describe_flow(std::string_view description, lca::ImpactFactor& factor) {
  factor.name = trimmed(description);
  if (!description.ends_with(')')) return;
  for (auto open = description.rfind('('); open != std::string_view::npos && open > 0; open = description.rfind('(', open - 1)) {
    const auto inside = description.substr(open + 1, description.size() - open - 2);
    const auto first = inside.find(',');
    const auto second = first == std::string_view::npos ? first : inside.find(',', first + 1);
    if (second == std::string_view::npos) continue;
    factor.name = trimmed(description.substr(0, open));
    factor.unit = trimmed(inside.substr(first + 1, second - first - 1));
    factor.compartment = trimmed(inside.substr(second + 1));
    return;
  }
}

Result<lca::ImpactFactor> read_factor(syntax::Node node) {
  lca::ImpactFactor factor;
  const auto flow = node.member("referenceToFlowDataSet");
  factor.flow_id = std::string{flow.member("refObjectId").scalar()};
  if (factor.flow_id.empty()) return method_error("lca.ilcd-method.missing", node.place(), "the factor names no flow", "give referenceToFlowDataSet with refObjectId");
  describe_flow(text_of_element(flow.member("shortDescription")), factor);
  factor.location = text_of_element(node.member("location"));
  const auto way = text_of_element(node.member("exchangeDirection"));
  factor.direction = way == "Input" ? lca::ImpactFactor::Direction::input : way == "Output" ? lca::ImpactFactor::Direction::output : lca::ImpactFactor::Direction::any;
  const auto value = syntax::parse_number(text_of_element(node.member("meanValue")));
  if (!value) return method_error("lca.ilcd-method.number", node.place(), "'" + text_of_element(node.member("meanValue")) + "' is no number", "give meanValue as a number");
  factor.value = *value;
  return factor;
}

}  // namespace

Result<lca::ImpactCategory> read_ilcd_method(SourceText source) {
  const auto document = syntax::read_xml(std::move(source), {}, syntax::file_limits());
  if (!document) return document.findings();
  const auto root = document->root();
  if (root.name() != "LCIAMethodDataSet")
    return method_error("lca.ilcd-method.wrong-root", root.place(), "the root is '" + std::string{root.name()} + "', not LCIAMethodDataSet", "name an ILCD LCIA method data set");
  const auto information = root.member("LCIAMethodInformation");
  const auto about = information.member("dataSetInformation");
  lca::ImpactCategory category;
  category.id = text_of_element(about.member("UUID"));
  category.name = text_of_element(about.member("name"));
  category.method = text_of_element(about.member("impactIndicator"));
  category.unit = text_of_element(information.member("quantitativeReference").member("referenceQuantity").member("shortDescription"));
  if (category.id.empty() || category.name.empty() || category.unit.empty())
    return method_error("lca.ilcd-method.missing", about ? about.place() : root.place(), "UUID, name or reference quantity is missing", "complete the data set");
  Findings findings;
  const auto factors = root.member("characterisationFactors");
  for (auto node = factors.first_child(); node; node = node.next()) {
    if (node.name() != "factor") continue;
    auto factor = read_factor(node);
    if (factor) category.factors.push_back(std::move(factor).value());
    else findings.insert(findings.end(), factor.findings().begin(), factor.findings().end());
  }
  if (category.factors.empty() && findings.empty())
    findings.push_back(method_error("lca.ilcd-method.missing", root.place(), "it has no characterisation factor", "complete the data set"));
  if (!findings.empty()) return findings;
  return category;
}

}  // namespace ferrolabel::formats
