// SPDX-License-Identifier: Apache-2.0
#include "formats/ecospold/ecospold1_reader.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "formats/ecospold/ecospold_text.hpp"
#include "formats/lca/import_notes.hpp"
#include "syntax/xml_events.hpp"

namespace ferrolabel::formats {

namespace {

using Attributes = std::span<const syntax::XmlAttribute>;

/// Attributes of an exchange; the strings are used again for the next one.
struct Draft {
  std::string number, category, subcategory, location, name, unit, mean, type, deviation, least, most, likeliest, cas;
  std::string input_group, output_group;

  /// By length first: an exchange has a dozen attributes, and there may be a million of it.
  std::string* field(std::string_view attribute) {
    switch (attribute.size()) {
      case 4: return attribute == "name" ? &name : attribute == "unit" ? &unit : nullptr;
      case 6: return attribute == "number" ? &number : nullptr;
      case 8:
        return attribute == "category" ? &category : attribute == "location" ? &location : attribute == "minValue" ? &least : attribute == "maxValue" ? &most : nullptr;
      case 9: return attribute == "meanValue" ? &mean : attribute == "CASNumber" ? &cas : nullptr;
      case 11: return attribute == "subCategory" ? &subcategory : nullptr;
      case 15: return attribute == "uncertaintyType" ? &type : attribute == "mostLikelyValue" ? &likeliest : nullptr;
      case 19: return attribute == "standardDeviation95" ? &deviation : nullptr;
      default: return nullptr;
    }
  }

  void clear() {
    for (auto* text : {&number, &category, &subcategory, &location, &name, &unit, &mean, &type, &deviation, &least, &most, &likeliest, &cas, &input_group, &output_group}) text->clear();
  }
};

/// Nothing where the type is not one of the schema, or a figure that it needs is missing.
std::optional<lca::Uncertainty> uncertainty_of(const Draft& draft, double amount) {
  using Kind = lca::Uncertainty::Kind;
  if (draft.type.empty() || draft.type == "0") return lca::Uncertainty{};
  const auto deviation = read_xs_number(draft.deviation);
  const auto least = read_xs_number(draft.least), most = read_xs_number(draft.most), likeliest = read_xs_number(draft.likeliest);
  if (draft.type == "1" && deviation && *deviation >= 1 && amount != 0) return lca::Uncertainty{Kind::lognormal, std::log(std::abs(amount)), std::log(*deviation) / 2, 0};
  if (draft.type == "2" && deviation && *deviation >= 0) return lca::Uncertainty{Kind::normal, amount, *deviation / 2, 0};
  if (draft.type == "3" && least && most) return lca::Uncertainty{Kind::triangular, *least, likeliest.value_or(amount), *most};
  if (draft.type == "4" && least && most) return lca::Uncertainty{Kind::uniform, *least, *most, 0};
  return std::nullopt;
}

class Ecospold1Events final : public syntax::XmlEvents {
 public:
  Ecospold1Events(DatasetBuilder& builder, std::string file, std::vector<Ecospold1Reader::Product>& products)
      : builder_{builder}, notes_{builder.report(), std::move(file)}, products_{products} {}

  void start(std::string_view name, std::string_view uri, Attributes attributes) override {
    if (name == "ecoSpold") known_ = uri == ecospold1_namespace;
    if (!known_) return;
    if (name == "exchange") begin_exchange(attributes);
    else if (name == "dataset") begin_process(attributes);
    else if (!in_process_) return;
    else if (name == "referenceFunction") builder_.process().name = value_of(attributes, "name");
    else if (name == "geography") builder_.process().location = value_of(attributes, "location");
    else if (name == "allocation") begin_allocation(attributes);
  }

  void end(std::string_view name, std::string_view text) override {
    if (!in_process_) return;
    if (name == "inputGroup") draft_.input_group = text;
    else if (name == "outputGroup") draft_.output_group = text;
    else if (name == "exchange") end_exchange();
    else if (name == "referenceToInputOutput") add_allocated(text);
    else if (name == "dataset") end_process();
  }

 private:
  struct Allocation {
    std::string product;
    std::string method;
    std::string fraction;
    std::vector<std::string> exchanges;
    std::uint32_t line;
  };

