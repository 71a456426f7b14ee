// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "formats/plant/number_advice.hpp"
#include "formats/plant/plant_object.hpp"
#include "formats/plant/spelling.hpp"
#include "syntax/number.hpp"

/// Members of a PlantObject that are texts, codes, dates and whole numbers.
namespace ferrolabel::formats {

using syntax::Kind;
using syntax::Node;

namespace {

constexpr std::size_t longest_text = 4096;

std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view blank = " \t\r\n";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Whether XML can hold the text too, so that JSON and XML carry the same plants. @pre text is UTF-8
bool has_control_characters(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return true;
    if (byte == 0x7F || text.substr(at).starts_with("\xEF\xBF\xBE") || text.substr(at).starts_with("\xEF\xBF\xBF")) return true;
  }
  return false;
}

std::string upper(std::string_view text) {
  std::string result{text};
  for (auto& sign : result)
    if (sign >= 'a' && sign <= 'z') sign = static_cast<char>(sign - 'a' + 'A');
  return result;
}

std::string country_advice(std::string_view written) {
  const auto capitals = upper(written);
  if (capitals == "UK") return "write GB for the United Kingdom";
  if (capitals == "EL") return "write GR for Greece";
  if (plant::CountryCode::parse(capitals)) return "write " + capitals;
  return "write the two capital letters of ISO 3166-1, such as DE or CN";
}

std::string date_advice(std::string_view written) {
  const bool eight_digits = written.size() == 8 && std::all_of(written.begin(), written.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  if (eight_digits) {
    const auto text = std::string{written.substr(0, 4)} + "-" + std::string{written.substr(4, 2)} + "-" + std::string{written.substr(6)};
    if (quantity::parse_date(text)) return "write " + text;
  }
  return "write a day that exists as YYYY-MM-DD, such as 2025-12-31";
}

}  // namespace

std::optional<std::string_view> PlantObject::scalar_text(Node node, std::string_view wanted) {
  if (node.kind() != Kind::string && node.kind() != Kind::text) {
    wrong_kind(node, wanted, node.kind() == Kind::number ? "write it in quotes" : "write " + std::string{wanted});
    return std::nullopt;
  }
  const auto text = trimmed(node.scalar());
  if (text.empty()) {
    error("plant.text.empty", node, "'" + std::string{node.name()} + "' is empty", "give the text, or leave the member out where it may be");
    return std::nullopt;
  }
  if (text.size() > longest_text) {
    error("plant.text.too-long", node, "the text has " + std::to_string(text.size()) + " bytes", "shorten it to " + std::to_string(longest_text) + " bytes; long evidence stays in its own document");
    return std::nullopt;
  }
  if (has_control_characters(text)) {
    error("plant.text.control-character", node, in_quotes(text) + " holds a control character", "remove it");
    return std::nullopt;
  }
  return text;
}

bool PlantObject::read_text(std::string_view name, std::string& out, Need need, Node& node) {
  node = need == Need::required ? required(name) : take(name);
  if (!node) return false;
  const auto text = scalar_text(node, "a text");
  if (text) out = *text;
  return text.has_value();
}

void PlantObject::text(std::string_view name, std::string& out, Need need) {
  Node node;
  static_cast<void>(read_text(name, out, need, node));
}

void PlantObject::text(std::string_view name, std::string& out, Place& place, Need need) {
  Node node;
  static_cast<void>(read_text(name, out, need, node));
  if (node) place = node.place();
}

void PlantObject::id(std::string& out) {
  Node node;
  if (!read_text("id", out, Need::required, node)) return;
  if (out == plant::outside)
    error("plant.id.reserved", node, "the id 'outside' is taken: it names what lies outside the installation", "choose another id");
  else if (!plant::is_id(out))
    error("plant.id.malformed", node, in_quotes(out) + " is no id", "use 1 to 64 of the signs A-Z a-z 0-9 . _ - and open with a letter or digit");
}

void PlantObject::country(std::string_view name, std::optional<plant::CountryCode>& out) {
  std::string text;
  Node node;
  if (!read_text(name, text, Need::optional, node)) return;
  if (text != "UK" && text != "EL") out = plant::CountryCode::parse(text);
  if (!out) error("plant.country.malformed", node, in_quotes(text) + " is no country code", country_advice(text));
}

void PlantObject::country(std::string_view name, plant::CountryCode& out, Place& place) {
  std::string text;
  Node node;
  const bool read = read_text(name, text, Need::required, node);
  if (node) place = node.place();
  if (!read) return;
  const auto code = plant::CountryCode::parse(text);
  if (code && text != "UK" && text != "EL")
    out = *code;
  else
    error("plant.country.malformed", node, in_quotes(text) + " is no country code", country_advice(text));
}

void PlantObject::cn(std::string_view name, plant::CnCode& out, Place& place) {
  const auto node = required(name);
  if (!node) return;
  place = node.place();
  constexpr std::string_view wanted = "a CN code of 8 digits in quotes";
  if (node.kind() == Kind::number) return wrong_kind(node, wanted, "write \"" + std::string{node.scalar()} + "\"");
  const auto text = scalar_text(node, wanted);
  if (!text) return;
  const auto code = plant::CnCode::parse(*text);
  if (code)
    out = *code;
  else
    error("plant.cn.malformed", node, in_quotes(*text) + " is no CN code", "write all 8 digits, such as 72083900; a heading of 4 or 6 digits is not enough");
}

void PlantObject::date(std::string_view name, quantity::Date& out) {
  std::string text;
  Node node;
  if (!read_text(name, text, Need::required, node)) return;
  const auto day = quantity::parse_date(text);
  if (day)
    out = *day;
  else
    error("plant.date.malformed", node, in_quotes(text) + " is no day", date_advice(text));
}

std::optional<std::size_t> PlantObject::choice_index(std::string_view name, std::span<const std::string_view> names, Need need) {
  const auto node = need == Need::required ? required(name) : take(name);
  if (!node) return std::nullopt;
  const auto text = scalar_text(node, "one of " + quoted_list(names));
  if (!text) return std::nullopt;
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names[at] == *text) return at;
  const auto near = nearest(*text, names);
  error("plant.choice.unknown", node, in_quotes(*text) + " is no value of '" + std::string{name} + "'",
        (near.empty() ? std::string{} : "did you mean '" + std::string{near} + "'? ") + "write one of " + quoted_list(names));
  return std::nullopt;
}

