// SPDX-License-Identifier: Apache-2.0
#include "formats/openlca/openlca_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>

#include "syntax/json_reader.hpp"
#include "syntax/number.hpp"

namespace ferrolabel::formats {

namespace {

using syntax::Node;
using Method = lca::AllocationFactor::Method;

std::string text(Node node, std::string_view member) { return std::string{node.member(member).scalar()}; }
std::string id_of(Node reference) { return text(reference, "@id"); }
std::optional<double> number(Node node, std::string_view member) { return syntax::parse_number(node.member(member).scalar()); }
/// A flag under the name of schema 1 or 2.
bool flag(Node node, std::string_view one, std::string_view two) { return node.member(one).scalar() == "true" || node.member(two).scalar() == "true"; }

lca::Flow::Kind kind_of(std::string_view type) {
  return type == "ELEMENTARY_FLOW" ? lca::Flow::Kind::elementary : type == "WASTE_FLOW" ? lca::Flow::Kind::waste : lca::Flow::Kind::product;
}

DatasetBuilder::Says says_of(lca::Flow::Kind kind, const lca::Exchange& exchange) {
  using Says = DatasetBuilder::Says;
  if (kind == lca::Flow::Kind::elementary) return Says::elementary;
  return kind == lca::Flow::Kind::waste ? Says::waste : exchange.input || exchange.avoided ? Says::taken : Says::made;
}

std::optional<Method> method_of(std::string_view type) {
  if (type == "PHYSICAL_ALLOCATION") return Method::physical;
  if (type == "ECONOMIC_ALLOCATION") return Method::economic;
  if (type == "CAUSAL_ALLOCATION") return Method::causal;
  return std::nullopt;
}

/// Nothing where a figure that the distribution needs is missing or out of range.
std::optional<lca::Uncertainty> uncertainty_of(Node node) {
  using Kind = lca::Uncertainty::Kind;
  const auto type = text(node, "distributionType");
  if (type.empty() || type == "NO_DISTRIBUTION" || type == "NONE") return lca::Uncertainty{};
  const auto is_above_0 = [](const std::optional<double>& value) { return value && *value > 0; };
  const auto mean = number(node, "geomMean"), deviation = number(node, "geomSd");
  if (type == "LOG_NORMAL_DISTRIBUTION" && is_above_0(mean) && deviation && *deviation >= 1) return lca::Uncertainty{Kind::lognormal, std::log(*mean), std::log(*deviation), 0};
  if (type == "NORMAL_DISTRIBUTION" && number(node, "mean") && number(node, "sd")) return lca::Uncertainty{Kind::normal, *number(node, "mean"), *number(node, "sd"), 0};
  const auto least = number(node, "minimum"), most = number(node, "maximum"), mode = number(node, "mode");
  if (type == "TRIANGLE_DISTRIBUTION" && least && mode && most) return lca::Uncertainty{Kind::triangular, *least, *mode, *most};
  if (type == "UNIFORM_DISTRIBUTION" && least && most) return lca::Uncertainty{Kind::uniform, *least, *most, 0};
  return std::nullopt;
}

lca::Parameter parameter_of(Node node, ImportNotes notes) {
  const bool input = flag(node, "inputParameter", "isInputParameter");
  auto formula = input ? std::string{} : text(node, "formula");
  const auto what = [node] { return "the parameter '" + text(node, "name") + "'"; };
  const auto line = node.place().line;
  const auto stated = number(node, "value");
  const auto value = formula.empty() ? notes.figure(stated, line, what) : stated.value_or(0);  // the formula gives it
  return {text(node, "name"), value, std::move(formula), notes.uncertainty(uncertainty_of(node.member("uncertainty")), line, what)};
}

template <class Value>
void keep(Value* place, std::type_identity_t<Value> value) {
  if (place != nullptr) *place = std::move(value);
}

/// "emission/air/urban" of the path of names; without the words that all elementary flows share.
std::string joined(const std::vector<std::string>& names) {
  std::string path;
  for (const auto& name : names)
    if (name != "Elementary flows") path += (path.empty() ? "" : "/") + name;
  return path;
}

constexpr std::array<std::string_view, 10> documents{"Actor", "Source", "DQSystem", "ProductSystem", "Project", "SocialIndicator", "Currency", "ImpactMethod", "ImpactCategory", "Result"};

}  // namespace

bool OpenlcaReader::read(SourceText source, DatasetBuilder& builder) {
  const auto file = source.file;
  const auto name = std::string_view{file}.substr(file.find_last_of('/') + 1);
  if (name == "context.json" || name == "openlca.json" || name == "olca-schema.json") return true;  // what the words of the others mean
  const auto document = syntax::read_json(std::move(source), syntax::file_limits());
  if (!document) {
    for (const auto& finding : document.findings()) builder.report().add(finding);
    return true;
  }
  const auto root = document->root();
  ImportNotes notes{builder.report(), file};
  const auto type = root.member("@type").scalar();
  if (type == "Process") read_process(root, file, builder);
  else if (type == "Flow") read_flow(root, notes);
  else if (type == "UnitGroup") read_unit_group(root, notes);
  else if (type == "FlowProperty") keep(notes.first(data_.group_of_property, id_of(root), "the flow property"), id_of(root.member("unitGroup")));
  else if (type == "Category") keep(notes.first(categories_, id_of(root), "the category"), {text(root, "name"), id_of(root.member("category"))});
  else if (type == "Location") keep(notes.first(location_codes_, id_of(root), "the location"), text(root, "code"));
  else if (type == "Parameter") builder.dataset().parameters.push_back(parameter_of(root, notes));
  else if (std::find(documents.begin(), documents.end(), type) == documents.end()) return false;
  return true;
}

void OpenlcaReader::read_process(Node node, const std::string& file, DatasetBuilder& builder) {
  auto& draft = data_.processes.emplace_back();
  draft.file = file;
  draft.process.id = id_of(node);
  draft.process.name = text(node, "name");
  draft.process.location = id_of(node.member("location"));  // its code is known when all files are
  if (draft.process.location.empty()) draft.process.location = text(node.member("location"), "name");
  draft.process.stated_allocation = method_of(text(node, "defaultAllocationMethod"));
  ImportNotes notes{builder.report(), file};
  for (auto parameter = node.member("parameters").first_child(); parameter; parameter = parameter.next()) draft.process.parameters.push_back(parameter_of(parameter, notes));
  for (auto exchange = node.member("exchanges").first_child(); exchange; exchange = exchange.next()) read_exchange(exchange, draft, builder);
  for (auto factor = node.member("allocationFactors").first_child(); factor; factor = factor.next()) {
    const auto method = method_of(text(factor, "allocationType"));
    const auto exchange = factor.member("exchange");
    auto named = text(exchange, "internalId");
    if (named.empty()) named = id_of(exchange);
    if (named.empty()) named = id_of(exchange.member("flow"));
    const auto product = id_of(factor.member("product"));
    const auto share = number(factor, "value");
    const bool of_nothing = named.empty() && exchange.first_child();
    if (!method || product.empty() || !share || of_nothing) {
      notes.add("import.allocation.unknown", Severity::warning, 0, [&] { return "an allocation of '" + draft.process.name + "' names no product, no method, no share, or an exchange that is none, and is left out"; }, "mend the allocation");
      continue;
    }
    draft.allocation.push_back({*method, product, {}, named, *share});
  }
}

void OpenlcaReader::read_exchange(Node node, LinkedData::DraftProcess& draft, DatasetBuilder& builder) {
  ImportNotes notes{builder.report(), draft.file};
  const auto flow = node.member("flow");
  const auto amount = number(node, "amount");
  const auto drop = [&](std::string_view code, const char* why, const char* mend) {
    notes.add(code, Severity::warning, node.place().line, [&] { return "the exchange '" + text(flow, "name") + "' of '" + draft.process.name + "' " + why + ", and is left out"; }, mend);
  };
  if (id_of(flow).empty()) return drop("import.flow.missing", "names no flow", "give it an id");
  if (!amount) return drop("import.amount.missing", "has no amount that is a number", "state its amount");
  LinkedData::DraftExchange exchange;
  exchange.flow = {id_of(flow), text(flow, "name"), kind_of(text(flow, "flowType")), {}, {}, {}};
  exchange.unit = id_of(node.member("unit"));
  exchange.unit_name = text(node.member("unit"), "name");
  exchange.property = id_of(node.member("flowProperty"));
  exchange.provider = id_of(node.member("defaultProvider"));
  exchange.number = text(node, "internalId").empty() ? id_of(node) : text(node, "internalId");
  exchange.exchange.input = flag(node, "input", "isInput");
  exchange.exchange.avoided = flag(node, "avoidedProduct", "isAvoidedProduct");
  if (!text(flow, "flowType").empty()) exchange.says = says_of(exchange.flow.kind, exchange.exchange);
  exchange.exchange.amount = *amount;
  exchange.exchange.uncertainty = notes.uncertainty(uncertainty_of(node.member("uncertainty")), node.place().line, [&] { return "'" + exchange.flow.name + "'"; });
  if (const auto formula = text(node, "amountFormula"); !formula.empty() && syntax::parse_number(formula) != amount) {
    exchange.exchange.formula = static_cast<std::uint32_t>(draft.process.formulas.size());
    draft.process.formulas.push_back(formula);
  }
  if (flag(node, "quantitativeReference", "isQuantitativeReference")) draft.process.reference = static_cast<std::uint32_t>(draft.exchanges.size());
  draft.exchanges.push_back(std::move(exchange));
}

void OpenlcaReader::read_flow(Node node, ImportNotes notes) {
  auto* place = notes.first(data_.flows, id_of(node), "the flow");
  if (place == nullptr) return;
  auto& data = *place;
  data.flow = {id_of(node), text(node, "name"), kind_of(text(node, "flowType")), {}, {}, text(node, "cas")};
  const auto category = node.member("category");
  if (data.flow.kind == lca::Flow::Kind::elementary && !category.scalar().empty()) {
    auto path = std::string{category.scalar()};  // schema 2
    if (path.starts_with("Elementary flows/")) path.erase(0, 17);
    data.flow.compartment = std::move(path);
  } else if (data.flow.kind == lca::Flow::Kind::elementary) {
    std::vector<std::string> names;
    for (auto part = category.member("categoryPath").first_child(); part; part = part.next()) names.emplace_back(part.scalar());
    names.push_back(text(category, "name"));
    data.flow.compartment = joined(names);
    category_of_flow_[data.flow.id] = id_of(category);
  }
  for (auto factor = node.member("flowProperties").first_child(); factor; factor = factor.next()) {
    const auto property = id_of(factor.member("flowProperty"));
    const bool reference = flag(factor, "referenceFlowProperty", "isRefFlowProperty");
    if (const auto amount = number(factor, "conversionFactor")) data.properties[property] = *amount;
    else if (!reference) notes.no_factor(factor.place().line, [&] { return "a property of '" + data.flow.name + "'"; });
    if (data.property.empty() || reference) data.property = property;
  }
}

void OpenlcaReader::read_unit_group(Node node, ImportNotes notes) {
  auto* place = notes.first(data_.groups, id_of(node), "the unit group");
  if (place == nullptr) return;
  auto& group = *place;
  group.name = text(node, "name");
  for (auto unit = node.member("units").first_child(); unit; unit = unit.next()) {
    const bool reference = flag(unit, "referenceUnit", "isRefUnit");
    const auto stated = number(unit, "conversionFactor");
    if (!stated && !reference) {
      notes.no_factor(unit.place().line, [&] { return "the unit '" + text(unit, "name") + "'"; });
      continue;
    }
    group.units[id_of(unit)] = group.units[text(unit, "name")] = stated.value_or(1);  // the reference unit is one of itself
    if (group.reference.empty() || reference) group.reference = text(unit, "name");
  }
}

void OpenlcaReader::pour(DatasetBuilder& builder) {
  for (const auto& [flow, category] : category_of_flow_) {
    std::vector<std::string> names;
    constexpr std::size_t deepest = 32;  // categories that name one another end somewhere
    for (auto at = categories_.find(category); at != categories_.end() && names.size() < deepest; at = categories_.find(at->second.parent)) names.insert(names.begin(), at->second.name);
    if (names.size() > 1) data_.flows[flow].flow.compartment = joined(names);
  }
  for (auto& draft : data_.processes)
    if (const auto code = location_codes_.find(draft.process.location); code != location_codes_.end()) draft.process.location = code->second;
  std::move(data_).pour(builder);
}

}  // namespace ferrolabel::formats