  void begin_process(Attributes attributes) {
    if (in_process_) notes_.drop_outer(builder_, line());
    builder_.begin_process().id = value_of(attributes, "number");
    in_process_ = true;
    numbers_.clear();
    made_.clear();
    allocations_.clear();
  }

  void begin_exchange(Attributes attributes) {
    draft_.clear();
    for (const auto& [name, value] : attributes)
      if (auto* field = draft_.field(name)) *field = value;
  }

  void end_exchange() {
    const auto drop = [&](std::string_view code, const char* why, const char* mend) {
      notes_.add(code, Severity::warning, line(), [&] { return "the exchange '" + draft_.name + "' of '" + builder_.process().name + "' " + why + ", and is left out"; }, mend);
    };
    if (draft_.name.empty()) return drop("import.flow.missing", "names no flow", "give it a name");
    const auto amount = read_xs_number(draft_.mean);
    if (!amount) return drop("import.amount.missing", "has no meanValue that is a number", "state its amount");
    if (draft_.input_group.empty() == draft_.output_group.empty()) return drop("import.group.missing", "does not say whether it is an input or an output", "give it an inputGroup or an outputGroup");
    add_exchange(*amount);
  }

  void add_exchange(double amount) {
    auto& process = builder_.process();
    lca::Exchange exchange;
    exchange.input = draft_.output_group.empty();
    exchange.avoided = draft_.output_group == "1";
    exchange.amount = amount;
    const bool elementary = draft_.input_group == "4" || draft_.output_group == "4";
    exchange.flow = flow(elementary);
    if (elementary) exchange.location = draft_.location;
    else note_product(exchange);
    if (const auto stated = uncertainty_of(draft_, amount)) exchange.uncertainty = *stated;
    else notes_.add("import.uncertainty.unknown", Severity::note, line(), [&] { return "the uncertainty of '" + draft_.name + "' lacks a figure, or has one out of range, and is left out"; }, "state all its figures; an SD95 of a lognormal is 1 or more");
    const auto rank = static_cast<std::uint32_t>(process.exchanges.size());
    if (draft_.output_group == "0" && (process.reference == lca::none || process.exchanges[process.reference].amount == 0)) process.reference = rank;
    numbers_.push_back(draft_.number);
    builder_.exchange(exchange, draft_.unit);
  }

  lca::FlowIndex flow(bool elementary) {
    key_.assign(draft_.name).append("|").append(draft_.category).append("|").append(draft_.subcategory);
    key_.append("|").append(elementary ? builder_.units().reference_of(draft_.unit) : std::string_view{draft_.location});
    using Says = DatasetBuilder::Says;
    const auto says = elementary ? Says::elementary : draft_.output_group == "3" ? Says::waste : is_made() ? Says::made : Says::taken;
    const auto make = [&] {
      auto compartment = elementary ? draft_.category + (draft_.subcategory.empty() ? "" : "/" + draft_.subcategory) : std::string{};
      return lca::Flow{key_, draft_.name, lca::Flow::Kind::product, {}, std::move(compartment), draft_.cas == "NaN" ? std::string{} : draft_.cas};
    };
    return builder_.flow(key_, make, says);
  }

  [[nodiscard]] bool is_made() const { return draft_.output_group == "0" || draft_.output_group == "2"; }

  void note_product(const lca::Exchange& exchange) {
    if (products_.size() <= exchange.flow) products_.resize(exchange.flow + std::size_t{1});
    auto& product = products_[exchange.flow];
    if (product.flow == lca::none) product = {exchange.flow, draft_.name + "|" + draft_.category + "|" + draft_.subcategory, draft_.number, !draft_.location.empty(), false};
    if (is_made()) made_.push_back(exchange.flow);
  }

  void begin_allocation(Attributes attributes) {
    allocations_.push_back({std::string{value_of(attributes, "referenceToCoProduct")}, std::string{value_of(attributes, "allocationMethod")}, std::string{value_of(attributes, "fraction")}, {}, line()});
  }

