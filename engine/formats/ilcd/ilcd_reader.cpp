// SPDX-License-Identifier: Apache-2.0
#include "formats/ilcd/ilcd_reader.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "formats/ecospold/ecospold_text.hpp"
#include "formats/input/input_finding.hpp"
#include "formats/lca/import_notes.hpp"
#include "lca/module.hpp"
#include "syntax/number.hpp"
#include "syntax/xml_events.hpp"

namespace ferrolabel::formats {

namespace {

using Attributes = std::span<const syntax::XmlAttribute>;

/// Texts of one element of a list (exchange, parameter, property, unit) by the names of what is in it.
using Texts = std::map<std::string, std::string, std::less<>>;

std::string text(const Texts& texts, std::string_view name) {
  const auto found = texts.find(name);
  return found == texts.end() ? std::string{} : found->second;
}

/// Where the element begins.
constexpr std::string_view line_key = "@line";
std::uint64_t line_of(const Texts& texts) { return static_cast<std::uint64_t>(read_xs_number(text(texts, line_key)).value_or(0)); }

std::optional<double> number(const Texts& texts, std::string_view name) { return read_xs_number(text(texts, name)); }

/// Nothing where a figure is missing. @source ILCD_Common_DataTypes.xsd: relativeStandardDeviation95In is SDg² of a log-normal, 2·SD of a normal
std::optional<lca::Uncertainty> uncertainty_of(const Texts& texts, double amount, std::string_view least, std::string_view most) {
  using Kind = lca::Uncertainty::Kind;
  const auto type = text(texts, "uncertaintyDistributionType");
  if (type.empty() || type == "undefined") return lca::Uncertainty{};
  const auto deviation = number(texts, "relativeStandardDeviation95In");
  const auto from = number(texts, least), to = number(texts, most);
  if (type == "log-normal" && deviation && *deviation >= 1 && amount != 0) return lca::Uncertainty{Kind::lognormal, std::log(std::abs(amount)), std::log(*deviation) / 2, 0};
  if (type == "normal" && deviation) return lca::Uncertainty{Kind::normal, amount, *deviation / 2, 0};
  if (type == "triangular" && from && to) return lca::Uncertainty{Kind::triangular, *from, amount, *to};
  if (type == "uniform" && from && to) return lca::Uncertainty{Kind::uniform, *from, *to, 0};
  return std::nullopt;
}

/// Takes one file apart into its head and its list.
class IlcdEvents final : public syntax::XmlEvents {
 public:
  IlcdEvents(LinkedData& data, DatasetBuilder& builder, const std::string& file) : data_{data}, notes_{builder.report(), file} {}

  void start(std::string_view name, std::string_view, Attributes attributes) override {
    if (root_.empty()) root_ = name;
    lang_ = value_of(attributes, "lang");
    level_ = read_xs_number(value_of(attributes, "level")).value_or(0);
    if (is_item(name)) {
      item_.clear();
      item_english_.clear();
      declared_ = {};
      declares_ = false;
      modules_.clear();
      item_.emplace(std::string{line_key}, std::to_string(line()));
      in_item_ = true;
    }
    if (name == "allocation" && in_item_) allocation(attributes);
    if (name == "referenceToUnitGroupDataSet") in_unit_group_ = true;
    if (name == "amount" && in_item_) {
      declares_ = true;
      declared_.amounts.push_back({std::string{value_of(attributes, "module")}, std::string{value_of(attributes, "scenario")}, 0.0});
    }
    auto& into = in_item_ ? item_ : head_;
    for (const auto& attribute : attributes)
      if (attribute.name == "refObjectId" || attribute.name == "dataSetInternalID" || attribute.name == "name" || attribute.name == "location" || attribute.name == "level")
        into.try_emplace(std::string{name} + "@" + std::string{attribute.name}, attribute.value);
  }

  void end(std::string_view name, std::string_view content) override {
    if (name == "amount" && in_item_ && declares_) return declare(content);
    if (name == "referenceToUnitGroupDataSet") in_unit_group_ = false;
    if (in_item_ && is_item(name)) {
      in_item_ = false;
      if (declares_ || name == "LCIAResult") finish_declared(name == "LCIAResult");
      if (name == "exchange" && !is_indicator()) exchanges_.push_back(std::move(item_));
      else if (name != "exchange" && name != "LCIAResult")
        (name == "variableParameter" ? parameters_ : items_).push_back(std::move(item_));
      item_.clear();
      return;
    }
    if (content.empty()) return;
    if (!in_item_ && name == "referenceToReferenceFlow") references_.emplace(content);
    if (!in_item_ && name == "category" && (category_.empty() || level_ > category_level_)) {
      category_ = content;
      category_level_ = level_;
    }
    auto& into = in_item_ ? item_ : head_;
    auto& english = in_item_ ? item_english_ : head_english_;
    const auto [place, is_new] = into.try_emplace(std::string{in_unit_group_ && name == "shortDescription" ? "unitGroup" : name}, content);
    if (lang_ == "en" && english.insert(&place->second).second && !is_new) place->second = content;
  }

