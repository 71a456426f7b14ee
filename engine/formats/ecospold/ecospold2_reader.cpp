// SPDX-License-Identifier: Apache-2.0
#include "formats/ecospold/ecospold2_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "formats/ecospold/ecospold_text.hpp"
#include "formats/lca/import_notes.hpp"
#include "syntax/xml_events.hpp"

namespace ferrolabel::formats {

namespace {

using Attributes = std::span<const syntax::XmlAttribute>;

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements that hold what is read, and those that document it only.
constexpr std::array<std::string_view, 9> opened{"ecoSpold", "activityDescription", "activity", "activityName", "geography", "shortname", "flowData", "uncertainty", "compartment"};
constexpr std::array<std::string_view, 18> documentation{"includedActivitiesStart", "includedActivitiesEnd", "allocationComment", "generalComment", "synonym", "tag", "comment", "classification",
                                                         "technology", "timePeriod", "macroEconomicScenario", "modellingAndValidation", "administrativeInformation",
                                                         "productionVolumeComment", "productionVolumeUncertainty", "pedigreeMatrix", "usedUserMasterData", "scope"};
constexpr std::array<std::string_view, 8> in_exchange{"name", "unitName", "compartment", "subcompartment", "inputGroup", "outputGroup", "classificationSystem", "classificationValue"};

/// Of a lognormal the variance with pedigree where it is stated, else the one without.
std::optional<lca::Uncertainty> uncertainty_of(std::string_view kind, Attributes attributes) {
  using Kind = lca::Uncertainty::Kind;
  const auto number = [attributes](std::string_view name) { return read_xs_number(value_of(attributes, name)); };
  const auto pair = [](Kind as, std::optional<double> one, std::optional<double> other, std::optional<double> last = 0.0) -> std::optional<lca::Uncertainty> {
    if (!one || !other || !last) return std::nullopt;
    return lca::Uncertainty{as, *one, *other, *last};
  };
  if (kind == "triangular") return pair(Kind::triangular, number("minValue"), number("mostLikelyValue"), number("maxValue"));
  if (kind == "uniform") return pair(Kind::uniform, number("minValue"), number("maxValue"));
  auto variance = number("varianceWithPedigreeUncertainty");
  if (!variance) variance = number("variance");
  if (!variance || *variance < 0) return std::nullopt;
  return kind == "lognormal" ? pair(Kind::lognormal, number("mu"), std::sqrt(*variance)) : pair(Kind::normal, number("meanValue"), std::sqrt(*variance));
}

class Ecospold2Events final : public syntax::XmlEvents {
 public:
  Ecospold2Events(DatasetBuilder& builder, std::string file) : builder_{builder}, notes_{builder.report(), std::move(file)} {}

  void start(std::string_view name, std::string_view uri, Attributes attributes) override {
    ++depth_;
    if (skipped_from_ != 0) return;
    if (depth_ == 1 && uri != ecospold2_namespace) return refuse(name);
    lang_ = value_of(attributes, "lang");
    if (exchange_) return start_part(name, attributes);
    if (name == "activityDataset" || name == "childActivityDataset") begin_process();
    else if (name == "activity") take_activity(attributes);
    else if (name == "intermediateExchange" || name == "elementaryExchange") begin_exchange(name, attributes);
    else if (name == "parameter") begin_parameter(attributes);
    else if (parameter_ && (name == "name" || name == "unitName")) return;
    else if (!is_opened(name, attributes)) skip(name);
  }

  void end(std::string_view name, std::string_view text) override {
    const auto depth = depth_--;
    if (skipped_from_ != 0) {
      if (depth == skipped_from_) skipped_from_ = 0;
      return;
    }
    if (exchange_) return end_part(name, text);
    if (parameter_) return end_parameter(name, text);
    if (name == "activityName") take(process_name_, text);
    else if (name == "shortname") take(location_, text);
    else if (in_process_ && (name == "activityDataset" || name == "childActivityDataset")) end_process();
  }

 private:
  struct Draft {
    bool elementary = false;
    std::string flow_id, name, unit, compartment, subcompartment, cas, link, formula, variable, input_group, output_group;
    bool groups_are_attributes = false;
    bool waste = false;
    std::optional<double> amount;
    std::string stated;  ///< the amount as written
    lca::Uncertainty uncertainty;
  };

  void take(std::string& into, std::string_view text) const {
    if (into.empty() || lang_ == "en") into = text;
  }

  void refuse(std::string_view name) {
    skipped_from_ = depth_;
    notes_.add("import.element.unknown", Severity::warning, line(), [&] { return "the document '" + std::string{name} + "' is not of EcoSpold 2, and is left out"; }, "check what the file is");
  }