std::optional<double> PlantObject::number(Node node) {
  if (node.kind() == Kind::number) {
    if (const auto value = syntax::parse_number(node.scalar())) return value;
  } else if (node.kind() == Kind::text || node.kind() == Kind::string) {
    const auto text = trimmed(node.scalar());
    if (text.empty()) {
      error("plant.text.empty", node, "'" + std::string{node.name()} + "' is empty", "write the number; a value that is not known is left out");
      return std::nullopt;
    }
    const auto read = syntax::read_number(text);
    if (read.fault == syntax::NumberFault::none) {
      if (node.kind() == Kind::text) return read.value;
      wrong_kind(node, "a number", "write " + std::string{text} + " without quotes");
      return std::nullopt;
    }
    auto advice = advise_on_number(text);
    error(advice.code, node, std::move(advice.message), std::move(advice.fix));
    return std::nullopt;
  }
  wrong_kind(node, "a number", "write a number such as 1234.5");
  return std::nullopt;
}

void PlantObject::integer(std::string_view name, std::optional<int>& out, int least, int most, Need need) {
  const auto node = need == Need::required ? required(name) : take(name);
  if (!node) return;
  const auto value = number(node);
  if (!value) return;
  if (*value >= least && *value <= most && std::trunc(*value) == *value)
    out = static_cast<int>(*value);
  else
    error("plant.number.out-of-range", node, "'" + std::string{name} + "' is " + in_quotes(node.scalar()),
          "write a whole number from " + std::to_string(least) + " to " + std::to_string(most));
}

void PlantObject::texts(std::string_view name, std::string_view item, std::vector<std::string>& out) {
  const auto array = take(name);
  if (!array) return;
  out.reserve(count_items(array, item, Need::optional));
  for (auto node = array.first_child(); node; node = node.next()) {
    if (!is_item(array, node, item)) continue;
    if (const auto text = scalar_text(node, "a text")) out.emplace_back(*text);
  }
}

}  // namespace ferrolabel::formats