  void finish() {
    const auto id = text(head_, "UUID");
    if (root_ == "processDataSet") finish_process(id);
    else if (root_ == "flowDataSet") finish_flow(id);
    else if (root_ == "flowPropertyDataSet") finish_property(id);
    else if (root_ == "unitGroupDataSet") finish_unit_group(id);
    else if (root_ == "LCIAMethodDataSet")
      notes_.add("import.method.apart", Severity::note, 0, [] { return std::string{"an impact method is no part of a dataset, and is left out"}; }, "name its file or folder with --impact where scores are computed");
  }

 private:
  static bool is_item(std::string_view name) { return name == "exchange" || name == "LCIAResult" || name == "variableParameter" || name == "flowProperty" || name == "unit"; }

  /// Whether the exchange at hand is but the name of what is declared by module: its own amount is then 0 or missing.
  [[nodiscard]] bool is_indicator() const {
    const auto is_nothing = [this](std::string_view name) { return text(item_, name).empty() || number(item_, name) == 0.0; };
    return declares_ && !references_.contains(text(item_, "exchange@dataSetInternalID")) && is_nothing("meanAmount") && is_nothing("resultingAmount");
  }

  /// The amount of an indicator for the module that its element names; one without text, or not assessed, is not declared.
  void declare(std::string_view content) {
    const auto amount = read_xs_number(content);
    auto& its = declared_.amounts.back();
    const auto where = [&] { return "the result of module '" + shown(its.module) + "' of an indicator"; };
    const auto drop = [&](std::string_view code, const char* why, const char* mend) {
      notes_.add(code, Severity::warning, line(), [&] { return where() + why + ", and is left out"; }, mend);
      declared_.amounts.pop_back();
    };
    if (!amount && (content.empty() || content == "ND" || content == "MND" || content == "INA")) return declared_.amounts.pop_back();
    if (!amount) return drop("import.amount.missing", " is no number", "state it as a number with '.' as decimal sign, or ND");
    if (!modules_.emplace(its.module, its.scenario).second) return drop("import.module.double", " is declared before for the same scenario", "state it once, or give its scenario a name");
    if (!lca::Module::read(its.module)) notes_.add("import.module.unknown", Severity::warning, line(), [&] { return where() + " stands under a name that is no module of EN 15804"; }, "name modules like A1-A3, C4 or D");
    its.amount = *amount;
  }

  /// An indicator with its declared results. @param impact of an impact method; else of a flow of the inventory
  void finish_declared(bool impact) {
    declared_.id = text(item_, impact ? "referenceToLCIAMethodDataSet@refObjectId" : "referenceToFlowDataSet@refObjectId");
    declared_.name = text(item_, "shortDescription");
    if (declared_.name.empty()) declared_.name = declared_.id;
    declared_.unit = text(item_, "unitGroup");
    if (const auto mean = number(item_, "meanAmount"); impact && mean && (!declares_ || *mean != 0)) declared_.amounts.push_back({{}, {}, *mean});
    if (!declared_.amounts.empty()) all_declared_.push_back(std::move(declared_));
  }

  void allocation(Attributes attributes) {
    LinkedData::DraftAllocation factor;
    factor.product_number = value_of(attributes, "internalReferenceToCoProduct");
    factor.exchange = text(item_, "exchange@dataSetInternalID");
    const auto fraction = read_xs_number(value_of(attributes, "allocatedFraction"));
    if (!fraction) return notes_.add("import.allocation.unknown", Severity::warning, line(), [] { return std::string{"an allocation states no fraction, and is left out"}; }, "mend the allocation");
    factor.share = *fraction / 100;
    allocations_.push_back(std::move(factor));
  }

  void finish_process(const std::string& id) {
    auto& draft = data_.processes.emplace_back();
    draft.file = notes_.file();
    draft.process.id = id;
    draft.process.name = text(head_, "baseName");
    draft.process.location = text(head_, "locationOfOperationSupplyOrProduction@location");
    if (draft.process.location.empty()) draft.process.location = text(head_, "geography@location");
    for (const auto& each : parameters_) {
      const auto name = text(each, "variableParameter@name");
      const auto what = [&] { return "the parameter '" + name + "'"; };
      auto formula = text(each, "formula");
      const auto stated = number(each, "meanValue");
      const auto value = formula.empty() ? notes_.figure(stated, line_of(each), what) : stated.value_or(0);  // the formula gives it
      draft.process.parameters.push_back({name, value, std::move(formula), notes_.uncertainty(uncertainty_of(each, value, "minimumValue", "maximumValue"), line_of(each), what)});
    }
    for (const auto& each : exchanges_) add_exchange(each, draft);
    draft.process.declared = std::move(all_declared_);
    draft.allocation = std::move(allocations_);
    if (!draft.allocation.empty()) draft.process.stated_allocation = draft.allocation.front().method;
  }