  void add_allocated(std::string_view number) {
    if (!allocations_.empty()) allocations_.back().exchanges.emplace_back(number);
    else notes_.add("import.allocation.unknown", Severity::warning, line(), [&] { return "'" + builder_.process().name + "' names an exchange to allocate outside an allocation, which is left out"; }, "mend the allocation");
  }

  std::uint32_t exchange_of(const std::string& number) const {
    const auto found = ranks_.find(number);
    return found == ranks_.end() ? lca::none : found->second;
  }

  /// Fractions are percent. Numbers of exchanges are known only when all have been read.
  void add_allocation(const Allocation& allocation) {
    using Method = lca::AllocationFactor::Method;
    const auto product = exchange_of(allocation.product);
    const auto fraction = read_xs_number(allocation.fraction);
    const auto bad = [&] {
      notes_.add("import.allocation.unknown", Severity::warning, allocation.line, [&] { return "an allocation of '" + builder_.process().name + "' names an exchange that is not there, or no fraction, and is left out"; }, "mend the allocation");
    };
    if (product == lca::none || !fraction) return bad();
    auto& process = builder_.process();
    lca::AllocationFactor factor{allocation.method == "1" ? Method::economic : allocation.method == "0" ? Method::causal : Method::physical, process.exchanges[product].flow, lca::none, *fraction / 100};
    process.stated_allocation = factor.method;
    for (const auto& number : allocation.exchanges) {
      factor.exchange = exchange_of(number);
      if (factor.exchange == lca::none) bad();
      else process.allocation.push_back(factor);
    }
    if (allocation.exchanges.empty()) process.allocation.push_back(factor);
  }

  void end_process() {
    in_process_ = false;
    if (!allocations_.empty())
      for (std::uint32_t rank = 0; rank < numbers_.size(); ++rank) ranks_.emplace(numbers_[rank], rank);
    for (const auto& allocation : allocations_) add_allocation(allocation);
    ranks_.clear();
    notes_.about_reference(builder_.process(), line());
    if (!builder_.end_process(notes_.file(), line())) return;
    for (const auto flow : made_) products_[flow].made = true;
  }

  DatasetBuilder& builder_;
  ImportNotes notes_;
  std::vector<Ecospold1Reader::Product>& products_;
  bool known_ = false;
  bool in_process_ = false;
  Draft draft_;
  std::string key_;
  std::vector<std::string> numbers_;  ///< of the exchanges of the process
  std::map<std::string, std::uint32_t> ranks_;  ///< of the first exchange of each number, while they are looked up
  std::vector<lca::FlowIndex> made_;  ///< by the process, which may yet be left out
  std::vector<Allocation> allocations_;
};

}  // namespace

void Ecospold1Reader::read(SourceText source) {
  Ecospold1Events events{builder_, source.file, products_};
  read_events(std::move(source), events, builder_);
}

void Ecospold1Reader::link() {
  std::multimap<std::string, const Product*> made;
  for (const auto& product : products_)
    if (product.made) made.emplace(product.key, &product);
  std::vector<lca::FlowIndex> instead(builder_.dataset().flows.size());
  std::iota(instead.begin(), instead.end(), lca::FlowIndex{0});
  for (const auto& product : products_) {
    if (product.flow == lca::none || product.located || product.made) continue;
    const auto [first, last] = made.equal_range(product.key);
    const auto by_number = std::find_if(first, last, [&product](const auto& other) { return other.second->number == product.number; });
    const auto chosen = by_number != last ? by_number : first != last && std::next(first) == last ? first : last;
    const auto& name = builder_.dataset().flows[product.flow].name;
    if (chosen != last) {
      instead[product.flow] = chosen->second->flow;
      builder_.report().add("import.link.guessed", [&] {
        return Finding{"import.link.guessed", Severity::note, {}, shown("inputs of '" + name + "' state no location; they are taken to be the product '" + builder_.dataset().flows[chosen->second->flow].id + "'"), "state the location of the input"};
      });
    } else if (first != last) {
      builder_.report().add("import.link.several", [&] {
        return Finding{"import.link.several", Severity::warning, {}, shown("inputs of '" + name + "' state no location, and several locations make it; they stay without a provider"), "state the location of the input"};
      });
    }
  }
  builder_.merge_flows(instead);
}

}  // namespace ferrolabel::formats