  /// Whether what stands in an element is looked at; an uncertainty that is given is taken along.
  bool is_opened(std::string_view name, Attributes attributes) {
    auto& uncertainty = exchange_ ? exchange_->uncertainty : parameter_uncertainty_;
    if (name == "lognormal" || name == "normal" || name == "triangular" || name == "uniform") {
      if (const auto stated = uncertainty_of(name, attributes)) uncertainty = *stated;
      else notes_.add("import.uncertainty.unknown", Severity::note, line(), [&] { return "an uncertainty '" + std::string{name} + "' lacks a finite figure, and is left out"; }, "state all its figures");
      return true;
    }
    if (name == "undefined") {
      notes_.add("import.uncertainty.unknown", Severity::note, line(), [] { return std::string{"an uncertainty states a range without a distribution, and is left out"}; }, "state a distribution");
      return true;
    }
    return is_one_of(name, opened);
  }

  void skip(std::string_view name) {
    skipped_from_ = depth_;
    if (is_one_of(name, documentation)) return;
    notes_.add("import.element.unknown", Severity::note, line(), [&] { return "the element '" + std::string{name} + "' is not understood, and is left out with all that is in it"; }, "nothing, where it only documents");
  }

  void begin_process() {
    if (in_process_) notes_.drop_outer(builder_, line());
    builder_.begin_process();
    activity_.clear();
    process_name_.clear();
    location_.clear();
    in_process_ = true;
  }

  void take_activity(Attributes attributes) {
    activity_ = value_of(attributes, "id");
    if (!value_of(attributes, "masterAllocationPropertyId").empty())
      notes_.add("import.allocation.property", Severity::note, line(), [&] { return "activity " + activity_ + " names a property to allocate by; the factors that follow from it are not computed here"; },
                 "choose an allocation when solving");
  }

  void begin_exchange(std::string_view name, Attributes attributes) {
    if (!in_process_) return skip(name);
    exchange_ = Draft{};  // clang 14 does not see through emplace() to a nested class with defaults
    exchange_->elementary = name == "elementaryExchange";
    for (const auto& [attribute, value] : attributes) {
      if (attribute == "intermediateExchangeId" || attribute == "elementaryExchangeId") exchange_->flow_id = value;
      else if (attribute == "amount") exchange_->stated = value;
      else if (attribute == "activityLinkId") exchange_->link = value;
      else if (attribute == "casNumber") exchange_->cas = value;
      else if (attribute == "mathematicalRelation") exchange_->formula = value;
      else if (attribute == "variableName") exchange_->variable = value;
      else if (attribute == "inputGroup") exchange_->input_group = value;
      else if (attribute == "outputGroup") exchange_->output_group = value;
    }
    exchange_->groups_are_attributes = !exchange_->input_group.empty() || !exchange_->output_group.empty();
    exchange_->amount = read_xs_number(exchange_->stated);
  }

  void start_part(std::string_view name, Attributes attributes) {
    if (name == "property") take_property(attributes);
    else if (name == "classification" || is_one_of(name, in_exchange) || is_opened(name, attributes)) return;
    skip(name == "property" ? "comment" : name);
  }

  /// A property counts only where formulas can name it.
  void take_property(Attributes attributes) {
    const auto variable = value_of(attributes, "variableName");
    if (!variable.empty()) return add_parameter(variable, value_of_parameter(attributes), std::string{value_of(attributes, "mathematicalRelation")}, {});
    notes_.add("import.property.left", Severity::note, line(), [] { return std::string{"a property of an exchange, such as its water content or price, is left out: nothing is computed from it"}; },
               "nothing, unless you allocate by it");
  }

  void end_part(std::string_view name, std::string_view text) {
    if (name == "name") take(exchange_->name, text);
    else if (name == "unitName") take(exchange_->unit, text);
    else if (name == "compartment" && !text.empty()) take(exchange_->compartment, text);
    else if (name == "subcompartment") take(exchange_->subcompartment, text);
    else if (name == "classificationValue") exchange_->waste = exchange_->waste || text == "Waste";
    else if (name == "inputGroup" && !exchange_->groups_are_attributes) exchange_->input_group = text;
    else if (name == "outputGroup" && !exchange_->groups_are_attributes) exchange_->output_group = text;
    else if (name == "intermediateExchange" || name == "elementaryExchange") end_exchange();
  }

  void end_exchange() {
    const auto draft = std::move(*exchange_);
    exchange_.reset();
    const auto& called = draft.name.empty() ? draft.flow_id : draft.name;
    const auto drop = [&](std::string_view code, const char* why, const char* mend) {
      notes_.add(code, Severity::warning, line(), [&] { return "the exchange '" + called + "' of '" + process_name_ + "' " + why + ", and is left out"; }, mend);
    };
    if (called.empty()) return drop("import.flow.missing", "names no flow", "give it an id");
    if (!draft.amount) return drop("import.amount.missing", "has no amount that is a number", "state its amount");
    if (draft.input_group.empty() && draft.output_group.empty()) return drop("import.group.missing", "does not say whether it is an input or an output", "give it an inputGroup or an outputGroup");
    add_exchange(draft, called);
  }