  void add_exchange(const Texts& texts, LinkedData::DraftProcess& draft) {
    LinkedData::DraftExchange exchange;
    exchange.number = text(texts, "exchange@dataSetInternalID");
    exchange.flow.id = text(texts, "referenceToFlowDataSet@refObjectId");
    exchange.flow.name = text(texts, "shortDescription");
    if (exchange.flow.name.empty()) exchange.flow.name = exchange.flow.id;
    const auto drop = [&](std::string_view code, const char* why, const char* mend) {
      notes_.add(code, Severity::warning, line_of(texts), [&] { return "the exchange '" + exchange.flow.name + "' of '" + draft.process.name + "' " + why + ", and is left out"; }, mend);
    };
    const auto mean = number(texts, "meanAmount");
    const auto amount = number(texts, "resultingAmount") ? number(texts, "resultingAmount") : mean;
    auto direction = text(texts, "exchangeDirection");
    const bool reference = references_.contains(exchange.number);
    if (direction.empty() && reference) direction = "Output";  // as declarations of products leave it out
    if (exchange.flow.id.empty()) return drop("import.flow.missing", "names no flow", "give it an id");
    if (!amount) return drop("import.amount.missing", "has no amount that is a number", "state its amount");
    if (direction != "Input" && direction != "Output") return drop("import.group.missing", "does not say whether it is an input or an output", "state its exchangeDirection");
    exchange.exchange.input = direction == "Input";
    exchange.exchange.amount = *amount;
    exchange.exchange.location = text(texts, "location");
    exchange.exchange.uncertainty = notes_.uncertainty(uncertainty_of(texts, *amount, "minimumAmount", "maximumAmount"), line_of(texts), [&] { return "'" + exchange.flow.name + "'"; });
    if (const auto variable = text(texts, "referenceToVariable"); !variable.empty() && mean) {
      exchange.exchange.formula = static_cast<std::uint32_t>(draft.process.formulas.size());
      draft.process.formulas.push_back(syntax::format_number(*mean) + " * " + variable);
      exchange.exchange.stated = number(texts, "resultingAmount").has_value();
    }
    if (draft.process.reference == lca::none && reference) draft.process.reference = static_cast<std::uint32_t>(draft.exchanges.size());
    draft.exchanges.push_back(std::move(exchange));
  }

  void finish_flow(const std::string& id) {
    auto* place = notes_.first(data_.flows, id, "the flow");
    if (place == nullptr) return;
    auto& data = *place;
    const auto type = text(head_, "typeOfDataSet");
    const auto kind = type == "Elementary flow" ? lca::Flow::Kind::elementary : type == "Waste flow" ? lca::Flow::Kind::waste : lca::Flow::Kind::product;
    data.flow = {id, text(head_, "baseName"), kind, {}, kind == lca::Flow::Kind::elementary ? category_ : std::string{}, text(head_, "CASNumber")};
    const auto reference = text(head_, "referenceToReferenceFlowProperty");
    for (const auto& each : items_) {
      const auto property = text(each, "referenceToFlowPropertyDataSet@refObjectId");
      const bool is_reference = text(each, "flowProperty@dataSetInternalID") == reference;
      if (const auto amount = number(each, "meanValue")) data.properties[property] = *amount;
      else if (!is_reference) notes_.no_factor(line_of(each), [&] { return "a property of '" + data.flow.name + "'"; });
      if (data.property.empty() || is_reference) data.property = property;
    }
  }

  void finish_property(const std::string& id) {
    if (auto* group = notes_.first(data_.group_of_property, id, "the flow property")) *group = text(head_, "referenceToReferenceUnitGroup@refObjectId");
  }

  void finish_unit_group(const std::string& id) {
    auto* place = notes_.first(data_.groups, id, "the unit group");
    if (place == nullptr) return;
    auto& group = *place;
    group.name = text(head_, "name");
    const auto reference = text(head_, "referenceToReferenceUnit");
    for (const auto& each : items_) {
      const auto name = text(each, "name");
      const bool is_reference = text(each, "unit@dataSetInternalID") == reference;
      const auto factor = number(each, "meanValue");
      if (!factor && !is_reference) {
        notes_.no_factor(line_of(each), [&] { return "the unit '" + name + "'"; });
        continue;
      }
      group.units[name] = factor.value_or(1);  // the reference unit is one of itself
      if (group.reference.empty() || is_reference) group.reference = name;
    }
  }

  LinkedData& data_;
  ImportNotes notes_;
  std::string root_, lang_;
  std::string category_;  ///< of the deepest level: it names those above it too
  double level_ = 0, category_level_ = 0;
  bool in_item_ = false, in_unit_group_ = false, declares_ = false;
  lca::DeclaredIndicator declared_;
  std::set<std::pair<std::string, std::string>> modules_;  ///< with their scenarios, of the indicator at hand
  std::vector<lca::DeclaredIndicator> all_declared_;
  Texts head_, item_;
  std::set<const std::string*> head_english_, item_english_;  ///< texts that are taken from the English
  std::set<std::string> references_;
  std::vector<Texts> exchanges_, parameters_, items_;
  std::vector<LinkedData::DraftAllocation> allocations_;
};

}  // namespace

void IlcdReader::read(SourceText source, DatasetBuilder& builder) {
  IlcdEvents events{data_, builder, source.file};
  if (read_events(std::move(source), events, builder)) events.finish();
}

}  // namespace ferrolabel::formats
