// SPDX-License-Identifier: Apache-2.0
#include "generate/plant_template.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "formats/plant/plant_reader.hpp"
#include "issuing/quantity_limit.hpp"
#include "label/tonnes.hpp"
#include "syntax/number.hpp"
#include "syntax/xml_reader.hpp"

namespace ferrolabel::generate {

namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t most_sources = 3;  // as evidence; more would make small submissions large

constexpr std::array<std::string_view, 14> amount_units{"t", "kg", "kt", "GJ", "TJ", "MWh", "GWh", "kWh", "1000 Nm3", "Nm3", "Nm3/h", "1000 Nm3/h", "t CO2e", "t CO2"};

/// Where the value of an attribute of a start tag lies: [first, second); none where there is no such attribute.
std::pair<std::size_t, std::size_t> attribute(std::string_view tag, std::string_view name) {
  const std::string opening = " " + std::string{name} + "=\"";
  const auto found = tag.find(opening);
  if (found == none) return {none, none};
  return {found + opening.size(), tag.find('"', found + opening.size())};
}

}  // namespace

std::string multiplied(const std::string& number, std::int64_t thousandths) {
  const auto exact = quantity::Decimal::parse(number);
  constexpr std::int64_t most = 900'000'000'000;  // so that the product has at most 15 digits
  if (exact && exact->significand() < most && exact->significand() > -most) return quantity::Decimal{exact->significand() * thousandths, exact->exponent() - 3}.to_string();
  const auto value = syntax::parse_number(number).value() * static_cast<double>(thousandths) / 1000;
  return quantity::Decimal::from_double(value).value().to_string();
}

PlantTemplate::PlantTemplate(std::string_view xml, std::string product, std::string scheme, std::string family)
    : product_{std::move(product)}, scheme_{std::move(scheme)}, family_{std::move(family)} {
  read_facts(xml);
  cut(name_evidence(xml));
}

void PlantTemplate::read_facts(std::string_view xml) {
  const auto document = syntax::read_xml({"template", std::string{xml}}, "https://ferrolabel.eu/ns/plant/1");
  if (!document) throw std::runtime_error{describe(document.findings().front())};
  const auto plant = formats::read_plant(*document);
  if (!plant) throw std::runtime_error{describe(plant.findings().front())};
  from_ = plant->period.from;
  to_ = plant->period.to;
  for (const auto& process : plant->processes)
    for (const auto& good : process.goods)
      if (good.id == product_) available_kg_ = label::grams(issuing::available_tonnes(*plant, process, good)).value() / 1000;
  if (available_kg_ == 0) throw std::runtime_error{"the sample makes no " + product_};
}

/// Lets values whose source is among the first ones name it as evidence.
std::string PlantTemplate::name_evidence(std::string_view xml) {
  constexpr std::string_view opening = " source=\"";
  std::string named;
  for (auto at = xml.find(opening); at != none; at = xml.find(opening)) {
    const auto start = at + opening.size();
    const std::string source{xml.substr(start, xml.find('"', start) - start)};
    named += xml.substr(0, start);
    xml.remove_prefix(start);
    const bool is_choice = source.find(' ') == none;  // source="grid" of a supply is no document
    if (is_choice) continue;
    auto known = std::find(sources_.begin(), sources_.end(), source);
    if (known == sources_.end() && sources_.size() < most_sources) known = sources_.insert(known, source);
    if (known != sources_.end()) named += "evidence:E" + std::to_string(known - sources_.begin() + 1) + " ";
  }
  return named + std::string{xml};
}

void PlantTemplate::cut(std::string_view xml) {
  std::string indented;
  for (const char sign : xml) {
    indented += sign;
    if (sign == '\n') indented += "  ";
  }
  while (!indented.empty() && (indented.back() == ' ' || indented.back() == '\n')) indented.pop_back();
  const std::string_view text = indented;

  std::size_t done = 0;
  const auto gap = [&](Gap kind, std::size_t from, std::size_t to) {
    parts_.push_back({std::string{text.substr(done, from - done)}, kind, std::string{text.substr(from, to - from)}});
    done = to;
  };
  for (auto open = text.find('<'); open != none; open = text.find('<', open + 1)) {
    const auto end = text.find('>', open);
    const auto tag = text.substr(open, end - open);
    const auto place = [&](std::string_view name, Gap kind) {
      const auto [from, to] = attribute(tag, name);
      if (from != none && open + from >= done) gap(kind, kind == Gap::number ? open + to : open + from, open + to);
    };
    if (tag.starts_with("<installation ")) {
      place("id", Gap::number);
      place("name", Gap::company);
      place("operator", Gap::company);
      place("site", Gap::site);
    } else if (tag.starts_with("<simplePlant ")) {
      place("company", Gap::company);
      place("id", Gap::number);
      place("site", Gap::site);
    }
    const auto [from, to] = attribute(tag, "unit");
    if (from == none) continue;
    const auto unit = tag.substr(from, to - from);
    const Gap kind = unit == "t CO2e/t" ? Gap::intensity : unit == "t CO2/MWh" ? Gap::grid : std::find(amount_units.begin(), amount_units.end(), unit) != amount_units.end() ? Gap::amount : Gap::none;
    if (kind == Gap::none) continue;
    const auto [value, value_end] = attribute(tag, "value");
    if (value != none) gap(kind, open + value, open + value_end);
    else gap(kind, end + 1, text.find('<', end));
  }
  parts_.push_back({std::string{text.substr(done)}, Gap::none, {}});
}

void PlantTemplate::append_to(std::string& text, const Filling& filling) const {
  text += "  ";
  for (const auto& part : parts_) {
    text += part.literal;
    switch (part.gap) {
      case Gap::none: break;
      case Gap::amount: text += multiplied(part.value, filling.amounts); break;
      case Gap::intensity: text += multiplied(part.value, filling.intensities); break;
      case Gap::grid: text += multiplied(part.value, filling.grid); break;
      case Gap::number: text += filling.number; break;
      case Gap::company: text += filling.company; break;
      case Gap::site: text += filling.site; break;
    }
  }
  text += '\n';
}

}  // namespace ferrolabel::generate