  void add_exchange(const Draft& draft, const std::string& called) {
    const auto& id = draft.flow_id.empty() ? called : draft.flow_id;
    lca::Exchange exchange;
    using Says = DatasetBuilder::Says;
    const auto says = draft.elementary ? Says::elementary : draft.waste || draft.output_group == "3" ? Says::waste : draft.output_group.empty() ? Says::taken : Says::made;
    const auto compartment = draft.compartment + (draft.subcompartment.empty() ? "" : "/" + draft.subcompartment);
    exchange.flow = builder_.flow(id, [&] { return lca::Flow{id, called, lca::Flow::Kind::product, {}, compartment, draft.cas}; }, says);
    if (draft.elementary) complete(builder_.dataset().flows[exchange.flow], compartment);
    auto& process = builder_.process();
    exchange.input = draft.output_group.empty();
    exchange.amount = *draft.amount;
    exchange.uncertainty = draft.uncertainty;
    if (!draft.variable.empty()) add_parameter(draft.variable, *draft.amount, draft.formula, {});
    const auto& followed = draft.variable.empty() ? draft.formula : draft.variable;
    if (!followed.empty() && read_xs_number(followed) != draft.amount) {
      exchange.formula = static_cast<std::uint32_t>(process.formulas.size());
      process.formulas.push_back(followed);
    }
    const bool product = !draft.elementary && draft.output_group == "0";
    const bool reference = product && process.reference == lca::none;
    if (reference || (product && process.exchanges[process.reference].amount == 0 && exchange.amount != 0)) process.reference = static_cast<std::uint32_t>(process.exchanges.size());
    if (!draft.elementary && !exchange.input && exchange.amount != 0) builder_.provides(activity_ + "_" + id);
    builder_.exchange(exchange, draft.unit, draft.link.empty() || product ? std::string{} : draft.link + "_" + id);
  }

  /// What one exchange leaves unsaid another may say. Of two compartments that one is taken which comes first by its letters.
  void complete(lca::Flow& flow, const std::string& compartment) {
    if (compartment.empty() || compartment == flow.compartment) return;
    if (!flow.compartment.empty())
      notes_.add("import.compartment.several", Severity::warning, line(), [&] { return "the elementary flow '" + flow.name + "' (" + flow.id + ") is in '" + flow.compartment + "' and in '" + compartment + "'; one of them is taken for all of it"; }, "give each compartment a flow of its own");
    if (flow.compartment.empty() || compartment < flow.compartment) flow.compartment = compartment;
  }

  /// A formula gives the value, where there is one.
  double value_of_parameter(Attributes attributes) {
    const auto stated = read_xs_number(value_of(attributes, "amount"));
    if (!value_of(attributes, "mathematicalRelation").empty()) return stated.value_or(0);
    return notes_.figure(stated, line(), [&] { return "the parameter '" + std::string{value_of(attributes, "variableName")} + "'"; });
  }

  void begin_parameter(Attributes attributes) {
    parameter_.emplace(lca::Parameter{std::string{value_of(attributes, "variableName")}, value_of_parameter(attributes), std::string{value_of(attributes, "mathematicalRelation")}, {}});
    parameter_uncertainty_ = {};
  }

  void end_parameter(std::string_view name, std::string_view text) {
    if (name == "name" && parameter_->name.empty()) parameter_->name = text;
    if (name != "parameter") return;
    const auto done = std::move(*parameter_);
    parameter_.reset();
    if (in_process_) add_parameter(done.name, done.value, done.formula, parameter_uncertainty_);
  }

  void add_parameter(std::string_view name, double value, std::string formula, const lca::Uncertainty& uncertainty) {
    if (read_xs_number(formula) == value) formula.clear();
    builder_.process().parameters.push_back({std::string{name}, value, std::move(formula), uncertainty});
  }

  void end_process() {
    in_process_ = false;
    auto& process = builder_.process();
    process.name = process_name_.empty() ? activity_ : process_name_;
    process.location = location_;
    const bool has_reference = process.reference != lca::none;
    process.id = activity_ + (has_reference ? "_" + builder_.dataset().flows[process.exchanges[process.reference].flow].id : "");
    notes_.about_reference(process, line());
    builder_.end_process(notes_.file(), line());
  }

  DatasetBuilder& builder_;
  ImportNotes notes_;
  std::size_t depth_ = 0;
  std::size_t skipped_from_ = 0;  ///< depth of the element that is left out with all that is in it
  bool in_process_ = false;
  std::string lang_, activity_, process_name_, location_;
  std::optional<Draft> exchange_;
  std::optional<lca::Parameter> parameter_;
  lca::Uncertainty parameter_uncertainty_;
};

}  // namespace

void read_ecospold2(SourceText source, DatasetBuilder& builder) {
  Ecospold2Events events{builder, source.file};
  read_events(std::move(source), events, builder);
}

}  // namespace ferrolabel::formats
